package io.github.gcn4j.imaging.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.imaging.SyntheticSmears;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AugmentationTest {
  private static final int SIDE = 48;

  static Stream<Augmentation> augmentations() {
    return Pipeline.parse(
        "brightness=0.3,contrast=0.3,color=0.3,camera=0.3,noise=0.1,impulse=0.1,blur=2,jpeg=20")
        .steps()
        .stream();
  }

  static Stream<Augmentation> withoutEffect() {
    return Pipeline.parse(
        "brightness=0,contrast=0,color=0,camera=0,noise=0,impulse=0,blur=0,jpeg=100")
        .steps()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void sameSeedSameBytesAndAnotherSeedOthers(Augmentation augmentation) {
    for (int channels : new int[] {1, 3}) {
      byte[] first = augmented(augmentation, channels, 5);
      assertThat(augmented(augmentation, channels, 5)).isEqualTo(first);
      assertThat(augmented(augmentation, channels, 6)).isNotEqualTo(first);
      assertThat(first).isNotEqualTo(image(channels));
    }
  }

  @ParameterizedTest
  @MethodSource("withoutEffect")
  void aBoundOfNothingChangesNothing(Augmentation augmentation) {
    for (int channels : new int[] {1, 3}) {
      assertThat(augmented(augmentation, channels, 5)).isEqualTo(image(channels));
    }
  }

  @ParameterizedTest
  @MethodSource("augmentations")
  void anImageOfAnotherShapeThanSaidIsRefused(Augmentation augmentation) {
    SplittableRandom random = new SplittableRandom(1);
    refuses(() -> augmentation.apply(new byte[12], 2, 3, 1, random), "2×3×1 and 12 bytes");
    refuses(() -> augmentation.apply(new byte[12], 2, 3, 2, random), "2×3×2");
    refuses(() -> augmentation.apply(new byte[0], 0, 3, 1, random), "0×3×1");
  }

  @Test
  void brightnessIsAFactorWithinItsBound() {
    assertThat(means(new Brightness(0.2), 100)).allMatch(mean -> mean >= 80 && mean <= 120);
    assertThat(means(new Brightness(0.2), 100)).anyMatch(mean -> mean < 85);
    assertThat(means(new Brightness(0.2), 100)).anyMatch(mean -> mean > 115);
    assertThat(means(new Brightness(1), 250)).as("saturates").anyMatch(mean -> mean == 255);
  }

  @Test
  void contrastKeepsTheMeanAndScalesTheRest() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] pixels = new byte[100];
      Arrays.fill(pixels, 0, 50, (byte) 80);
      Arrays.fill(pixels, 50, 100, (byte) 120);
      new Contrast(0.5).apply(pixels, 10, 10, 1, new SplittableRandom(seed));
      assertThat(mean(pixels)).isCloseTo(100, within(0.6));
      assertThat((pixels[99] & 0xff) - (pixels[0] & 0xff)).isBetween(20, 60);
    }
  }

  @Test
  void aColourMatrixTintsGraysWithinItsBoundAndMixesColours() {
    boolean mixed = false;
    for (int seed = 0; seed < 50; seed++) {
      byte[] pixels = {100, 100, 100, 100, 0, 0, 0, 0, 0};
      new ColourMatrix(0.3).apply(pixels, 3, 1, 3, new SplittableRandom(seed));
      for (int i = 0; i < 3; i++) {
        assertThat(pixels[i] & 0xff).as("gray").isBetween(70, 130);
      }
      assertThat(pixels[3] & 0xff).as("red of red").isBetween(49, 169);
      assertThat(pixels[4] & 0xff).as("green of red").isBetween(0, 20);
      mixed |= pixels[4] != 0;
      assertThat(pixels).endsWith(0, 0, 0);
    }
    assertThat(mixed).isTrue();
    byte[] gray = {100};
    new ColourMatrix(0.3).apply(gray, 1, 1, 1, new SplittableRandom(1));
    assertThat(gray[0] & 0xff).isBetween(70, 130).isNotEqualTo(100);
  }

  @Test
  void aCameraKeepsGraysGrayButForItsTint() {
    for (int seed = 0; seed < 50; seed++) {
      byte[] pixels = filled(300, 100);
      new Camera(0.3).apply(pixels, 10, 10, 3, new SplittableRandom(seed));
      assertThat(pixels[0] & 0xff).isBetween(62, 144);
      assertThat((pixels[0] & 0xff) / (double) (pixels[1] & 0xff)).isBetween(0.8, 1.23);
      assertThat(pixels).startsWith(pixels[297], pixels[298], pixels[299]);
    }
  }

  @Test
  void aCameraScalesSaturationContrastAndStrengthAsTheReferenceDoes() {
    byte[] pixels = {(byte) 200, 100, 50, 100, 100, 100};
    // Draws are halves but for the first three: saturation 1.2, contrast 0.9, strength 1.1.
    double[] draws = {5 / 6.0, 1 / 3.0, 2 / 3.0};
    SplittableRandom half = new SplittableRandom(1);
    RandomGenerator fixed =
        new RandomGenerator() {
          private int next;

          @Override
          public long nextLong() {
            return half.nextLong();
          }

          @Override
          public double nextDouble() {
            return next < draws.length ? draws[next++] : 0.5;
          }
        };
    new Camera(0.3).apply(pixels, 1, 2, 3, fixed);
    // torch: gray = .299 r + .587 g + .114 b; ((x s + gray (1 - s)) c + mean (1 - c)) g
    assertThat(pixels).containsExactly((byte) 225, 107, 47, 111, 111, 111);
  }

  @Test
  void gaussianNoiseIsNormalWithADeviationBelowItsBound() {
    double largest = 0;
    for (int seed = 0; seed < 30; seed++) {
      byte[] pixels = filled(100 * 100, 128);
      new GaussianNoise(0.1).apply(pixels, 100, 100, 1, new SplittableRandom(seed));
      double deviation = deviation(pixels);
      assertThat(mean(pixels)).isCloseTo(128, within(1.5));
      assertThat(deviation).isLessThan(0.1 * 255 * 1.03);
      largest = Math.max(largest, deviation);
      double wanted = deviation;
      long inside =
          IntStream.range(0, pixels.length)
              .filter(i -> Math.abs((pixels[i] & 0xff) - 128) <= wanted)
              .count();
      if (deviation > 10) {
        assertThat(inside / 1e4).as("within one sigma").isCloseTo(0.683, within(0.045));
      }
    }
    assertThat(largest).isGreaterThan(0.08 * 255);
  }

  @Test
  void theNormalTableHasTheQuantilesOfTheNormalDistribution() {
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < NormalQuantiles.SIZE; i++) {
      sum += NormalQuantiles.at(i);
      squares += NormalQuantiles.at(i) * NormalQuantiles.at(i);
    }
    assertThat(sum).isCloseTo(0, within(1e-9));
    assertThat(squares / NormalQuantiles.SIZE).isCloseTo(1, within(1e-12));
    assertThat(quantile(0.8413447)).isCloseTo(1, within(2e-3));
    assertThat(quantile(0.9772499)).isCloseTo(2, within(5e-3));
    assertThat(quantile(0.0013499)).isCloseTo(-3, within(3e-2));
  }

  private static double quantile(double probability) {
    return NormalQuantiles.at((int) (probability * NormalQuantiles.SIZE));
  }

  @Test
  void impulseNoiseIsAsMuchSaltAsPepperAndNoMoreThanItsBound() {
    double most = 0;
    for (int seed = 0; seed < 30; seed++) {
      byte[] pixels = filled(101 * 99, 128);
      new ImpulseNoise(0.2).apply(pixels, 101, 99, 1, new SplittableRandom(seed));
      double salt = share(pixels, 255);
      double pepper = share(pixels, 0);
      assertThat(salt + pepper + share(pixels, 128)).isCloseTo(1, within(1e-9));
      assertThat(salt).isCloseTo(pepper, within(0.02));
      assertThat(salt + pepper).isLessThan(0.21);
      most = Math.max(most, salt + pepper);
    }
    assertThat(most).isGreaterThan(0.15);
    byte[] all = filled(99, 128);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20; i++) {
      new ImpulseNoise(1).apply(all, 33, 1, 3, random);
    }
    assertThat(share(all, 128)).isZero();
  }

  @Test
  void blurSpreadsASpotEvenlyAndKeepsItsLight() {
    int faintest = 255;
    for (int seed = 0; seed < 10; seed++) {
      byte[] pixels = new byte[31 * 31];
      for (int row = 14; row < 17; row++) {
        Arrays.fill(pixels, row * 31 + 14, row * 31 + 17, (byte) 255);
      }
      double before = mean(pixels);
      new Blur(3).apply(pixels, 31, 31, 1, new SplittableRandom(seed));
      assertThat(mean(pixels)).isCloseTo(before, within(0.25));
      faintest = Math.min(faintest, pixels[15 * 31 + 15] & 0xff);
      for (int row = 0; row < 31; row++) {
        for (int column = 0; column < 31; column++) {
          int value = pixels[row * 31 + column] & 0xff;
          int turned = pixels[(30 - row) * 31 + 30 - column] & 0xff;
          int transposed = pixels[column * 31 + row] & 0xff;
          assertThat(value).isBetween(turned - 1, turned + 1);
          assertThat(value).isBetween(transposed - 1, transposed + 1);
        }
      }
    }
    assertThat(faintest).isBetween(30, 100);
  }

  @Test
  void blurLeavesEvenColourAloneAlsoAtTheBorder() {
    byte[] pixels = new byte[9 * 5 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (50 + 80 * (i % 3));
    }
    byte[] before = pixels.clone();
    new Blur(16).apply(pixels, 9, 5, 3, new SplittableRandom(3));
    assertThat(pixels).isEqualTo(before);
  }

  @Test
  void jpegKeepsThePictureAndLosesMoreAtLowQuality() {
    for (int channels : new int[] {1, 3}) {
      double low = error(new JpegCompression(1), channels);
      double high = error(new JpegCompression(90), channels);
      assertThat(high).isBetween(0.1, 8.0);
      assertThat(low).isGreaterThan(1.5 * high);
    }
  }

  private static double error(Augmentation augmentation, int channels) {
    byte[] before = image(channels);
    double sum = 0;
    for (int seed = 0; seed < 10; seed++) {
      byte[] after = augmented(augmentation, channels, seed);
      for (int i = 0; i < after.length; i++) {
        sum += Math.abs((after[i] & 0xff) - (before[i] & 0xff));
      }
    }
    return sum / before.length / 10;
  }

  @Test
  void boundsBeyondSenseAreRefused() {
    for (double bad : new double[] {-0.1, 1.1, Double.NaN}) {
      refuses(() -> new Brightness(bad), "brightness from 0 to 1, found " + bad);
      refuses(() -> new Contrast(bad), "contrast from 0 to 1, found " + bad);
      refuses(() -> new ColourMatrix(bad), "color from 0 to 1, found " + bad);
      refuses(() -> new GaussianNoise(bad), "noise from 0 to 1, found " + bad);
      refuses(() -> new ImpulseNoise(bad), "impulse from 0 to 1, found " + bad);
    }
    refuses(() -> new Blur(16.5), "blur from 0 to 16, found 16.5");
    refuses(() -> new JpegCompression(0), "jpeg from 1 to 100, found 0");
    refuses(() -> new JpegCompression(101), "found 101");
  }

  private static byte[] image(int channels) {
    byte[] rgb = new SyntheticSmears(SIDE, SIDE, 1, 3).paint(1, 0).samples();
    if (channels == 3) {
      return rgb;
    }
    byte[] gray = new byte[SIDE * SIDE];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = rgb[3 * i + 1];
    }
    return gray;
  }

  private static byte[] augmented(Augmentation augmentation, int channels, long seed) {
    byte[] pixels = image(channels);
    augmentation.apply(pixels, SIDE, SIDE, channels, new SplittableRandom(seed));
    return pixels;
  }

  private static List<Double> means(Augmentation augmentation, int value) {
    return IntStream.range(0, 50)
        .mapToObj(
            seed -> {
              byte[] pixels = filled(9, value);
              augmentation.apply(pixels, 3, 3, 1, new SplittableRandom(seed));
              return mean(pixels);
            })
        .toList();
  }

  private static byte[] filled(int length, int value) {
    byte[] pixels = new byte[length];
    Arrays.fill(pixels, (byte) value);
    return pixels;
  }

  private static double mean(byte[] pixels) {
    return IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xff).average().orElseThrow();
  }

  private static double deviation(byte[] pixels) {
    double mean = mean(pixels);
    return Math.sqrt(
        IntStream.range(0, pixels.length)
            .mapToDouble(i -> Math.pow((pixels[i] & 0xff) - mean, 2))
            .average()
            .orElseThrow());
  }

  private static double share(byte[] pixels, int value) {
    long count = IntStream.range(0, pixels.length).filter(i -> (pixels[i] & 0xff) == value).count();
    return (double) count / pixels.length;
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
