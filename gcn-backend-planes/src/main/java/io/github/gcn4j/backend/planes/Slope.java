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
  void write(float[] x, float[] dx, int from, int to) {
    if (tilt == 0) {
      Arrays.fill(dx, from, to, (float) level);
    } else {
      Planes.affine(x, dx, from, to, (float) summary.mean(), (float) tilt, (float) level);
    }
    if (peak != 0) {
      sharePeak(x, dx);
    }
  }

  private void sharePeak(float[] x, float[] dx) {
    float max = summary.max();
    int first = summary.firstPeak();
    while (first < summary.endOfPeaks() && x[first] != max) {
      first++;
    }
    int ties = 0;
    int last = first;
    for (int j = first; j < summary.endOfPeaks(); j++) {
      if (x[j] == max) {
        ties++;
        last = j;
      }
    }
    float each = (float) (peak / ties);
    for (int j = first; j <= last && ties > 0; j++) {
      if (x[j] == max) {
        dx[j] += each;
      }
    }
  }
}
