package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks and tiles must not show in a summary. */
final class SummarizerTest {
  private static final Set<Readout> ALL = EnumSet.allOf(Readout.class);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 129, 144, 767, 769, 2305, 3072, 3073, 9216, 20_001})
  void figuresAreThoseOfTheDefinition(int length) {
    SplittableRandom random = new SplittableRandom(length);
    float[] x = new float[length + 9];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) random.nextDouble(-3, -1);
    }
    Summary summary = summarizer().of(x, 4, 4 + length);

    double sum = 0;
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 4; i < 4 + length; i++) {
      sum += x[i];
      max = Math.max(max, x[i]);
    }
    double squared = 0;
    for (int i = 4; i < 4 + length; i++) {
      squared += (x[i] - sum / length) * (x[i] - sum / length);
    }
    assertThat(summary.count()).isEqualTo(length);
    assertThat(summary.sum()).isCloseTo(sum, within(1e-6 * length));
    assertThat(summary.mean()).isCloseTo(sum / length, within(1e-6));
    assertThat(summary.variance()).isCloseTo(squared / length, within(1e-6));
    assertThat(summary.max()).isEqualTo(max);
    assertThat(Arrays.copyOfRange(x, 4, summary.firstPeak())).doesNotContain(max);
    assertThat(Arrays.copyOfRange(x, summary.firstPeak(), summary.endOfPeaks())).contains(max);
    assertThat(Arrays.copyOfRange(x, summary.endOfPeaks(), 4 + length)).doesNotContain(max);
  }

  @Test
  void aSmallSpreadAroundALargeMeanSurvives() {
    float[] x = new float[10_000];
    for (int i = 0; i < x.length; i++) {
      x[i] = 4096f + (i % 2 == 0 ? 0.5f : -0.5f);
    }
    assertThat(summarizer().of(x, 0, x.length).variance()).isCloseTo(0.25, within(1e-6));
  }

  @Test
  void equalValuesHaveNoVarianceAndPeakEverywhere() {
    float[] x = new float[7_000];
    Arrays.fill(x, 0.1f);
    Summary summary = summarizer().of(x, 0, x.length);
    assertThat(summary.max()).isEqualTo(0.1f);
    assertThat(summary.variance()).isLessThan(1e-12);
    assertThat(summary.firstPeak()).isZero();
    assertThat(summary.endOfPeaks()).isEqualTo(7_000);
  }

  @Test
  void nothingGivesZeros() {
    Summary summary = summarizer().of(new float[3], 2, 2);
    assertThat(summary.mean()).isZero();
    assertThat(summary.variance()).isZero();
    assertThat(summary.max()).isZero();
  }

  @Test
  void notANumberIsNotLost() {
    float[] x = new float[5_000];
    x[4_000] = Float.NaN;
    Summary summary = summarizer().of(x, 0, x.length);
    assertThat(summary.mean()).isNaN();
    assertThat(summary.variance()).isNaN();
    assertThat(summary.max()).isNaN();
  }

  private static Summarizer<float[]> summarizer() {
    Scratch scratch = new Scratch();
    for (float[] array : Arrays.copyOf(scratch.arrays(12), 12)) {
      Arrays.fill(array, Float.NaN);
    }
    PlaneKernels kernels = () -> "plain";
    Engine<float[]> engine =
        new Engine<>("test", new Crew("test", 1), new HeapStore(kernels), kernels);
    return new Summarizer<>(engine, scratch, ALL);
  }
}
