package io.github.gcn4j.explanation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Integrated gradients (Sundararajan et al., "Axiomatic Attribution for Deep Networks", ICML 2017):
 * (x − x′) times the mean gradient of the class's score along the straight line from a baseline x′
 * to the signal x. Attributions sum to score(x) − score(x′).
 *
 * <p>The line is cut into panels of four Gauss–Legendre points each. What a panel's attributions
 * must sum to is known, the scores at its ends; panels that miss it are halved until all together
 * miss at most the tolerance.
 *
 * <p>Where the score jumps, no gradient tells: the standard deviation that the pyramid reads out
 * counts as 0 where it is below 0.003, a threshold that every line from an even image crosses. What
 * panels still miss is attributed to the nodes whose gradient switches on there, in its proportion.
 *
 * <p>Node scores are sums over features, in units of the score. Measures: {@code completeness_gap},
 * how far all attributions together miss the difference of the scores, and {@code
 * attributed_to_jumps}, both as fractions of it; {@code score_difference}; {@code points},
 * gradients taken.
 *
 * @param baseline x′
 * @param tolerance what the panels may miss together, as a fraction of the difference
 * @param mostPoints gradients to take at most along the line; two more at each jump
 */
public record IntegratedGradients(Baseline baseline, double tolerance, int mostPoints)
    implements ExplanationMethod {
  private static final double TOLERANCE = 0.01;
  private static final int MOST_POINTS = 1024;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the tolerance is not positive, or not even the first panels
   *     fit the points
   */
  public IntegratedGradients {
    Objects.requireNonNull(baseline, "baseline");
    int fewest = LinePath.FIRST_PANELS * LinePath.POINTS;
    if (!(tolerance > 0) || mostPoints < fewest) {
      throw new IllegalArgumentException(
          "expected a tolerance above 0 and at least "
              + fewest
              + " points, found "
              + tolerance
              + " and "
              + mostPoints);
    }
  }

  /** To 1 % with at most 1,024 points. */
  public static IntegratedGradients from(Baseline baseline) {
    return new IntegratedGradients(baseline, TOLERANCE, MOST_POINTS);
  }

  @Override
  public String label() {
    return "integrated-gradients";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("baseline", baseline.label());
    settings.put("tolerance", Double.toString(tolerance));
    settings.put("most_points", Integer.toString(mostPoints));
    return settings;
  }

  @Override
  public Explanation explain(
      Subject subject, float[] features, int target, ExplanationProgress progress) {
    subject.check(features, target);
    int width = subject.program().inputFeatures();
    float[] from = baseline.signal(features, width);
    LinePath path = new LinePath(subject, from, features, target);
    path.refine(tolerance, mostPoints, progress);

    double[] gradient = path.meanGradient();
    float[] nodes = new float[subject.graph().nodes()];
    float[] byFeature = new float[width];
    double sum = 0;
    for (int i = 0; i < gradient.length; i++) {
      double attribution = gradient[i] * ((double) features[i] - from[i]);
      nodes[i / width] += (float) attribution;
      byFeature[i % width] += (float) attribution;
      sum += attribution;
    }
    double difference = path.difference();
    Map<String, Double> measures = new LinkedHashMap<>();
    double gap = Math.abs(sum - difference);
    double whole = Math.max(Math.abs(difference), 1e-9);
    measures.put("completeness_gap", gap / whole);
    measures.put("attributed_to_jumps", path.jumps() / whole);
    measures.put("score_difference", difference);
    measures.put("points", (double) path.points());
    return new Explanation(label(), settings(), target, nodes, byFeature, List.of(), measures);
  }
}
