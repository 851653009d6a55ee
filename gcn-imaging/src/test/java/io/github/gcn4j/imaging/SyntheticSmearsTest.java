package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.data.LabelledImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticSmearsTest {

  @Test
  void writesAFolderThatLoadsToTheSamePixels(@TempDir Path folder) throws IOException {
    SyntheticSmears smears = new SyntheticSmears(48, 40, 3, 11);
    List<Integer> heard = new ArrayList<>();

    smears.write(folder.resolve("new/smears"), (done, total) -> heard.add(done * 100 + total));

    ImageFolder written = ImageFolder.open(folder.resolve("new/smears"));
    assertThat(written.classes()).isEqualTo(SyntheticSmears.CLASSES);
    assertThat(written.size()).isEqualTo(12);
    assertThat(written.names()).contains("Benign/smear-001.png", "Pro/smear-003.png");
    assertThat(heard).hasSize(12).startsWith(112).endsWith(1212);
    LoadedImages loaded = written.load(new ImagePreparation(40, 48, 3), LoadOptions.standard());
    assertThat(loaded.skipped()).isEmpty();
    assertThat(loaded.images().images().get(4).pixels()).isEqualTo(smears.paint(1, 1).samples());
  }

  @Test
  void paintsTheSamePixelsOnEveryJavaVersion() {
    SyntheticSmears smears = new SyntheticSmears(224, 224, 2, 1);

    assertThat(
            IntStream.range(0, 4)
                .mapToLong(label -> LabelledImage.hash(smears.paint(label, 1).samples())))
        .containsExactly(
            -6075282704570308326L,
            -7532580466060363777L,
            2189169991704550642L,
            -5234749124510992339L);
  }

  @Test
  void beginsALargerSetWithTheImagesOfASmallerOne() {
    assertThat(new SyntheticSmears(32, 32, 9, 4).paint(2, 1).samples())
        .isEqualTo(new SyntheticSmears(32, 32, 2, 4).paint(2, 1).samples());
  }

  @Test
  void paintsAnotherImageForAnotherSeedClassOrIndex() {
    SyntheticSmears smears = new SyntheticSmears(32, 32, 2, 4);
    byte[] one = smears.paint(0, 0).samples();

    assertThat(new SyntheticSmears(32, 32, 2, 5).paint(0, 0).samples()).isNotEqualTo(one);
    assertThat(smears.paint(1, 0).samples()).isNotEqualTo(one);
    assertThat(smears.paint(0, 1).samples()).isNotEqualTo(one);
  }

  @Test
  void makesClassesThatDifferInBrightnessButOverlap() {
    SyntheticSmears smears = new SyntheticSmears(96, 96, 40, 2);
    double[][] brightness = new double[4][];
    for (int label = 0; label < 4; label++) {
      int current = label;
      brightness[label] =
          IntStream.range(0, 40)
              .mapToDouble(i -> brightness(smears.paint(current, i)))
              .sorted()
              .toArray();
    }

    for (int label = 0; label + 1 < 4; label++) {
      double median = brightness[label][20];
      double darker = brightness[label + 1][20];
      assertThat(median - darker).isGreaterThan(8);
    }
    assertThat(brightness[1][0]).isLessThan(brightness[2][39]);
  }

  private static double brightness(RasterImage image) {
    double sum = 0;
    for (byte gray : Grayscale.of(image).samples()) {
      sum += gray & 0xff;
    }
    return sum / (image.width() * image.height());
  }

  @ParameterizedTest
  @CsvSource({"15, 40, 1", "40, 15, 1", "4097, 40, 1", "40, 4097, 1", "40, 40, 0"})
  void refusesSizesItCannotPaint(int width, int height, int count) {
    assertThatThrownBy(() -> new SyntheticSmears(width, height, count, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected ");
  }

  @Test
  void refusesImagesOutsideTheSet() {
    SyntheticSmears smears = new SyntheticSmears(32, 32, 2, 4);

    assertThatThrownBy(() -> smears.paint(4, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> smears.paint(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void reportsAFolderThatCannotBeMade(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> new SyntheticSmears(32, 32, 1, 0).write(file, (done, total) -> {}))
        .isInstanceOf(IOException.class);
  }
}
