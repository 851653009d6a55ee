package io.github.gcn4j.evaluation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function by limited-memory BFGS with a backtracking line search. Plain
 * sequential arithmetic: the same function gives the same bits everywhere.
 *
 * <p>Source: J. Nocedal and S. J. Wright, "Numerical Optimization", 2nd edition, algorithms 7.4 and
 * 3.1.
 */
final class Lbfgs {

  /** A function to minimise. */
  interface Objective {

    /** Returns the value at {@code point} and writes the gradient there into {@code gradient}. */
    double evaluate(double[] point, double[] gradient);
  }

  /** A step taken, the change of the gradient along it, and 1/(step·change). */
  private record Correction(double[] step, double[] change, double inverseCurvature) {}

  private static final int MEMORY = 10;
  private static final double SUFFICIENT_DECREASE = 1e-4;
  private static final int MAX_HALVINGS = 40;

  private final double gradientTolerance;
  private final int maxIterations;

  /**
   * @param gradientTolerance done when no component of the gradient is larger
   * @param maxIterations done after as many steps in any case
   */
  Lbfgs(double gradientTolerance, int maxIterations) {
    this.gradientTolerance = gradientTolerance;
    this.maxIterations = maxIterations;
  }

  /** Returns the best point found, starting from {@code start}, which is left alone. */
  double[] minimise(Objective objective, double[] start) {
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double value = objective.evaluate(point, gradient);
    Deque<Correction> history = new ArrayDeque<>(MEMORY);
    for (int i = 0; i < maxIterations && largest(gradient) > gradientTolerance; i++) {
      double[] direction = direction(gradient, history);
      double slope = dot(direction, gradient);
      double length = history.isEmpty() ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
      double[] next = new double[point.length];
      double[] nextGradient = new double[point.length];
      double nextValue = Double.POSITIVE_INFINITY;
      int halvings = 0;
      while (halvings++ <= MAX_HALVINGS) {
        for (int k = 0; k < next.length; k++) {
          next[k] = point[k] + length * direction[k];
        }
        nextValue = objective.evaluate(next, nextGradient);
        if (nextValue <= value + SUFFICIENT_DECREASE * length * slope) {
          break;
        }
        length /= 2;
      }
      if (!(nextValue < value)) {
        break; // as low as double precision can tell
      }
      remember(history, difference(next, point), difference(nextGradient, gradient));
      point = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return point;
  }

  private static void remember(Deque<Correction> history, double[] step, double[] change) {
    double curvature = dot(step, change);
    if (curvature <= 0) {
      return; // flat along this step: it says nothing about the Hessian
    }
    if (history.size() == MEMORY) {
      history.removeLast();
    }
    history.addFirst(new Correction(step, change, 1 / curvature));
  }

  /** The two-loop recursion: −H·gradient, H the inverse Hessian the history implies. */
  private static double[] direction(double[] gradient, Deque<Correction> history) {
    double[] result = gradient.clone();
    double[] weights = new double[history.size()];
    int newest = 0;
    for (Correction correction : history) {
      weights[newest] = correction.inverseCurvature() * dot(correction.step(), result);
      addScaled(result, -weights[newest], correction.change());
      newest++;
    }
    Correction latest = history.peekFirst();
    double scale =
        latest == null
            ? 1
            : 1 / (latest.inverseCurvature() * dot(latest.change(), latest.change()));
    for (int k = 0; k < result.length; k++) {
      result[k] *= scale;
    }
    Iterator<Correction> oldestFirst = history.descendingIterator();
    for (int i = history.size() - 1; i >= 0; i--) {
      Correction correction = oldestFirst.next();
      double along = correction.inverseCurvature() * dot(correction.change(), result);
      addScaled(result, weights[i] - along, correction.step());
    }
    for (int k = 0; k < result.length; k++) {
      result[k] = -result[k];
    }
    return result;
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static double[] difference(double[] a, double[] b) {
    double[] result = new double[a.length];
    for (int k = 0; k < a.length; k++) {
      result[k] = a[k] - b[k];
    }
    return result;
  }

  private static void addScaled(double[] target, double factor, double[] values) {
    for (int k = 0; k < target.length; k++) {
      target[k] += factor * values[k];
    }
  }
}
