package io.github.gcn4j.evaluation;

import java.util.Optional;

/**
 * One fold of a cross-validation: the images held out from one model, and how it did on them.
 *
 * @param name what people call the fold, such as {@code stain 2}
 * @param model how the model did that was trained on the other folds
 * @param baseline how the histogram baseline did that was fitted on the other folds; empty if there
 *     was none
 */
public record FoldEvaluation(String name, Evaluation model, Optional<Evaluation> baseline) {

  /**
   * Checks the baseline.
   *
   * @throws IllegalArgumentException if the baseline is not about the same images as the model, as
   *     {@link ModelComparison}
   */
  public FoldEvaluation {
    baseline.ifPresent(other -> new ModelComparison(model, other));
  }
}
