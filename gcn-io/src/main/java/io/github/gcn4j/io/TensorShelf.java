package io.github.gcn4j.io;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Hands out a file's tensors against what is expected of each, and in the end refuses those nobody
 * asked for.
 */
final class TensorShelf {
  private final String source;
  private final SafetensorsFile file;
  private final Set<String> taken = new HashSet<>();

  TensorShelf(String source, SafetensorsFile file) {
    this.source = source;
    this.file = file;
  }

  boolean has(String name) {
    return file.tensor(name).isPresent();
  }

  /** Takes a tensor of whatever type and shape. */
  Tensor take(String name) throws ModelFormatException {
    Tensor tensor = file.tensor(name).orElseThrow(() -> missing(name));
    taken.add(name);
    return tensor;
  }

  /** Takes finite floating-point numbers of exactly this shape. */
  float[] floats(String name, List<Integer> shape) throws ModelFormatException {
    Tensor tensor = take(name);
    long[] expected = shape.stream().mapToLong(Integer::longValue).toArray();
    if (!Arrays.equals(expected, tensor.shape())) {
      throw problem(name, "expected shape " + shape + ", found " + Arrays.toString(tensor.shape()));
    }
    if (!tensor.dtype().isFloatingPoint()) {
      throw problem(name, "expected floating-point numbers, found " + tensor.dtype());
    }
    float[] values = tensor.floats();
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw problem(name, "expected finite numbers, found %s at %d".formatted(values[i], i));
      }
    }
    return values;
  }

  /** Refuses tensors that were not taken. */
  void requireAllTaken() throws ModelFormatException {
    for (String name : file.names()) {
      if (!taken.contains(name)) {
        throw problem(name, "expected no such tensor in this model, found one");
      }
    }
  }

  ModelFormatException problem(String name, String problem) {
    return ModelFormatException.inTensor(source, name, problem);
  }

  private ModelFormatException missing(String name) {
    List<String> some = file.names().stream().limit(8).map(Quotation::of).toList();
    String found = some.isEmpty() ? "no tensors at all" : "only " + String.join(", ", some);
    return problem(
        name, "expected this tensor, found " + found + (file.names().size() > 8 ? ", …" : ""));
  }
}
