package io.github.gcn4j.training;

import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.ParameterSpec.Role;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;

/**
 * Scales gradients down, all by one factor, so that together they are no longer than a limit:
 * torch's {@code clip_grad_norm_}, whose factor is min(1, limit / (norm + 1e-6)). Buffers neither
 * count nor change.
 */
final class GradientClipping {
  private static final double EPSILON = 1e-6;

  private GradientClipping() {}

  static void clip(Program program, Parameters gradients, double maximumNorm) {
    double factor = maximumNorm / (norm(program, gradients) + EPSILON);
    if (!(factor < 1)) {
      return;
    }
    for (ParameterSpec spec : program.parameters().values()) {
      if (spec.role() == Role.TRAINABLE) {
        float[] gradient = gradients.get(spec.name());
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = (float) (gradient[i] * factor);
        }
      }
    }
  }

  private static double norm(Program program, Parameters gradients) {
    double sum = 0;
    for (ParameterSpec spec : program.parameters().values()) {
      if (spec.role() == Role.TRAINABLE) {
        for (float value : gradients.get(spec.name())) {
          sum += (double) value * value;
        }
      }
    }
    return Math.sqrt(sum);
  }
}
