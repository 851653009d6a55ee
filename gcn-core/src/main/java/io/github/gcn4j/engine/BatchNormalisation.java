package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Step;

/** y = γ (x − μ) / √(σ² + ε) + β over the whole batch (Ioffe and Szegedy, 2015). */
record BatchNormalisation(Step.BatchNorm step, Parameters parameters) implements Normalisation {

  @Override
  public Span span() {
    return Span.BATCH;
  }

  /** The map that inference applies: that of the running statistics. */
  Affine inference() {
    float[] mean = parameters.get(step.runningMean());
    float[] variance = parameters.get(step.runningVariance());
    return forward(new Statistics(mean.length, new int[1], mean, variance));
  }

  @Override
  public Affine forward(Statistics statistics) {
    float[] weight = parameters.get(step.weight());
    float[] bias = parameters.get(step.bias());
    Affine map = Affine.zeros(1, statistics.features());
    for (int f = 0; f < statistics.features(); f++) {
      double scale = weight[f] * inverse(statistics, f);
      map.scale()[f] = (float) scale;
      map.shift()[f] = (float) (bias[f] - statistics.mean()[f] * scale);
    }
    return map;
  }

  @Override
  public Blend backward(Statistics statistics, GradientSums sums, Parameters gradients) {
    float[] weight = parameters.get(step.weight());
    float[] weightGradient = gradients.get(step.weight());
    float[] biasGradient = gradients.get(step.bias());
    int count = statistics.counts()[0];
    Blend dx = Blend.zeros(1, statistics.features());
    for (int f = 0; f < statistics.features(); f++) {
      double mean = statistics.mean()[f];
      double inverse = inverse(statistics, f);
      double dWeight = (sums.dyx()[f] - mean * sums.dy()[f]) * inverse;
      weightGradient[f] += (float) dWeight;
      biasGradient[f] += sums.dy()[f];
      if (count > 0) {
        double a = weight[f] * inverse;
        double b = -a * inverse * dWeight / count;
        dx.a()[f] = (float) a;
        dx.b()[f] = (float) b;
        dx.shift()[f] = (float) (-a * sums.dy()[f] / count - b * mean);
      }
    }
    moveRunning(statistics, gradients);
    return dx;
  }

  /**
   * What is to be subtracted from the running statistics. torch divides the batch's variance by n −
   * 1 there; a single row, which has none, moves only the mean.
   */
  private void moveRunning(Statistics statistics, Parameters gradients) {
    int count = statistics.counts()[0];
    if (count == 0) {
      return;
    }
    float[] mean = parameters.get(step.runningMean());
    float[] variance = parameters.get(step.runningVariance());
    float[] meanStep = gradients.get(step.runningMean());
    float[] varianceStep = gradients.get(step.runningVariance());
    for (int f = 0; f < statistics.features(); f++) {
      meanStep[f] += (float) (step.momentum() * (mean[f] - statistics.mean()[f]));
      if (count > 1) {
        double unbiased = statistics.variance()[f] * (double) count / (count - 1);
        varianceStep[f] += (float) (step.momentum() * (variance[f] - unbiased));
      }
    }
  }

  private double inverse(Statistics statistics, int feature) {
    return 1 / Math.sqrt(statistics.variance()[feature] + step.epsilon());
  }
}
