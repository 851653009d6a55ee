package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import java.util.Arrays;
import java.util.List;

/**
 * The mean over nodes weighted by the softmax of a gate, and its gradients, on planes on the heap.
 *
 * @param <I> the values of one image
 */
record AttentionReadout<I>(Engine<I> engine, Memory<I> memory) {

  PlaneMatrix<I> readout(PlaneSignal<I> x, PlaneSignal<I> gate) {
    PlaneStore<I> store = engine.store();
    PlaneKernels kernels = engine.kernels();
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    try (Loan<float[]> planes = memory.borrowArrays(2 * x.batch(), x.nodes())) {
      return memory.matrix(
          Span.GRAPH.rows(x),
          x.features(),
          rows ->
              engine.work(
                  x.batch(),
                  (b, scratch) -> {
                    float[] weight = planes.get(2 * b);
                    float[] values = planes.get(2 * b + 1);
                    softmax(gate.image(b), weight, stretches);
                    stretches.each(
                        (part, feature, from, to) -> {
                          int first = stretches.offset(part);
                          int length = to - from;
                          store.read(x.image(b), from, values, 0, length);
                          rows[stretches.row(b, part) * x.features() + feature] =
                              (float) kernels.dot(values, 0, weight, first, length, scratch);
                        });
                  }));
    }
  }

  /**
   * By x: weight · dy. By the gate: weight · (s − Σ weight · s), where s = Σ over features x · dy.
   */
  List<Signal> gradient(PlaneSignal<I> x, PlaneSignal<I> gate, PlaneMatrix<I> dy) {
    PlaneKernels kernels = engine.kernels();
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> dx = memory.like(x);
    PlaneSignal<I> dgate = memory.like(gate);
    float[] gradients = memory.look(dy);
    try (Loan<float[]> planes = memory.borrowArrays(3 * x.batch(), x.nodes())) {
      engine.work(
          x.batch(),
          (b, scratch) -> {
            float[] weight = planes.get(3 * b);
            float[] values = planes.get(3 * b + 1);
            float[] s = planes.get(3 * b + 2);
            softmax(gate.image(b), weight, stretches);
            Arrays.fill(s, 0f);
            stretches.each(
                (part, feature, from, to) -> {
                  float g = gradients[stretches.row(b, part) * x.features() + feature];
                  int first = stretches.offset(part);
                  store.read(x.image(b), from, values, 0, to - from);
                  addScaled(values, g, s, first, to - from);
                  System.arraycopy(weight, first, values, 0, to - from);
                  Planes.scale(values, g, 0, to - from);
                  store.write(values, 0, dx.image(b), from, to - from);
                });
            for (int part = 0; part < stretches.parts(); part++) {
              int first = stretches.offset(part);
              int end = stretches.offset(part + 1);
              float mean = (float) kernels.dot(weight, first, s, first, end - first, scratch);
              for (int n = first; n < end; n++) {
                s[n] = weight[n] * (s[n] - mean);
              }
            }
            store.write(s, 0, dgate.image(b), 0, x.nodes());
          });
    }
    return List.of(dx, dgate);
  }

  private static void addScaled(float[] x, float factor, float[] sum, int to, int length) {
    for (int j = 0; j < length; j++) {
      sum[to + j] += factor * x[j];
    }
  }

  /** The softmax over the nodes of each part. */
  private void softmax(I gate, float[] weight, Stretches stretches) {
    engine.store().read(gate, 0, weight, 0, weight.length);
    for (int part = 0; part < stretches.parts(); part++) {
      int first = stretches.offset(part);
      int end = stretches.offset(part + 1);
      float max = Float.NEGATIVE_INFINITY;
      for (int n = first; n < end; n++) {
        max = Math.max(max, weight[n]);
      }
      double sum = 0;
      for (int n = first; n < end; n++) {
        double e = Math.exp(weight[n] - max);
        weight[n] = (float) e;
        sum += e;
      }
      Planes.scale(weight, (float) (1 / sum), first, end);
    }
  }
}
