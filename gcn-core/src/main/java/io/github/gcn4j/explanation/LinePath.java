package io.github.gcn4j.explanation;

import java.util.ArrayList;
import java.util.List;

/** The gradient of a class's score along the line from one signal to another, in panels. */
final class LinePath {
  /** Gauss–Legendre points of a panel. */
  static final int POINTS = 4;

  static final int FIRST_PANELS = 8;

  /** Where the line starts at an even signal, 1 is exact for a jump at the end of the panel. */
  private static final double LARGEST_JUMP = 2;

  /** What a narrower panel misses is a jump of the score, which no gradient sees. */
  private static final double NARROWEST = 1.0 / 4096;

  /** Of the interval from 0 to 1. */
  private static final double[] NODES = {
    0.0694318442029737, 0.3300094782075719, 0.6699905217924281, 0.9305681557970263
  };

  private static final double[] WEIGHTS = {
    0.1739274225687269, 0.3260725774312731, 0.3260725774312731, 0.1739274225687269
  };

  /**
   * A piece of the line.
   *
   * @param gradient the integral of the gradient over it
   * @param gap how far its attributions miss the difference of the scores at its ends
   */
  private record Panel(
      double from, double to, double fromScore, double toScore, float[] gradient, double gap) {

    boolean narrow() {
      return to - from <= NARROWEST;
    }
  }

  private final Subject subject;
  private final float[] start;
  private final float[] end;
  private final ClassScore score;
  private final int target;
  private final float[] batch;
  private List<Panel> panels = new ArrayList<>();
  private int points;
  private double jumps;

  LinePath(Subject subject, float[] start, float[] end, int target) {
    this.subject = subject;
    this.start = start;
    this.end = end;
    this.target = target;
    this.score = new ClassScore(subject.program().outputFeatures(), target);
    this.batch = new float[Math.multiplyExact(POINTS, end.length)];
    double[] scores = new double[FIRST_PANELS + 1];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = scoreAt((double) i / FIRST_PANELS);
    }
    for (int i = 0; i < FIRST_PANELS; i++) {
      double from = (double) i / FIRST_PANELS;
      double to = (i + 1.0) / FIRST_PANELS;
      panels.add(panel(from, to, scores[i], scores[i + 1]));
    }
  }

  /** Halves panels that miss more than their share until all together miss little enough. */
  void refine(double tolerance, int mostPoints, ExplanationProgress progress) {
    double allowed = tolerance * Math.abs(difference());
    progress.at(points, mostPoints);
    boolean finished = false;
    while (missed() > allowed && !finished) {
      double share = Math.min(missed() / panels.size(), allowed);
      List<Panel> finer = new ArrayList<>();
      for (Panel panel : panels) {
        boolean room = points + 2 * POINTS <= mostPoints;
        if (room && !panel.narrow() && Math.abs(panel.gap()) >= share) {
          double middle = (panel.from() + panel.to()) / 2;
          double between = scoreAt(middle);
          finer.add(panel(panel.from(), middle, panel.fromScore(), between));
          finer.add(panel(middle, panel.to(), between, panel.toScore()));
          progress.at(points, mostPoints);
        } else {
          finer.add(panel);
        }
      }
      finished = finer.size() == panels.size();
      panels = finer;
    }
    if (panels.stream().mapToDouble(panel -> Math.abs(panel.gap())).sum() > allowed) {
      double least = allowed / panels.size();
      panels.replaceAll(panel -> Math.abs(panel.gap()) > least ? withJump(panel) : panel);
    }
    progress.at(mostPoints, mostPoints);
  }

  /**
   * Attributes what a panel misses to those whose gradient changes across it: where a part of the
   * score switches on, it jumps to what it would be had it always been on, in proportion to the
   * gradient that switches on with it. A line from an even signal makes that gradient times the
   * position; what is not of that size is no such jump and stays missing.
   */
  private Panel withJump(Panel panel) {
    place(panel.from(), 0);
    place(panel.to(), 1);
    float[] slopes = slopes(2);
    double change = 0;
    for (int i = 0; i < end.length; i++) {
      change += ((double) slopes[end.length + i] - slopes[i]) * ((double) end[i] - start[i]);
    }
    double factor = change == 0 ? 0 : -panel.gap() / change;
    if (factor <= 0 || factor > LARGEST_JUMP * panel.to()) {
      return panel;
    }
    jumps += Math.abs(panel.gap());
    float[] gradient = panel.gradient().clone();
    for (int i = 0; i < gradient.length; i++) {
      gradient[i] += (float) (factor * ((double) slopes[end.length + i] - slopes[i]));
    }
    return new Panel(panel.from(), panel.to(), panel.fromScore(), panel.toScore(), gradient, 0);
  }

  private float[] slopes(int count) {
    points += count;
    return subject
        .session()
        .sensitivities(batch, count, score::gradient, List.of(0))
        .get(0)
        .gradient();
  }

  private double missed() {
    return panels.stream()
        .filter(panel -> !panel.narrow())
        .mapToDouble(panel -> Math.abs(panel.gap()))
        .sum();
  }

  /** The score at the end less that at the start. */
  double difference() {
    return panels.get(panels.size() - 1).toScore() - panels.get(0).fromScore();
  }

  /** How much of the score was attributed as jumps. */
  double jumps() {
    return jumps;
  }

  int points() {
    return points;
  }

  double[] meanGradient() {
    double[] sum = new double[end.length];
    for (Panel panel : panels) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += panel.gradient()[i];
      }
    }
    return sum;
  }

  private double scoreAt(double position) {
    place(position, 0);
    return subject.scores(batch, 1, target)[0];
  }

  private void place(double position, int slot) {
    for (int i = 0; i < end.length; i++) {
      batch[slot * end.length + i] = (float) (start[i] + position * ((double) end[i] - start[i]));
    }
  }

  private Panel panel(double from, double to, double fromScore, double toScore) {
    for (int point = 0; point < POINTS; point++) {
      place(from + NODES[point] * (to - from), point);
    }
    float[] slopes = slopes(POINTS);
    float[] gradient = new float[end.length];
    double sum = 0;
    for (int i = 0; i < end.length; i++) {
      double mean = 0;
      for (int point = 0; point < POINTS; point++) {
        mean += WEIGHTS[point] * slopes[point * end.length + i];
      }
      gradient[i] = (float) (mean * (to - from));
      sum += gradient[i] * ((double) end[i] - start[i]);
    }
    return new Panel(from, to, fromScore, toScore, gradient, sum - (toScore - fromScore));
  }
}
