package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.engine.Session;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.WeightedNll;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Central differences of the loss along random directions. */
final class SlopeProbe {
  static final double TOLERANCE = 1e-3;
  private static final float STEP = 5e-4f;
  private final Session session;
  private final WeightedNll loss;
  private final int[] labels;
  private final int batch;
  private final Parameters spare;

  SlopeProbe(Session session, WeightedNll loss, int[] labels, int batch, Parameters spare) {
    this.session = session;
    this.loss = loss;
    this.labels = labels;
    this.batch = batch;
    this.spare = spare;
  }

  /** Adds the gradients of the parameters, in training. */
  void differentiate(float[] x, Parameters gradients) {
    double weight = loss.weightOf(labels);
    session.differentiate(
        x, batch, new SplittableRandom(0), z -> loss.gradient(z, labels, weight), gradients);
  }

  /** The gradient by the input, in inference. */
  float[] inputGradient(float[] x) {
    double weight = loss.weightOf(labels);
    return session
        .sensitivities(x, batch, z -> loss.gradient(z, labels, weight), List.of(0))
        .get(0)
        .gradient();
  }

  /** The largest slope of all directions, of the input in inference. */
  double compareInput(float[] x, float[] gradient) {
    double weight = loss.weightOf(labels);
    return compare(
        "x", x, gradient, () -> loss.loss(session.logits(x, batch), labels, weight), () -> {});
  }

  /** The largest slope of all directions, of a parameter in training. */
  double compareParameter(
      String what, float[] values, float[] gradient, float[] x, Runnable changed) {
    return compare(what, values, gradient, () -> lossInTraining(x), changed);
  }

  private double compare(
      String what, float[] values, float[] gradient, DoubleSupplier found, Runnable changed) {
    SplittableRandom random = new SplittableRandom(37);
    double largest = 0;
    for (int trial = 0; trial < 4; trial++) {
      float[] original = values.clone();
      float[] direction = new float[values.length];
      double expected = 0;
      for (int i = 0; i < direction.length; i++) {
        direction[i] = random.nextBoolean() ? 1f : -1f;
        expected += (double) direction[i] * gradient[i];
      }
      double slope =
          (shifted(values, original, direction, STEP, found, changed)
                  - shifted(values, original, direction, -STEP, found, changed))
              / (2 * STEP);
      System.arraycopy(original, 0, values, 0, values.length);
      changed.run();
      assertThat(expected)
          .as("slope of %s, trial %d", what, trial)
          .isCloseTo(slope, within(TOLERANCE + 0.02 * Math.abs(slope)));
      largest = Math.max(largest, Math.abs(slope));
    }
    assertThat(gradient).as("gradient of %s", what).doesNotContain(Float.NaN);
    return largest;
  }

  private static double shifted(
      float[] values,
      float[] original,
      float[] direction,
      float step,
      DoubleSupplier found,
      Runnable changed) {
    for (int i = 0; i < values.length; i++) {
      values[i] = original[i] + step * direction[i];
    }
    changed.run();
    return found.getAsDouble();
  }

  private double lossInTraining(float[] x) {
    double weight = loss.weightOf(labels);
    double[] found = new double[1];
    // In training mode and with the seed of the gradients, so that dropout draws the same masks.
    session.differentiate(
        x,
        batch,
        new SplittableRandom(0),
        logits -> {
          found[0] = loss.loss(logits, labels, weight);
          return new float[logits.length];
        },
        spare);
    return found[0];
  }
}
