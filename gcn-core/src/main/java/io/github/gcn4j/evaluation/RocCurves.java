package io.github.gcn4j.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The ROC curve of each class against the rest.
 *
 * @param classes class names
 * @param curves one per class, empty where the evaluation had no image of it, or of it alone
 */
public record RocCurves(List<String> classes, List<Optional<RocCurve>> curves) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is not one curve, or its absence, per class
   */
  public RocCurves {
    classes = List.copyOf(classes);
    curves = List.copyOf(curves);
    if (curves.size() != classes.size()) {
      throw new IllegalArgumentException(
          "expected " + classes.size() + " curves, one per class, found " + curves.size());
    }
  }

  /** The curves of an evaluation. */
  public static RocCurves of(Evaluation evaluation) {
    return new RocCurves(
        evaluation.classes(),
        IntStream.range(0, evaluation.classes().size())
            .mapToObj(index -> RocCurve.of(evaluation.predictions(), index))
            .toList());
  }

  /**
   * Area below the curve of a class, if it has one.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public OptionalDouble area(int index) {
    return curves.get(index).map(c -> OptionalDouble.of(c.area())).orElse(OptionalDouble.empty());
  }

  /** Unweighted mean of the areas of the classes that have a curve; empty if none has. */
  public OptionalDouble macroArea() {
    return curves.stream().flatMap(Optional::stream).mapToDouble(RocCurve::area).average();
  }
}
