package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import java.util.Arrays;
import java.util.List;

/** The mean over nodes weighted by the softmax of a gate, and its gradients. */
record AttentionReadout(Crew crew, Memory memory, PlaneKernels kernels) {

  PlaneMatrix readout(PlaneSignal x, PlaneSignal gate) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    PlaneMatrix rows = memory.matrix(Span.GRAPH.rows(x), x.features());
    try (Memory.Loan weights = memory.borrow(x.batch(), x.nodes())) {
      crew.work(
          x.batch(),
          (b, scratch) -> {
            float[] weight = weights.array(b);
            softmax(gate.data(b), weight, stretches);
            stretches.each(
                (part, feature, from, to) ->
                    rows.data()[stretches.row(b, part) * x.features() + feature] =
                        (float)
                            kernels.dot(
                                x.data(b),
                                from,
                                weight,
                                stretches.offset(part),
                                to - from,
                                scratch));
          });
    }
    return rows;
  }

  /**
   * By x: weight · dy. By the gate: weight · (s − Σ weight · s), where s = Σ over features x · dy.
   */
  List<Signal> gradient(PlaneSignal x, PlaneSignal gate, PlaneMatrix dy) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    PlaneSignal dx = memory.like(x);
    PlaneSignal dgate = memory.like(gate);
    try (Memory.Loan weights = memory.borrow(x.batch(), x.nodes())) {
      crew.work(
          x.batch(),
          (b, scratch) -> {
            float[] weight = weights.array(b);
            float[] s = dgate.data(b);
            softmax(gate.data(b), weight, stretches);
            Arrays.fill(s, 0, x.nodes(), 0f);
            stretches.each(
                (part, feature, from, to) -> {
                  float g = dy.data()[stretches.row(b, part) * x.features() + feature];
                  int first = stretches.offset(part);
                  System.arraycopy(weight, first, dx.data(b), from, to - from);
                  Planes.scale(dx.data(b), g, from, to);
                  addScaled(x.data(b), from, g, s, first, to - from);
                });
            for (int part = 0; part < stretches.parts(); part++) {
              int first = stretches.offset(part);
              int end = stretches.offset(part + 1);
              float mean = (float) kernels.dot(weight, first, s, first, end - first, scratch);
              for (int n = first; n < end; n++) {
                s[n] = weight[n] * (s[n] - mean);
              }
            }
          });
    }
    return List.of(dx, dgate);
  }

  private static void addScaled(
      float[] x, int from, float factor, float[] sum, int to, int length) {
    for (int j = 0; j < length; j++) {
      sum[to + j] += factor * x[from + j];
    }
  }

  private static void softmax(float[] gate, float[] weight, Stretches stretches) {
    for (int part = 0; part < stretches.parts(); part++) {
      int first = stretches.offset(part);
      int end = stretches.offset(part + 1);
      float max = Float.NEGATIVE_INFINITY;
      for (int n = first; n < end; n++) {
        max = Math.max(max, gate[n]);
      }
      double sum = 0;
      for (int n = first; n < end; n++) {
        double e = Math.exp(gate[n] - max);
        weight[n] = (float) e;
        sum += e;
      }
      Planes.scale(weight, (float) (1 / sum), first, end);
    }
  }
}
