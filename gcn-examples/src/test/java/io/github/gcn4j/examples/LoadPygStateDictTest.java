package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.PygStateDict;
import io.github.gcn4j.io.SafetensorsFile;
import io.github.gcn4j.io.SafetensorsReader;
import io.github.gcn4j.io.SafetensorsWriter;
import io.github.gcn4j.io.Tensor;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Preset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadPygStateDictTest {
  private static final String REFERENCE = "/io/github/gcn4j/tck/grid96.safetensors";
  private static final List<String> CLASSES = List.of("Benign", "Early", "Pre", "Pro");

  @TempDir Path temp;

  @Test
  void withNothingGivenItGuesses() throws Exception {
    String printed = Output.of(LoadPygStateDict::main);

    assertThat(printed)
        .contains("conv3.lin.weight [64, 32]\n", "fc.bias [4]\n")
        .containsPattern("(?m)^(Benign|Early|Pre|Pro), \\d+\\.\\d %$");
  }

  @Test
  void itClassifiesAnImageFileWithAStateDictAndItsClasses() throws Exception {
    Path folder = temp.resolve("images");
    new SyntheticSmears(60, 50, 1, 1).write(folder, (done, total) -> {});

    String printed =
        Output.of(
            LoadPygStateDict::main,
            stateDict().toString(),
            folder.resolve("Pro/smear-001.png").toString(),
            "A",
            "B",
            "C",
            "D");

    assertThat(printed).containsPattern("(?m)^[ABCD], \\d+\\.\\d %$");
  }

  @Test
  void theLogitsAreThoseOfPyTorchGeometric() throws Exception {
    SafetensorsFile reference = reference();
    float[] x = floats(reference, "x");
    float[] expected = floats(reference, "logits");
    Model model =
        PygStateDict.toModel(stateDict(), Preset.FLAT, CLASSES, Preprocessing.unit(96, 96, 1));

    try (TensorBackend backend = Backends.best();
        Session session =
            Session.open(
                backend, model.program(), model.preprocessing().graph(), model.parameters())) {
      float[] logits = session.logits(x, 4);

      double largest = 0;
      for (float logit : expected) {
        largest = Math.max(largest, Math.abs(logit));
      }
      assertThat(logits).hasSameSizeAs(expected);
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) logits[i]).isCloseTo(expected[i], within(1e-5 * largest));
      }
    }
  }

  /** What {@code save_file(model.state_dict(), …)} wrote, from the kit's reference values. */
  private Path stateDict() throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    for (Tensor tensor : reference().tensors()) {
      if (tensor.name().startsWith("init.")) {
        String name = tensor.name().substring("init.".length());
        tensors.add(Tensor.ofFloats(name, tensor.floats(), tensor.shape()));
      }
    }
    Path file = temp.resolve("state_dict.safetensors");
    SafetensorsWriter.write(new SafetensorsFile(Map.of(), tensors), file);
    return file;
  }

  private static SafetensorsFile reference() throws IOException {
    try (InputStream in = LoadPygStateDictTest.class.getResourceAsStream(REFERENCE)) {
      return SafetensorsReader.read(REFERENCE, Objects.requireNonNull(in).readAllBytes());
    }
  }

  private static float[] floats(SafetensorsFile file, String name) {
    return file.tensor(name).orElseThrow().floats();
  }
}
