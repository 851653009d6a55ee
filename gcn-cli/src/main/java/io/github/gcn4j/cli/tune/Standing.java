package io.github.gcn4j.cli.tune;

import io.github.gcn4j.evaluation.ConfusionMatrix;
import java.util.List;
import java.util.Optional;

/**
 * How a trial did in a rung.
 *
 * @param trial what was tried
 * @param rung from 1
 * @param epochs it was trained for
 * @param score by the objective, 0 to 1; 0 if it could not be trained
 * @param folds how it did on each fold's test images, as far as it came
 * @param predicted class indices, all folds' test images one after the other
 * @param problem why it could not be trained, if so
 * @param seconds its trainings took
 */
public record Standing(
    Trial trial,
    int rung,
    int epochs,
    double score,
    List<ConfusionMatrix> folds,
    List<Integer> predicted,
    Optional<String> problem,
    double seconds) {

  /** Copies the lists. */
  public Standing {
    folds = List.copyOf(folds);
    predicted = List.copyOf(predicted);
  }

  /** Whether it was trained on every fold. */
  public boolean isTrained() {
    return problem.isEmpty();
  }

  /** The lowest accuracy of any fold, 0 to 1; 0 where there is none. */
  public double worstFold() {
    return folds.stream().mapToDouble(ConfusionMatrix::accuracy).min().orElse(0);
  }
}
