package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.Classification;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.PygStateDict;
import io.github.gcn4j.io.SafetensorsFile;
import io.github.gcn4j.io.SafetensorsWriter;
import io.github.gcn4j.io.Tensor;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Serves a model that was trained in PyTorch Geometric, with the very same numbers. In Python, its
 * {@code state_dict} is saved with
 *
 * <pre>{@code
 * from safetensors.torch import save_file
 * state = {name: t.contiguous().cpu() for name, t in model.state_dict().items()}
 * save_file(state, "state_dict.safetensors")
 * }</pre>
 *
 * <p>for a model whose layers are named {@code conv1}, {@code conv2}, … (each a {@code GCNConv}
 * followed by ReLU) and {@code fc} (a {@code Linear} after the mean pool).
 *
 * <p>Arguments: that file, an image file, then the class names in the order of the logits. With
 * none, parameters drawn at random stand in for a trained model: its answer is a guess.
 */
public final class LoadPygStateDict {
  private static final List<String> CLASSES = List.of("Benign", "Early", "Pre", "Pro");

  private LoadPygStateDict() {}

  /** Loads and classifies. */
  public static void main(String[] args) throws IOException {
    Path stateDict = args.length > 0 ? Path.of(args[0]) : untrained();
    List<String> classes = args.length > 2 ? List.of(args).subList(2, args.length) : CLASSES;

    // A state_dict holds neither: in training, gray pixels of 96×96 were divided by 255.
    Preprocessing preprocessing = Preprocessing.unit(96, 96, 1);
    Model model = PygStateDict.toModel(stateDict, Preset.FLAT, classes, preprocessing);
    model
        .program()
        .parameters()
        .forEach((name, spec) -> System.out.println(name + " " + spec.shape()));

    try (TensorBackend backend = Backends.best();
        ImageClassifier classifier = ImageClassifier.open(model, backend)) {
      Classification answer =
          args.length > 1
              ? classifier.classify(Path.of(args[1]))
              : classifier.classify(
                  new SyntheticSmears(96, 96, 1, 3).paint(0, 0).toBufferedImage());
      System.out.printf("%s, %.1f %%%n", answer.predictedClass(), 100 * answer.confidence());
    }
  }

  /** What Python would have written, but for the training. */
  private static Path untrained() throws IOException {
    Program program = Preset.FLAT.program(1, CLASSES.size());
    Parameters parameters = Parameters.initial(program, new SplittableRandom(1));
    List<Tensor> tensors = new ArrayList<>();
    for (ParameterSpec spec : program.parameters().values()) {
      long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
      tensors.add(Tensor.ofFloats(spec.name(), parameters.get(spec.name()), shape));
    }
    Path file = Files.createTempDirectory("gcn4j-pyg").resolve("state_dict.safetensors");
    SafetensorsWriter.write(new SafetensorsFile(Map.of(), tensors), file);
    return file;
  }
}
