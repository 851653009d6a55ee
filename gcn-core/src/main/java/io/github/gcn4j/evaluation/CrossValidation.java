package io.github.gcn4j.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/**
 * Several folds, each evaluated by a model that never saw it. The mean says what to expect of a new
 * look, the worst fold what to fear; the pooled figures take every image alike, so that large folds
 * weigh more.
 *
 * @param folds in the order they are shown
 */
public record CrossValidation(List<FoldEvaluation> folds) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no fold, if folds differ in classes or share a
   *     name, or if an image is in two of them
   */
  public CrossValidation {
    folds = List.copyOf(folds);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("expected at least one fold, found none");
    }
    List<String> classes = folds.get(0).model().classes();
    Set<String> names = new HashSet<>();
    Set<String> images = new HashSet<>();
    for (FoldEvaluation fold : folds) {
      if (!fold.model().classes().equals(classes)) {
        throw new IllegalArgumentException(
            fold.name()
                + ": expected the classes "
                + classes
                + " of the other folds, found "
                + fold.model().classes());
      }
      if (!names.add(fold.name())) {
        throw new IllegalArgumentException(
            "expected folds of different names, found two named " + fold.name());
      }
      for (Prediction prediction : fold.model().predictions()) {
        if (!images.add(prediction.name())) {
          throw new IllegalArgumentException(
              fold.name() + ": expected images of one fold only, found " + prediction.name());
        }
      }
    }
  }

  /** Unweighted mean of the folds' accuracies, a fraction. */
  public double meanAccuracy() {
    return mean(folds.stream().mapToDouble(fold -> fold.model().accuracy()).toArray());
  }

  /** The same of the baselines; empty unless every fold has one. */
  public OptionalDouble meanBaselineAccuracy() {
    double[] accuracies =
        folds.stream()
            .flatMap(fold -> fold.baseline().stream())
            .mapToDouble(Evaluation::accuracy)
            .toArray();
    return accuracies.length == folds.size()
        ? OptionalDouble.of(mean(accuracies))
        : OptionalDouble.empty();
  }

  /** Sample standard deviation (n − 1) of the folds' accuracies; empty with a single fold. */
  public OptionalDouble standardDeviation() {
    if (folds.size() == 1) {
      return OptionalDouble.empty();
    }
    double mean = meanAccuracy();
    double squares = 0;
    for (FoldEvaluation fold : folds) {
      double deviation = fold.model().accuracy() - mean;
      squares += deviation * deviation;
    }
    return OptionalDouble.of(Math.sqrt(squares / (folds.size() - 1)));
  }

  /** The fold of the lowest accuracy; of equals, the first. */
  public FoldEvaluation worst() {
    return folds.stream()
        .min(Comparator.comparingDouble(fold -> fold.model().accuracy()))
        .orElseThrow();
  }

  /** All images as one evaluation, fold after fold. */
  public Evaluation pooled() {
    return pooled(FoldEvaluation::model);
  }

  /** All images as the baselines saw them; empty unless every fold has one. */
  public Optional<Evaluation> pooledBaseline() {
    return folds.stream().allMatch(fold -> fold.baseline().isPresent())
        ? Optional.of(pooled(fold -> fold.baseline().orElseThrow()))
        : Optional.empty();
  }

  /** The temperature that would have calibrated all of them best. */
  public double temperature() {
    return TemperatureScaling.fit(pooled().predictions());
  }

  /** All images as one evaluation, each fold at the temperature that the other folds ask for. */
  public Evaluation calibrated() {
    List<Prediction> all = new ArrayList<>();
    for (FoldEvaluation fold : folds) {
      List<Prediction> others =
          folds.stream()
              .filter(other -> !other.name().equals(fold.name()))
              .flatMap(other -> other.model().predictions().stream())
              .toList();
      double temperature = TemperatureScaling.fit(others);
      all.addAll(TemperatureScaling.apply(fold.model().predictions(), temperature));
    }
    return Evaluation.of(folds.get(0).model().classes(), all);
  }

  private Evaluation pooled(Function<FoldEvaluation, Evaluation> part) {
    return Evaluation.of(
        folds.get(0).model().classes(),
        folds.stream().flatMap(fold -> part.apply(fold).predictions().stream()).toList());
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
