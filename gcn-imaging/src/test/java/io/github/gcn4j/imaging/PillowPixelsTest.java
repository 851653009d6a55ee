package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.io.SafetensorsFile;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Grayscale and resizing are Pillow's, bit for bit")
class PillowPixelsTest {

  private static final SafetensorsFile REFERENCE = Fixtures.safetensors("pillow.safetensors");
  private static final SafetensorsFile EXPECTED = Fixtures.safetensors("expected.safetensors");

  private static RasterImage reference() throws IOException {
    return ImageDecoder.standard().decode(Fixtures.resource("pillow.png"));
  }

  @Test
  void grayscaleOfTheReferenceImage() throws IOException {
    assertThat(Grayscale.of(reference()).samples())
        .isEqualTo(Fixtures.raster(REFERENCE, "gray").samples());
  }

  @Test
  void grayOfTheReferenceImageResized() throws IOException {
    assertThat(PillowResize.bilinear(Grayscale.of(reference()), 96, 96).samples())
        .isEqualTo(Fixtures.raster(REFERENCE, "gray_resized_bilinear").samples());
  }

  @Test
  void coloursOfTheReferenceImageResized() throws IOException {
    assertThat(PillowResize.bilinear(reference(), 96, 96).samples())
        .isEqualTo(Fixtures.raster(REFERENCE, "rgb_resized_bilinear").samples());
  }

  static Stream<String> sizes() {
    return EXPECTED.names().stream().filter(name -> name.matches("(rgb|gray)\\.\\d+x\\d+"));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void largerSmallerAndLopsidedSizes(String name) {
    RasterImage expected = Fixtures.raster(EXPECTED, name);
    RasterImage source =
        Fixtures.raster(EXPECTED, "source." + name.substring(0, name.indexOf('.')));

    RasterImage resized = PillowResize.bilinear(source, expected.width(), expected.height());

    assertThat(resized.samples()).isEqualTo(expected.samples());
  }

  @Test
  void anImageOfTheRightSizeOrAlreadyGrayIsNotTouched() {
    RasterImage image = Fixtures.random(9, 8, 1, 1);

    assertThat(PillowResize.bilinear(image, 9, 8)).isSameAs(image);
    assertThat(Grayscale.of(image)).isSameAs(image);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-5, 5"})
  void aSizeWithoutPixelsIsRefused(int width, int height) {
    RasterImage image = Fixtures.uniform(3, 3, 7);

    assertThatThrownBy(() -> PillowResize.bilinear(image, width, height))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("expected a positive size to resize to, found " + width + "×" + height);
  }

  @ParameterizedTest
  @CsvSource({"224, 96", "3, 300", "300, 1", "7, 5"})
  void anEvenSurfaceStaysEven(int from, int to) {
    for (int level : new int[] {0, 1, 127, 254, 255}) {
      RasterImage resized = PillowResize.bilinear(Fixtures.uniform(from, from, level), to, to);

      assertThat(resized.samples()).containsOnly(level);
    }
  }
}
