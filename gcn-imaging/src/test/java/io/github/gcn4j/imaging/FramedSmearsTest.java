package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.data.PictureKind;
import java.util.function.IntPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kind of picture a painted smear is, behind an eyepiece or a mask, at the models' size. */
class FramedSmearsTest {
  private static final int SIDE = 224;

  private static RasterImage smear(int label) {
    return new SyntheticSmears(SIDE, SIDE, 1, 5).paint(label, 0);
  }

  /** Black wherever the pixel says so. */
  private static RasterImage blackened(RasterImage image, IntPredicate pixel) {
    byte[] samples = image.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      if (pixel.test(i / 3)) {
        samples[i] = 0;
      }
    }
    return new RasterImage(image.width(), image.height(), 3, samples);
  }

  private static PictureKind kind(RasterImage image) {
    return PictureKind.of(new ImagePreparation(96, 96, 3).prepare(image).pixels(), 96, 3);
  }

  private static boolean isOutside(int pixel, double radius) {
    double half = (SIDE - 1) / 2.0;
    int row = pixel / SIDE;
    return Math.hypot(row - half, pixel % SIDE - half) > radius;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aSmearBehindAnEyepieceOrALetterboxIsAnOriginal(int label) {
    RasterImage smear = smear(label);

    assertThat(kind(smear)).isEqualTo(PictureKind.ORIGINAL);
    for (double radius : new double[] {112, 90, 60}) {
      assertThat(kind(blackened(smear, pixel -> isOutside(pixel, radius))))
          .as("radius %s", radius)
          .isEqualTo(PictureKind.ORIGINAL);
    }
    for (int band : new int[] {20, 70}) {
      assertThat(
              kind(blackened(smear, pixel -> pixel / SIDE < band || pixel / SIDE >= SIDE - band)))
          .as("band %s", band)
          .isEqualTo(PictureKind.ORIGINAL);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void itsNucleiAloneAreSegmented(int label) {
    RasterImage smear = smear(label);

    assertThat(kind(blackened(smear, pixel -> (smear.samples()[3 * pixel + 1] & 0xff) > 110)))
        .isEqualTo(PictureKind.SEGMENTED);
  }
}
