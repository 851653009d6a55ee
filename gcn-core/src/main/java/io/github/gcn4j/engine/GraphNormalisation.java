package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Step;

/**
 * y = γ u / √(mean of u² + ε) + β with u = x − α μ, over each graph (Cai et al., 2021). The mean of
 * u² is σ² + (1 − α)² μ².
 *
 * @param meanScaleMoves whether α is trained; a buffer's gradient would be taken for a step
 */
record GraphNormalisation(Step.GraphNorm step, Parameters parameters, boolean meanScaleMoves)
    implements Normalisation {

  @Override
  public Span span() {
    return Span.GRAPH;
  }

  @Override
  public Affine forward(Statistics statistics) {
    float[] weight = parameters.get(step.weight());
    float[] bias = parameters.get(step.bias());
    float[] meanScale = parameters.get(step.meanScale());
    int features = statistics.features();
    Affine map = Affine.zeros(statistics.rows(), features);
    for (int i = 0; i < statistics.mean().length; i++) {
      int f = i % features;
      double scale = weight[f] * inverse(statistics, i, meanScale[f]);
      map.scale()[i] = (float) scale;
      map.shift()[i] = (float) (bias[f] - scale * meanScale[f] * statistics.mean()[i]);
    }
    return map;
  }

  @Override
  public Blend backward(Statistics statistics, GradientSums sums, Parameters gradients) {
    float[] weight = parameters.get(step.weight());
    float[] meanScale = parameters.get(step.meanScale());
    float[] weightGradient = gradients.get(step.weight());
    float[] biasGradient = gradients.get(step.bias());
    float[] meanScaleGradient = gradients.get(step.meanScale());
    int features = statistics.features();
    Blend dx = Blend.zeros(statistics.rows(), features);
    for (int i = 0; i < statistics.mean().length; i++) {
      int f = i % features;
      int count = statistics.counts()[i / features];
      if (count == 0) {
        continue;
      }
      double mean = statistics.mean()[i];
      double shifted = meanScale[f] * mean;
      double inverse = inverse(statistics, i, meanScale[f]);
      double dyu = sums.dyx()[i] - shifted * sums.dy()[i];
      double meanU = mean - shifted;
      // du = a dy + b u; its sum over the nodes is what α and the mean of x pass on.
      double a = weight[f] * inverse;
      double b = -a * inverse * inverse * dyu / count;
      double sumDu = a * sums.dy()[i] + b * count * meanU;
      weightGradient[f] += (float) (dyu * inverse);
      biasGradient[f] += sums.dy()[i];
      if (meanScaleMoves) {
        meanScaleGradient[f] += (float) (-mean * sumDu);
      }
      dx.a()[i] = (float) a;
      dx.b()[i] = (float) b;
      dx.shift()[i] = (float) (-b * shifted - meanScale[f] * sumDu / count);
    }
    return dx;
  }

  private double inverse(Statistics statistics, int i, double meanScale) {
    double rest = (1 - meanScale) * statistics.mean()[i];
    return 1 / Math.sqrt(statistics.variance()[i] + rest * rest + step.epsilon());
  }
}
