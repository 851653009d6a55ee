package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.data.LabelledImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePreparationTest {

  private final RasterImage source = Fixtures.random(40, 30, 3, 5);

  @Test
  void makesGrayFirstAndResizesThen() {
    PreparedImage prepared = new ImagePreparation(12, 16, 1).prepare(source);

    assertThat(prepared.pixels())
        .isEqualTo(PillowResize.bilinear(Grayscale.of(source), 16, 12).samples());
  }

  @Test
  void keepsColoursWhereTheModelWantsThem() {
    PreparedImage prepared = new ImagePreparation(12, 16, 3).prepare(source);

    assertThat(prepared.pixels()).isEqualTo(PillowResize.bilinear(source, 16, 12).samples());
  }

  @Test
  void repeatsGrayForAModelThatWantsColours() {
    RasterImage gray = new RasterImage(2, 1, 1, Fixtures.bytes(9, 200));

    assertThat(new ImagePreparation(1, 2, 3).prepare(gray).pixels())
        .isEqualTo(Fixtures.bytes(9, 9, 9, 200, 200, 200));
  }

  @Test
  void givesTheSameForAFileABufferedImageAndPixels(@TempDir Path folder) throws IOException {
    ImagePreparation preparation = new ImagePreparation(8, 8, 1);
    Path file = Files.write(folder.resolve("x.png"), Fixtures.png(source));

    PreparedImage expected = preparation.prepare(source);

    assertThat(preparation.prepare(file).pixels()).isEqualTo(expected.pixels());
    assertThat(preparation.prepare(source.toBufferedImage()).pixels()).isEqualTo(expected.pixels());
    assertThat(preparation.prepare(file).histogram()).isEqualTo(expected.histogram());
  }

  @Test
  void neverHandsOutThePixelsItWasGiven() {
    RasterImage gray = Fixtures.random(4, 4, 1, 1);

    PreparedImage prepared = new ImagePreparation(4, 4, 1).prepare(gray);

    assertThat(prepared.pixels()).isEqualTo(gray.samples()).isNotSameAs(gray.samples());
  }

  @Test
  void labelsAnImageForADataSet() {
    PreparedImage prepared = new ImagePreparation(8, 8, 3).prepare(source);

    LabelledImage labelled = prepared.labelled("Early/x.png", 2);

    assertThat(labelled.name()).isEqualTo("Early/x.png");
    assertThat(labelled.label()).isEqualTo(2);
    assertThat(labelled.contentHash()).isEqualTo(LabelledImage.hash(prepared.pixels()));
    assertThat(labelled.histogram()).isEqualTo(ColorHistogram.of(source));
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 0, 1", "1, 1, 2", "1, 1, 0"})
  void refusesSizesNoModelCanWant(int height, int width, int channels) {
    assertThatThrownBy(() -> new ImagePreparation(height, width, channels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected a positive size and 1 or 3 channels, found ");
  }

  @Test
  void refusesPixelsAndHistogramsOfTheWrongLength() {
    ImagePreparation preparation = new ImagePreparation(2, 2, 1);

    assertThatThrownBy(() -> new PreparedImage(preparation, new byte[3], new float[96]))
        .hasMessage("expected 4 pixel values, found 3");
    assertThatThrownBy(() -> new PreparedImage(preparation, new byte[4], new float[95]))
        .hasMessage("expected a histogram of 96 values, found 95");
  }
}
