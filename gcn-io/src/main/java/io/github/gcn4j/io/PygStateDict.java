package io.github.gcn4j.io;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Imports a PyTorch Geometric {@code state_dict} saved with {@code safetensors.torch.save_file}.
 * Its tensors carry no architecture, which the caller therefore names.
 */
public final class PygStateDict {
  private static final Pattern CONVOLUTION = Pattern.compile("conv([1-9][0-9]{0,3})\\..*");

  private PygStateDict() {}

  /**
   * Makes a model from a state_dict.
   *
   * <p>{@link Preset#FLAT} expects {@code conv1.lin.weight} {@code [out, in]} and {@code
   * conv1.bias} {@code [out]}, as many more of {@code conv2…} as there are layers, {@code
   * fc.weight} {@code [classes, in]} and {@code fc.bias} {@code [classes]}, of any floating-point
   * type; how many layers and how wide is taken from the tensors. The others expect the preset's
   * own parameters under their names. The counters {@code num_batches_tracked} of batch
   * normalisations are passed over.
   *
   * @param path the safetensors file
   * @param preset the architecture that was trained
   * @param classes class names, in the order of the logits
   * @param preprocessing how images became node features in training
   * @return the model, of provenance {@code converted}
   * @throws ModelFormatException if it is not a valid safetensors file or is a gcn4j model already,
   *     or a tensor is missing, unexpected, not finite or of a shape that does not fit; the message
   *     names it
   * @throws IllegalArgumentException if there is no class, or a class is named twice
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if the file cannot be read
   */
  public static Model toModel(
      Path path, Preset preset, List<String> classes, Preprocessing preprocessing)
      throws IOException {
    return toModel(path.toString(), SafetensorsReader.read(path), preset, classes, preprocessing);
  }

  /**
   * Makes a model from a state_dict that is already in memory.
   *
   * @param source a name for error messages
   * @param file the state_dict
   * @param preset the architecture that was trained
   * @param classes class names, in the order of the logits
   * @param preprocessing how images became node features in training
   * @return the model, of provenance {@code converted}
   * @throws ModelFormatException if it is a gcn4j model already, or a tensor is missing,
   *     unexpected, not finite or of a shape that does not fit; the message names it
   * @throws IllegalArgumentException if there is no class, or a class is named twice
   */
  public static Model toModel(
      String source,
      SafetensorsFile file,
      Preset preset,
      List<String> classes,
      Preprocessing preprocessing)
      throws ModelFormatException {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("expected at least one class name, found none");
    }
    if (file.metadata().containsKey(ModelFile.DESCRIPTION_KEY)) {
      throw new ModelFormatException(
          source,
          "expected a PyTorch Geometric state_dict, found a gcn4j model: use it as it is, it needs no conversion");
    }
    Program program =
        switch (preset) {
          case FLAT ->
              Preset.flat(preprocessing.nodeFeatures(), widths(source, file), classes.size());
          case PYRAMID, SEGMENTED -> preset.program(preprocessing.nodeFeatures(), classes.size());
        };
    TensorShelf shelf = new TensorShelf(source, file);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (ParameterSpec spec : program.parameters().values()) {
      values.put(spec.name(), shelf.floats(spec.name(), spec.shape()));
    }
    for (String name : file.names()) {
      if (name.endsWith(".num_batches_tracked")) {
        shelf.take(name);
      }
    }
    shelf.requireAllTaken();
    boolean usual = program.equals(preset.program(preprocessing.nodeFeatures(), classes.size()));
    return new Model(
        usual ? preset.label() : "custom",
        program,
        Parameters.of(program, values),
        classes,
        preprocessing,
        1,
        Provenance.of("converted"),
        Optional.empty(),
        List.of());
  }

  /** Features written by each convolution: the first dimension of its weight. */
  private static List<Integer> widths(String source, SafetensorsFile file)
      throws ModelFormatException {
    TensorShelf shelf = new TensorShelf(source, file);
    int layers = 1;
    for (String name : file.names()) {
      Matcher convolution = CONVOLUTION.matcher(name);
      if (convolution.matches()) {
        layers = Math.max(layers, Integer.parseInt(convolution.group(1)));
      }
    }
    List<Integer> widths = new ArrayList<>();
    for (int layer = 1; layer <= layers; layer++) {
      String name = "conv" + layer + ".lin.weight";
      long[] shape = shelf.take(name).shape();
      // The upper bound of every dimension is an element count that fits the file.
      if (shape.length != 2 || shape[0] < 1 || shape[1] < 1) {
        throw shelf.problem(name, "expected shape [out, in], found " + Arrays.toString(shape));
      }
      widths.add(Math.toIntExact(shape[0]));
    }
    return widths;
  }
}
