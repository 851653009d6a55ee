package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.program.Readout;
import java.util.Arrays;

/** Readouts of one feature over the nodes of one graph, and their gradients. */
final class Readouts {
  private Readouts() {}

  static float of(Readout readout, float[] x, int from, int to) {
    if (from == to) {
      return 0f;
    }
    return switch (readout) {
      case MEAN -> (float) (Planes.sum(x, from, to) / (to - from));
      case MAX -> Planes.max(x, from, to);
      case SUM -> (float) Planes.sum(x, from, to);
    };
  }

  static void spread(Readout readout, float[] x, float[] dx, int from, int to, float gradient) {
    switch (readout) {
      case MEAN -> Arrays.fill(dx, from, to, gradient / (to - from));
      case SUM -> Arrays.fill(dx, from, to, gradient);
      case MAX -> {
        float max = Planes.max(x, from, to);
        int ties = 0;
        for (int j = from; j < to; j++) {
          ties += x[j] == max ? 1 : 0;
        }
        for (int j = from; j < to; j++) {
          dx[j] = x[j] == max ? gradient / ties : 0f;
        }
      }
    }
  }
}
