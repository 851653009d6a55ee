package io.github.gcn4j.training;

import io.github.gcn4j.program.Parameters;
import java.util.HashMap;
import java.util.Map;

/**
 * Adam (Kingma and Ba, 2015) with bias correction, step for step as torch's: β 0.9 and 0.999, ε
 * 1e-8 added to the corrected root.
 */
public final class Adam {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double learningRate;
  private final Map<String, float[]> means = new HashMap<>();
  private final Map<String, float[]> squares = new HashMap<>();
  private int steps;

  /**
   * A fresh optimiser.
   *
   * @throws IllegalArgumentException if the learning rate is not positive and finite
   */
  public Adam(double learningRate) {
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "expected a positive, finite learning rate, found " + learningRate);
    }
    this.learningRate = learningRate;
  }

  /** Moves the parameters one step against their gradients, in place. */
  public void step(Parameters parameters, Parameters gradients) {
    steps++;
    double stepSize = learningRate / (1 - Math.pow(BETA1, steps));
    double rootCorrection = Math.sqrt(1 - Math.pow(BETA2, steps));
    for (String name : parameters.names()) {
      float[] values = parameters.get(name);
      float[] gradient = gradients.get(name);
      float[] mean = means.computeIfAbsent(name, key -> new float[values.length]);
      float[] square = squares.computeIfAbsent(name, key -> new float[values.length]);
      for (int i = 0; i < values.length; i++) {
        double g = gradient[i];
        mean[i] = (float) (BETA1 * mean[i] + (1 - BETA1) * g);
        square[i] = (float) (BETA2 * square[i] + (1 - BETA2) * g * g);
        double root = Math.sqrt(square[i]) / rootCorrection + EPSILON;
        values[i] = (float) (values[i] - stepSize * mean[i] / root);
      }
    }
  }
}
