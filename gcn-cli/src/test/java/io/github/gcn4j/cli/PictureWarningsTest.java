package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.imaging.SyntheticSmears;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureWarningsTest {
  @TempDir Path folder;
  private Path model;
  private Gcn gcn;

  @BeforeEach
  void train() throws IOException {
    Path data = TinyData.write(folder.resolve("data"), 6, "Benign", "Early");
    model = folder.resolve("model.safetensors");
    gcn = new Gcn(folder);
    assertThat(
            gcn.run("train", "--data", data, "--out", model, "--image-size", 16, "--epochs", 1)
                .status())
        .isZero();
  }

  private Path picture(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name);
    assertThat(ImageIO.write(image, "png", Files.newOutputStream(file))).isTrue();
    return file;
  }

  @Test
  void aPictureThatShowsNothingIsToldOfInALineAndInJson() throws IOException {
    Path black = picture("black.png", new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB));

    Gcn.Result text = gcn.run("predict", "--model", model, black);
    Map<Object, Object> json = gcn.run("predict", "--model", model, black, "--json").json();

    assertThat(text.status()).isZero();
    assertThat(text.out()).hasLineCount(1);
    assertThat(text.err()).contains("gcn: " + black + ": nearly uniform: expected", "found 0.0");
    assertThat(String.valueOf(json.get("warnings"))).startsWith("[nearly uniform: expected");
    assertThat(Gcn.object(json.get("prediction"))).containsKey("predicted_class");
  }

  @Test
  void aGoodPictureIsNotWarnedOf() throws IOException {
    Path smear =
        picture("smear.png", new SyntheticSmears(96, 96, 1, 3).paint(0, 0).toBufferedImage());

    assertThat(gcn.run("predict", "--model", model, smear, "--json").json())
        .containsEntry("warnings", List.of());
  }
}
