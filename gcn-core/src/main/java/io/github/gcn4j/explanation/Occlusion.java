package io.github.gcn4j.explanation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Occlusion (Zeiler and Fergus, "Visualizing and Understanding Convolutional Networks", ECCV 2014):
 * how much the class's score falls when a window of the picture shows nothing. A node's score is
 * the mean fall over the windows it lies in, in units of the score. On a graph that is no grid, a
 * window is a node with the nodes it receives from and sends to.
 *
 * @param window side of a square window, in pixels
 * @param stride from window to window, in pixels; at most the side, so that no pixel is left out
 * @param baseline what a window shows instead
 */
public record Occlusion(int window, int stride, Baseline baseline) implements ExplanationMethod {
  private static final int BATCH = 16;
  private static final int WINDOW = 12;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the stride is below 1 or above the window
   */
  public Occlusion {
    Objects.requireNonNull(baseline, "baseline");
    if (stride < 1 || stride > window) {
      throw new IllegalArgumentException(
          "expected a stride from 1 to the window of " + window + ", found " + stride);
    }
  }

  /** Windows of 12×12 pixels that overlap by half. */
  public static Occlusion with(Baseline baseline) {
    return new Occlusion(WINDOW, WINDOW / 2, baseline);
  }

  @Override
  public String label() {
    return "occlusion";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("window", Integer.toString(window));
    settings.put("stride", Integer.toString(stride));
    settings.put("baseline", baseline.label());
    return settings;
  }

  @Override
  public Explanation explain(
      Subject subject, float[] features, int target, ExplanationProgress progress) {
    subject.check(features, target);
    int width = subject.program().inputFeatures();
    float[] nothing = baseline.of(features, width);
    double whole = subject.scores(features, 1, target)[0];
    List<int[]> windows = Windows.of(subject.graph(), window, stride);
    double[] falls = new double[subject.graph().nodes()];
    int[] times = new int[falls.length];
    float[] batch = new float[Math.multiplyExact(Math.min(BATCH, windows.size()), features.length)];
    for (int from = 0; from < windows.size(); from += BATCH) {
      List<int[]> some = windows.subList(from, Math.min(from + BATCH, windows.size()));
      for (int i = 0; i < some.size(); i++) {
        System.arraycopy(features, 0, batch, i * features.length, features.length);
        for (int node : some.get(i)) {
          System.arraycopy(nothing, 0, batch, i * features.length + node * width, width);
        }
      }
      double[] scores = subject.scores(batch, some.size(), target);
      for (int i = 0; i < some.size(); i++) {
        for (int node : some.get(i)) {
          falls[node] += whole - scores[i];
          times[node]++;
        }
      }
      progress.at(from + some.size(), windows.size());
    }
    float[] map = new float[falls.length];
    for (int node = 0; node < map.length; node++) {
      map[node] = (float) (falls[node] / times[node]);
    }
    return Explanation.ofNodes(this, target, map);
  }
}
