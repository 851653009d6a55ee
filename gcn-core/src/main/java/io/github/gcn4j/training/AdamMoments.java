package io.github.gcn4j.training;

import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.ParameterSpec.Role;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;

/**
 * The memory of Adam: for every trainable value the running means of its gradient and of the
 * gradient's square, and how many steps they are made of. A step follows torch's, term by term:
 *
 * <pre>
 * w ← w · (1 − rate · decay)
 * m ← 0.9 m + 0.1 g        v ← 0.999 v + 0.001 g²
 * w ← w − rate / (1 − 0.9ᵗ) · m / (√v / √(1 − 0.999ᵗ) + 1e-8)
 * </pre>
 *
 * <p>Buffers have no moments: the gradients hold the amount to subtract, which is subtracted.
 */
public final class AdamMoments {
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Program program;
  private final Parameters means;
  private final Parameters squares;
  private long steps;

  private AdamMoments(Program program, long steps, Parameters means, Parameters squares) {
    this.program = program;
    this.steps = steps;
    this.means = means;
    this.squares = squares;
  }

  /** Before the first step. */
  public static AdamMoments start(Program program) {
    return new AdamMoments(program, 0, Parameters.zeros(program), Parameters.zeros(program));
  }

  /**
   * As they were when a run was stopped; takes the arrays over.
   *
   * @param steps how many steps there were
   * @param means running means of the gradients; what stands for buffers is not read
   * @param squares running means of their squares; likewise
   * @throws IllegalArgumentException if the number of steps or a square is negative, or the
   *     parameters are not the program's
   */
  public static AdamMoments of(Program program, long steps, Parameters means, Parameters squares) {
    means.requireFor(program);
    squares.requireFor(program);
    if (steps < 0) {
      throw new IllegalArgumentException("expected at least 0 steps, found " + steps);
    }
    for (String name : squares.names()) {
      for (float square : squares.get(name)) {
        if (!(square >= 0)) {
          throw new IllegalArgumentException(
              "expected means of squares of at least 0 for " + name + ", found " + square);
        }
      }
    }
    return new AdamMoments(program, steps, means, squares);
  }

  /** Steps so far. */
  public long steps() {
    return steps;
  }

  /** Running means of the gradients, live. */
  public Parameters means() {
    return means;
  }

  /** Running means of the gradients' squares, live. */
  public Parameters squares() {
    return squares;
  }

  /** A deep copy. */
  public AdamMoments copy() {
    return new AdamMoments(program, steps, means.copy(), squares.copy());
  }

  /**
   * Moves the parameters one step against their gradients, in place.
   *
   * @param parameters the program's
   * @param gradients of these; for a buffer the amount to subtract
   * @param learningRate of this step
   * @param weightDecay as {@link Optimizer#weightDecay()}
   */
  public void step(
      Parameters parameters, Parameters gradients, double learningRate, double weightDecay) {
    steps++;
    for (ParameterSpec spec : program.parameters().values()) {
      float[] values = parameters.get(spec.name());
      float[] gradient = gradients.get(spec.name());
      if (spec.role() == Role.BUFFER) {
        for (int i = 0; i < values.length; i++) {
          values[i] -= gradient[i];
        }
      } else {
        if (weightDecay > 0) {
          double kept = 1 - learningRate * weightDecay;
          for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * kept);
          }
        }
        move(values, gradient, means.get(spec.name()), squares.get(spec.name()), learningRate);
      }
    }
  }

  private void move(
      float[] values, float[] gradient, float[] mean, float[] square, double learningRate) {
    double stepSize = learningRate / (1 - Math.pow(BETA1, (double) steps));
    double rootCorrection = Math.sqrt(1 - Math.pow(BETA2, (double) steps));
    for (int i = 0; i < values.length; i++) {
      double g = gradient[i];
      mean[i] = (float) (BETA1 * mean[i] + (1 - BETA1) * g);
      square[i] = (float) (BETA2 * square[i] + (1 - BETA2) * g * g);
      double root = Math.sqrt(square[i]) / rootCorrection + EPSILON;
      values[i] = (float) (values[i] - stepSize * mean[i] / root);
    }
  }
}
