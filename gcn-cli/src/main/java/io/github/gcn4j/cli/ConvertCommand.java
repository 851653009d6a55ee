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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gcn convert}. */
@Command(
    name = "convert",
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Makes a model file from a PyTorch Geometric state_dict, saved in Python with"
          + " safetensors.torch.save_file(model.state_dict(), \"pyg.safetensors\").",
      "The number and widths of the layers are taken from the tensors."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class ConvertCommand implements Callable<Integer> {
  private static final int LARGEST_SIDE = 4096;

  private final Shell shell;

  @Spec CommandSpec command;

  @Parameters(index = "0", paramLabel = "IN", description = "The state_dict, safetensors.")
  Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "The model file to write.")
  Path out;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      defaultValue = "flat",
      converter = PresetOption.class,
      completionCandidates = PresetOption.class,
      description = "Architecture: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Preset preset;

  @Option(
      names = "--classes",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "Class names in the order of the outputs, for example Benign,Early,Pre,Pro.")
  List<String> classes;

  @Option(
      names = "--image-size",
      paramLabel = "N",
      defaultValue = "96",
      description = "Images are resized to N×N pixels. Default: ${DEFAULT-VALUE}.")
  int imageSize;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "1",
      description = "Features of a pixel: 1 (gray) or 3 (RGB). Default: ${DEFAULT-VALUE}.")
  int channels;

  @Option(
      names = "--mean",
      split = ",",
      paramLabel = "X",
      description = "Subtracted from each channel on the scale 0 to 1. Default: 0.")
  @Nullable List<Float> mean;

  @Option(
      names = "--std",
      split = ",",
      paramLabel = "X",
      description = "What each channel is divided by after that. Default: 1.")
  @Nullable List<Float> std;

  @Mixin CommonOptions common;

  ConvertCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Preprocessing preprocessing = preprocessing();
    AtomicFile.requireWritable(out);
    Model model = PygStateDict.toModel(in, preset, classes, preprocessing);
    ModelFile.write(model, out);
    shell.note(
        "wrote %s: %d parameters, %d classes"
            .formatted(out, model.program().parameterCount(), model.classes().size()));
    return 0;
  }

  private Preprocessing preprocessing() {
    if (imageSize < 1 || imageSize > LARGEST_SIDE) {
      throw wrongUsage("--image-size: expected 1 to " + LARGEST_SIDE + ", found " + imageSize);
    }
    if (classes.stream().distinct().count() != classes.size()) {
      throw wrongUsage("--classes: expected distinct names, found " + classes);
    }
    try {
      return new Preprocessing(
          imageSize,
          imageSize,
          channels,
          Connectivity.FOUR,
          mean == null ? Collections.nCopies(Math.max(0, channels), 0f) : mean,
          std == null ? Collections.nCopies(Math.max(0, channels), 1f) : std);
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--channels, --mean, --std: " + e.getMessage());
    }
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
