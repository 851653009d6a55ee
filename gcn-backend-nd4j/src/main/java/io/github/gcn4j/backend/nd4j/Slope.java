package io.github.gcn4j.backend.nd4j;

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
  void write(Block x, Block dx, int from, int to, Scratch scratch) {
    float[] values = scratch.arrays(1)[0];
    if (tilt == 0) {
      Arrays.fill(values, (float) level);
    }
    for (int at = from; at < to; at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, to - at);
      if (tilt != 0) {
        x.read(at, values, 0, length);
        Planes.affine(values, (float) summary.mean(), (float) tilt, (float) level, length);
      }
      dx.write(values, 0, at, length);
    }
    if (peak != 0) {
      sharePeak(x, dx, scratch);
    }
  }

  private void sharePeak(Block x, Block dx, Scratch scratch) {
    int ties = 0;
    float[][] arrays = scratch.arrays(2);
    float max = summary.max();
    for (int at = summary.firstPeak(); at < summary.endOfPeaks(); at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, summary.endOfPeaks() - at);
      x.read(at, arrays[0], 0, length);
      for (int j = 0; j < length; j++) {
        ties += arrays[0][j] == max ? 1 : 0;
      }
    }
    float each = (float) (peak / ties);
    for (int at = summary.firstPeak(); at < summary.endOfPeaks(); at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, summary.endOfPeaks() - at);
      x.read(at, arrays[0], 0, length);
      dx.read(at, arrays[1], 0, length);
      for (int j = 0; j < length; j++) {
        arrays[1][j] += arrays[0][j] == max ? each : 0f;
      }
      dx.write(arrays[1], 0, at, length);
    }
  }
}
