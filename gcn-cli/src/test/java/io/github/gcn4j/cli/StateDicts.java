package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.SafetensorsFile;
import io.github.gcn4j.io.SafetensorsWriter;
import io.github.gcn4j.io.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What PyTorch Geometric users bring: two convolutions of 3 and 5 features, and a linear layer. */
final class StateDicts {
  private StateDicts() {}

  static Path write(Path file, int classes) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    add(tensors, "conv1.bias", 3);
    add(tensors, "conv1.lin.weight", 3, 1);
    add(tensors, "conv2.bias", 5);
    add(tensors, "conv2.lin.weight", 5, 3);
    add(tensors, "fc.bias", classes);
    add(tensors, "fc.weight", classes, 5);
    SafetensorsWriter.write(new SafetensorsFile(Map.of(), tensors), file);
    return file;
  }

  private static void add(List<Tensor> tensors, String name, long... shape) {
    int size = 1;
    for (long dimension : shape) {
      size *= Math.toIntExact(dimension);
    }
    Random random = new Random(name.hashCode());
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    tensors.add(Tensor.ofFloats(name, values, shape));
  }

  static void convert(Gcn gcn, Path folder, Path model, String classes) throws IOException {
    Path dict = write(folder.resolve("pyg.safetensors"), classes.split(",").length);
    Gcn.Result result = gcn.run("convert", dict, model, "--classes", classes, "--image-size", 16);
    assertThat(result.status()).isZero();
  }
}
