package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainOnFolderTest {
  @TempDir Path temp;

  @Test
  void itTrainsOnAFolderSavesTheModelAndEvaluatesIt() throws Exception {
    Path folder = temp.resolve("cells");
    new SyntheticSmears(48, 48, 5, 1).write(folder, (done, total) -> {});
    Files.writeString(folder.resolve("Pre/renamed-text.png"), "not an image");
    Path modelFile = temp.resolve("cells.safetensors");

    String printed = Output.of(TrainOnFolder::main, folder.toString(), modelFile.toString(), "2");

    assertThat(printed)
        .contains("renamed-text.png", "20 images of [Benign, Early, Pre, Pro]")
        .contains("epoch 1 of 2: loss ", "epoch 2 of 2: loss ")
        .contains("wrote " + modelFile)
        .contains("of 4 images", "Confusion matrix", "not a medical device");
    Model model = ModelFile.read(modelFile);
    assertThat(model.classes()).containsExactly("Benign", "Early", "Pre", "Pro");
    assertThat(model.architecture()).isEqualTo("pyramid");
    assertThat(model.preprocessing().height()).isEqualTo(48);
  }
}
