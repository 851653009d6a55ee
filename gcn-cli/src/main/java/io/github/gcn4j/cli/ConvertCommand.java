package io.github.gcn4j.cli;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.PygStateDict;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code gcn convert}. */
final class ConvertCommand extends GcnCommand {
  private static final int LARGEST_SIDE = 4096;

  private final Argument<Path> in = file(0, "IN", "The state_dict, safetensors.");
  private final Argument<Path> out = file(1, "OUT", "The model file to write.");
  private final Argument<Preset> preset = option(PresetOption.builder().defaultValue("flat"));
  private final Argument<List<String>> classes =
      option(
          commaSeparated(
                  "--classes",
                  "NAME",
                  String.class,
                  "Class names in the order of the outputs, for example Benign,Early,Pre,Pro.")
              .required(true));
  private final Argument<Integer> imageSize =
      withDefault("--image-size", "N", Integer.class, "96", "Images are resized to N×N pixels.");
  private final Argument<Integer> channels =
      withDefault(
          "--channels", "N", Integer.class, "1", "Features of a pixel: 1 (gray) or 3 (RGB).");
  private final Argument<List<Float>> mean =
      option(
          commaSeparated(
              "--mean",
              "X",
              Float.class,
              "Subtracted from each channel on the scale 0 to 1. Default: 0."));
  private final Argument<List<Float>> std =
      option(
          commaSeparated(
              "--std",
              "X",
              Float.class,
              "What each channel is divided by after that. Default: 1."));

  ConvertCommand(Shell shell) {
    super(
        "convert",
        shell,
        "Makes a model file from a PyTorch Geometric state_dict, saved in Python with"
            + " safetensors.torch.save_file(model.state_dict(), \"pyg.safetensors\").",
        "The number and widths of the layers are taken from the tensors.");
  }

  private Argument<Path> file(int index, String label, String description) {
    return parameter(
        PositionalParamSpec.builder()
            .type(Path.class)
            .index(Integer.toString(index))
            .arity("1")
            .required(true)
            .paramLabel(label)
            .description(description));
  }

  @Override
  public Integer call() throws IOException {
    Preprocessing preprocessing = preprocessing();
    AtomicFile.requireWritable(out.value());
    Model model = PygStateDict.toModel(in.value(), preset.value(), classes.value(), preprocessing);
    ModelFile.write(model, out.value());
    shell()
        .note(
            "wrote %s: %d parameters, %d classes"
                .formatted(out.value(), model.program().parameterCount(), model.classes().size()));
    return 0;
  }

  private Preprocessing preprocessing() {
    int size = imageSize.value();
    int features = channels.value();
    List<String> names = classes.value();
    require(
        size >= 1 && size <= LARGEST_SIDE,
        "--image-size: expected 1 to " + LARGEST_SIDE + ", found " + size);
    require(
        !names.isEmpty() && names.stream().noneMatch(String::isBlank),
        "--classes: expected names with commas between, found " + names);
    require(
        names.stream().distinct().count() == names.size(),
        "--classes: expected distinct names, found " + names);
    require(features == 1 || features == 3, "--channels: expected 1 or 3, found " + features);
    try {
      return new Preprocessing(
          size,
          size,
          features,
          Connectivity.FOUR,
          mean.ifGiven().orElseGet(() -> Collections.nCopies(features, 0f)),
          std.ifGiven().orElseGet(() -> Collections.nCopies(features, 1f)));
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--mean, --std: " + e.getMessage());
    }
  }
}
