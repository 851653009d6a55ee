package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyImageTest {
  @TempDir Path temp;

  @Test
  void withNothingGivenItTrainsAndTellsAPaintedSmearOfAnotherSize() throws Exception {
    String printed = Output.of(ClassifyImage::main);

    assertThat(printed).contains("epoch 15 of 15").contains("200 x 150 pixels: Pro, ");
  }

  @Test
  void itClassifiesTheGivenImageWithTheGivenModel() throws Exception {
    Path image = temp.resolve("black.png");
    ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), "png", image.toFile());

    String printed = Output.of(ClassifyImage::main, undecidedModel().toString(), image.toString());

    assertThat(printed)
        .isEqualTo(
            """
            9 x 7 pixels: cat, 50.0 %
              cat           50.0 %
              dog           50.0 %
            """);
  }

  @Test
  void aFileThatIsNoImageIsNamed() throws Exception {
    Path text = Files.writeString(temp.resolve("text.png"), "not an image");

    assertThatIOException()
        .isThrownBy(
            () -> ClassifyImage.main(new String[] {undecidedModel().toString(), text.toString()}))
        .withMessageContaining(text.toString());
  }

  /** With all parameters 0, every class is as probable as the others. */
  private Path undecidedModel() throws Exception {
    Program program = Preset.FLAT.program(1, 2);
    Model model =
        new Model(
            "flat",
            program,
            Parameters.zeros(program),
            List.of("cat", "dog"),
            Preprocessing.unit(8, 8, 1),
            1,
            Provenance.of("test"),
            Optional.empty(),
            List.of());
    Path file = temp.resolve("undecided.safetensors");
    ModelFile.write(model, file);
    return file;
  }
}
