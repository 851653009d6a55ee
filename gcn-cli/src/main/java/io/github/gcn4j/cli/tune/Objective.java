package io.github.gcn4j.cli.tune;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What the best trial is best at; fractions from 0 to 1, the higher the better. */
public enum Objective {
  /** Share of the images that are right, mean of the folds. */
  ACCURACY("accuracy, mean of the folds"),
  /** Mean of the classes' F1, all folds' images together: a fold may lack a class. */
  MACRO_F1("macro-F1 of all folds together"),
  /** Accuracy of the worst fold. */
  WORST_FOLD("accuracy of the worst fold"),
  /** Recall of the worst class that has images, all folds' images together. */
  WORST_RECALL("recall of the worst class");

  private final String words;

  Objective(String words) {
    this.words = words;
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException if there is none, listing those there are
   */
  public static Objective named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.label().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, found '%s'".formatted(names(), name)));
  }

  /** Every name. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Objective::label).toList();
  }

  /** The name people write: {@code macro-f1}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What it is, in words. */
  public String words() {
    return words;
  }

  /**
   * The score of a trial.
   *
   * @param folds of each fold, or of the only split; at least one
   */
  public double of(List<ConfusionMatrix> folds) {
    return switch (this) {
      case ACCURACY -> accuracies(folds).average().orElse(0);
      case MACRO_F1 -> pooled(folds).macroF1();
      case WORST_FOLD -> accuracies(folds).min().orElse(0);
      case WORST_RECALL -> worstRecall(pooled(folds));
    };
  }

  private static DoubleStream accuracies(List<ConfusionMatrix> folds) {
    return folds.stream().mapToDouble(ConfusionMatrix::accuracy);
  }

  private static double worstRecall(ConfusionMatrix all) {
    return IntStream.range(0, all.classes().size())
        .filter(index -> all.support(index) > 0)
        .mapToDouble(all::recall)
        .min()
        .orElse(0);
  }

  private static ConfusionMatrix pooled(List<ConfusionMatrix> folds) {
    List<String> classes = folds.get(0).classes();
    int[][] counts = new int[classes.size()][classes.size()];
    for (ConfusionMatrix fold : folds) {
      for (int actual = 0; actual < counts.length; actual++) {
        for (int predicted = 0; predicted < counts.length; predicted++) {
          counts[actual][predicted] += fold.count(actual, predicted);
        }
      }
    }
    return new ConfusionMatrix(classes, counts);
  }
}
