package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Step;

/** y = (x − μ) / (σ + ε) over each graph. */
record Standardisation(Step.Standardise step) implements Normalisation {

  @Override
  public Span span() {
    return Span.GRAPH;
  }

  @Override
  public Affine forward(Statistics statistics) {
    Affine map = Affine.zeros(statistics.rows(), statistics.features());
    for (int i = 0; i < statistics.mean().length; i++) {
      double scale = 1 / (deviation(statistics, i) + step.epsilon());
      map.scale()[i] = (float) scale;
      map.shift()[i] = (float) (-scale * statistics.mean()[i]);
    }
    return map;
  }

  @Override
  public Blend backward(Statistics statistics, GradientSums sums, Parameters gradients) {
    Blend dx = Blend.zeros(statistics.rows(), statistics.features());
    for (int i = 0; i < statistics.mean().length; i++) {
      int count = statistics.counts()[i / statistics.features()];
      if (count == 0) {
        continue;
      }
      double mean = statistics.mean()[i];
      double deviation = deviation(statistics, i);
      double a = 1 / (deviation + step.epsilon());
      double dyu = sums.dyx()[i] - mean * sums.dy()[i];
      // An even graph's deviation has no derivative; taking it for 0 leaves dy without its mean.
      double b = deviation == 0 ? 0 : -a * a * dyu / (deviation * count);
      dx.a()[i] = (float) a;
      dx.b()[i] = (float) b;
      dx.shift()[i] = (float) (-a * sums.dy()[i] / count - b * mean);
    }
    return dx;
  }

  private static double deviation(Statistics statistics, int i) {
    return Math.sqrt(statistics.variance()[i]);
  }
}
