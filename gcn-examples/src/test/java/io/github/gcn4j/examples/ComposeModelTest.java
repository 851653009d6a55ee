package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeModelTest {
  @TempDir Path temp;

  @Test
  void itTrainsAComposedModelThatItsFileHoldsWhole() throws Exception {
    Path folder = temp.resolve("cells");
    new SyntheticSmears(32, 32, 10, 1).write(folder, (done, total) -> {});
    Path modelFile = temp.resolve("composed.safetensors");

    String printed = Output.of(ComposeModel::main, folder.toString(), modelFile.toString());

    assertThat(printed)
        .contains("steps, ", "the same program from the file: true")
        .contains("of 8 images", "Confusion matrix");
    Model model = ModelFile.read(modelFile);
    assertThat(model.program()).isEqualTo(ComposeModel.program(3, 4));
    assertThat(model.architecture()).isEqualTo("custom");
  }
}
