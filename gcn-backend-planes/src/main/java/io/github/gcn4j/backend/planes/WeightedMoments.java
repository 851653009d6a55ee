package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Span;
import java.util.Arrays;

/**
 * Mean and variance over weighted nodes, and their gradients, on planes on the heap.
 *
 * @param <I> the values of one image
 */
record WeightedMoments<I>(Engine<I> engine, Memory<I> memory) {
  private static final int ARRAYS = 4;

  /** Work on one image whose nodes have been weighed. */
  private interface Work<I> {
    void on(int image, Weighing<I> weighing, float[] spare);
  }

  private void each(PlaneSignal<I> x, PlaneSignal<I> weight, Stretches stretches, Work<I> work) {
    try (Loan<float[]> planes = memory.borrowArrays(ARRAYS * x.batch(), x.nodes())) {
      engine.work(
          x.batch(),
          (b, scratch) -> {
            float[][] arrays = {
              planes.get(ARRAYS * b), planes.get(ARRAYS * b + 1), planes.get(ARRAYS * b + 2)
            };
            I weights = weight.image(b);
            work.on(
                b,
                new Weighing<>(engine, weights, stretches, scratch, arrays),
                planes.get(ARRAYS * b + 3));
          });
    }
  }

  /** The means, and below them the variances. */
  PlaneMatrix<I> moments(PlaneSignal<I> x, PlaneSignal<I> weight) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    int features = x.features();
    int below = Span.GRAPH.rows(x) * features;
    return memory.matrix(
        2 * Span.GRAPH.rows(x),
        features,
        moments ->
            each(
                x,
                weight,
                stretches,
                (b, weighing, spare) ->
                    stretches.each(
                        (part, feature, from, to) -> {
                          weighing.look(x.image(b), part, from, to);
                          int i = stretches.row(b, part) * features + feature;
                          moments[i] = (float) weighing.mean();
                          moments[below + i] = (float) weighing.variance(part);
                        })));
  }

  /** w / Σ w · (dμ + 2 dσ² (x − μ)). */
  PlaneSignal<I> gradient(PlaneSignal<I> x, PlaneSignal<I> weight, PlaneMatrix<I> dMoments) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    int below = Span.GRAPH.rows(x) * x.features();
    float[] slopes = memory.look(dMoments);
    PlaneSignal<I> dx = memory.like(x);
    each(
        x,
        weight,
        stretches,
        (b, weighing, spare) ->
            stretches.each(
                (part, feature, from, to) -> {
                  weighing.look(x.image(b), part, from, to);
                  int i = stretches.row(b, part) * x.features() + feature;
                  float[] share = weighing.share();
                  float[] apart = weighing.apart();
                  int first = stretches.offset(part);
                  towardsValues(share, first, apart, slopes[i], 2 * slopes[below + i], to - from);
                  engine.store().write(apart, 0, dx.image(b), from, to - from);
                }));
    return dx;
  }

  private static void towardsValues(
      float[] share, int first, float[] apart, float byMean, float byVariance, int length) {
    for (int n = 0; n < length; n++) {
      apart[n] = share[first + n] * (byMean + byVariance * apart[n]);
    }
  }

  /** Σ over features of dμ (x − μ) + dσ² ((x − μ)² − σ²), divided by Σ w. */
  PlaneSignal<I> weightGradient(PlaneSignal<I> x, PlaneSignal<I> weight, PlaneMatrix<I> dMoments) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    int below = Span.GRAPH.rows(x) * x.features();
    float[] slopes = memory.look(dMoments);
    PlaneSignal<I> dw = memory.like(weight);
    each(
        x,
        weight,
        stretches,
        (b, weighing, sums) -> {
          Arrays.fill(sums, 0f);
          stretches.each(
              (part, feature, from, to) -> {
                weighing.look(x.image(b), part, from, to);
                int i = stretches.row(b, part) * x.features() + feature;
                float byVariance = slopes[below + i];
                float variance = (float) weighing.variance(part);
                float[] apart = weighing.apart();
                int first = stretches.offset(part);
                towardsWeight(apart, slopes[i], byVariance, variance, sums, first, to - from);
              });
          for (int part = 0; part < stretches.parts(); part++) {
            double total = weighing.total(part);
            float share = total == 0 ? 0f : (float) (1 / total);
            Planes.scale(sums, share, stretches.offset(part), stretches.offset(part + 1));
          }
          engine.store().write(sums, 0, dw.image(b), 0, x.nodes());
        });
    return dw;
  }

  private static void towardsWeight(
      float[] apart,
      float byMean,
      float byVariance,
      float variance,
      float[] sums,
      int first,
      int length) {
    for (int n = 0; n < length; n++) {
      float u = apart[n];
      sums[first + n] += byMean * u + byVariance * (u * u - variance);
    }
  }
}
