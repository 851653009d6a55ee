package io.github.gcn4j.backend.planes;

import io.github.gcn4j.program.Readout;
import java.util.Arrays;

/**
 * The gradient of readouts along a stretch of a plane: {@code (x − mean) · tilt + level}, and more
 * where x is largest.
 */
final class Slope {
  private final Summary summary;
  private double level;
  private double tilt;
  private double peak;

  Slope(Summary summary) {
    this.summary = summary;
  }

  /** Adds what a readout contributes, given the gradient of its result. */
  void add(Readout readout, float gradient) {
    switch (readout) {
      case MEAN -> level += (double) gradient / summary.count();
      case SUM -> level += gradient;
      case MAX -> peak += gradient;
      case STD -> {
        double deviation = Readout.deviation(summary.variance());
        tilt += deviation == 0 ? 0 : gradient / (summary.count() * deviation);
      }
    }
  }

  /** Writes the gradient of a stretch. */
  <I> void write(PlaneStore<I> store, I x, I dx, int from, int to, Scratch scratch) {
    float constant = (float) level;
    if (tilt == 0) {
      store.map(
          x, dx, from, to, scratch, (u, v, start, end) -> Arrays.fill(v, start, end, constant));
    } else {
      float mean = (float) summary.mean();
      float steepness = (float) tilt;
      store.map(
          x,
          dx,
          from,
          to,
          scratch,
          (u, v, start, end) -> Planes.affine(u, v, start, end, mean, steepness, constant));
    }
    if (peak != 0) {
      sharePeak(store, x, dx, scratch);
    }
  }

  private <I> void sharePeak(PlaneStore<I> store, I x, I dx, Scratch scratch) {
    int first = summary.firstPeak();
    int end = summary.endOfPeaks();
    float max = summary.max();
    double ties = store.total(x, first, end, scratch, (u, from, to) -> count(u, max, from, to));
    float each = (float) (peak / ties);
    store.zip(
        x, dx, dx, first, end, scratch, (u, v, w, from, to) -> add(u, max, each, v, w, from, to));
  }

  private static int count(float[] x, float value, int from, int to) {
    int count = 0;
    for (int j = from; j < to; j++) {
      count += x[j] == value ? 1 : 0;
    }
    return count;
  }

  /** z = y, and more where x has a value. */
  private static void add(
      float[] x, float value, float more, float[] y, float[] z, int from, int to) {
    for (int j = from; j < to; j++) {
      z[j] = x[j] == value ? y[j] + more : y[j];
    }
  }
}
