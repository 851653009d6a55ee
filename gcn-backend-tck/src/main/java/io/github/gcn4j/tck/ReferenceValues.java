package io.github.gcn4j.tck;

import io.github.gcn4j.io.SafetensorsFile;
import io.github.gcn4j.io.SafetensorsReader;
import io.github.gcn4j.io.Tensor;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values computed with PyTorch Geometric 2.5.3 on torch 1.13, that come with this kit. */
final class ReferenceValues {
  private final SafetensorsFile file;

  private ReferenceValues(SafetensorsFile file) {
    this.file = file;
  }

  static ReferenceValues load(String name) {
    try (InputStream in = ReferenceValues.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("expected resource " + name + " in this kit's jar");
      }
      return new ReferenceValues(SafetensorsReader.read(name, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  float[] floats(String name) {
    return tensor(name).floats();
  }

  int[] ints(String name) {
    return Arrays.stream(tensor(name).longs()).mapToInt(Math::toIntExact).toArray();
  }

  /** A row of a {@code [rows, columns]} integer tensor. */
  int[] row(String name, int row) {
    int[] all = ints(name);
    int columns = (int) tensor(name).shape()[1];
    return Arrays.copyOfRange(all, row * columns, (row + 1) * columns);
  }

  /** A program's parameters under a prefix such as {@code init.}. */
  Parameters parameters(Program program, String prefix) {
    Map<String, float[]> values = new LinkedHashMap<>();
    program.parameters().keySet().forEach(name -> values.put(name, floats(prefix + name)));
    return Parameters.of(program, values);
  }

  private Tensor tensor(String name) {
    return file.tensor(name)
        .orElseThrow(() -> new IllegalStateException("expected reference value " + name));
  }
}
