package io.github.gcn4j.cli;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.PygStateDict;
import io.github.gcn4j.io.onnx.OnnxFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code gcn convert}. */
final class ConvertCommand extends GcnCommand {
  private static final int LARGEST_SIDE = 4096;
  private static final String MODEL = ".safetensors";
  private static final String ONNX = ".onnx";

  private final Argument<Path> in = file(0, "IN", "State_dict, or for ONNX a model file.");
  private final Argument<Path> out =
      file(1, "OUT", "Model file (*.safetensors) or ONNX (*.onnx) to write.");
  private final Argument<Preset> preset = option(PresetOption.builder().defaultValue("flat"));
  private final Argument<List<String>> classes =
      option(
          commaSeparated(
              "--classes",
              "NAME",
              String.class,
              "Class names in the order of the outputs, for example Benign,Early,Pre,Pro."));
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
        "The number and widths of the layers are taken from the tensors.",
        "Or makes ONNX from a model file, for ONNX Runtime, Triton and others. No option is needed"
            + " then, as the model file says it all.");
    usage()
        .customSynopsis(
            "gcn convert [OPTIONS] --classes NAME[,NAME…] pyg.safetensors model.safetensors",
            "gcn convert model.safetensors model.onnx");
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
    Path file = out.value();
    boolean onnx = endsWith(file, ONNX);
    require(
        onnx || endsWith(file, MODEL),
        "OUT: expected a name that ends in " + MODEL + " or " + ONNX + ", found " + file);
    if (onnx) {
      requireNoOptions();
      AtomicFile.requireWritable(file);
      toOnnx(ModelChoice.readOne(in.value()), file);
    } else {
      Preprocessing preprocessing = preprocessing();
      AtomicFile.requireWritable(file);
      toModel(preprocessing, file);
    }
    return 0;
  }

  private static boolean endsWith(Path file, String extension) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(extension);
  }

  /** On the command line; defaults and settings are for the other use and do no harm. */
  private void requireNoOptions() {
    for (Argument<?> argument : List.of(preset, classes, imageSize, channels, mean, std)) {
      if (argument.spec() instanceof OptionSpec option) {
        boolean given = option.command().commandLine().getParseResult().hasMatchedOption(option);
        require(
            !given,
            option.longestName()
                + ": expected no such option with OUT "
                + ONNX
                + ", as IN says it, found it given: leave it out");
      }
    }
  }

  private void toModel(Preprocessing preprocessing, Path file) throws IOException {
    Model model = PygStateDict.toModel(in.value(), preset.value(), classes.value(), preprocessing);
    ModelFile.write(model, file);
    shell()
        .note(
            "wrote %s: %d parameters, %d classes"
                .formatted(file, model.program().parameterCount(), model.classes().size()));
  }

  private void toOnnx(Model model, Path file) throws IOException {
    OnnxFile.write(model, file);
    Preprocessing images = model.preprocessing();
    shell()
        .note(
            "wrote %s: ONNX opset %d, pixels [N, %d, %d, %d], logits and probabilities [N, %d]"
                .formatted(
                    file,
                    OnnxFile.OPSET,
                    images.channels(),
                    images.height(),
                    images.width(),
                    model.classes().size()));
  }

  private Preprocessing preprocessing() {
    int size = imageSize.value();
    int features = channels.value();
    require(classes.ifGiven().isPresent(), "expected --classes NAME, found none: add it");
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
