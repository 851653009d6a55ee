package io.github.gcn4j.explanation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Deletion and insertion curves (Petsiuk et al., "RISE", BMVC 2018): the probability of a class
 * while the nodes a map scores highest are taken away first, and while they are put back first. A
 * good map has a small area under the one and a large area under the other.
 *
 * @param deletion {@code [steps + 1]}: with none gone, …, all gone
 * @param insertion {@code [steps + 1]}: with none there, …, all there
 */
public record PerturbationCurves(double[] deletion, double[] insertion) {
  private static final int BATCH = 16;

  /**
   * Draws both curves.
   *
   * @param subject the model, on the graph of the signal
   * @param features {@code [nodes, features]}
   * @param nodeScores {@code [nodes]}; of equals, the first node goes first
   * @param target the class
   * @param baseline what a node shows that is gone
   * @param steps points after the first, at least 1
   * @throws IllegalArgumentException if an array has another length, there is no such class, or no
   *     step
   */
  public static PerturbationCurves of(
      Subject subject,
      float[] features,
      float[] nodeScores,
      int target,
      Baseline baseline,
      int steps) {
    subject.check(features, target);
    if (nodeScores.length != subject.graph().nodes() || steps < 1) {
      throw new IllegalArgumentException(
          "expected "
              + subject.graph().nodes()
              + " scores and at least 1 step, found "
              + nodeScores.length
              + " and "
              + steps);
    }
    int[] order =
        IntStream.range(0, nodeScores.length)
            .boxed()
            .sorted(Comparator.comparingDouble(node -> -nodeScores[node]))
            .mapToInt(node -> node)
            .toArray();
    float[] gone = baseline.signal(features, subject.program().inputFeatures());
    return new PerturbationCurves(
        curve(subject, features, gone, order, target, steps),
        curve(subject, gone, features, order, target, steps));
  }

  private static double[] curve(
      Subject subject, float[] from, float[] to, int[] order, int target, int steps) {
    int width = subject.program().inputFeatures();
    double[] curve = new double[steps + 1];
    float[] batch = new float[Math.multiplyExact(Math.min(BATCH, curve.length), from.length)];
    float[] current = from.clone();
    int changed = 0;
    for (int first = 0; first < curve.length; first += BATCH) {
      int count = Math.min(BATCH, curve.length - first);
      for (int i = 0; i < count; i++) {
        int until = (int) Math.round((double) order.length * (first + i) / steps);
        for (; changed < until; changed++) {
          System.arraycopy(to, order[changed] * width, current, order[changed] * width, width);
        }
        System.arraycopy(current, 0, batch, i * from.length, from.length);
      }
      double[][] rows = subject.probabilities(batch, count);
      for (int i = 0; i < count; i++) {
        curve[first + i] = rows[i][target];
      }
    }
    return curve;
  }

  /** Area under the deletion curve, 0 to 1; the smaller the better. */
  public double deletionArea() {
    return area(deletion);
  }

  /** Area under the insertion curve, 0 to 1; the larger the better. */
  public double insertionArea() {
    return area(insertion);
  }

  private static double area(double[] curve) {
    double ends = (curve[0] + curve[curve.length - 1]) / 2;
    return (Arrays.stream(curve).sum() - ends) / (curve.length - 1);
  }
}
