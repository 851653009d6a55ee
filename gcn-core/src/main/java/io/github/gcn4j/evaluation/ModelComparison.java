package io.github.gcn4j.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Two classifiers on the same images, image by image.
 *
 * @param first one evaluation
 * @param second the other, of the same images in the same order
 */
public record ModelComparison(Evaluation first, Evaluation second) {

  /**
   * Checks that the two are about the same.
   *
   * @throws IllegalArgumentException if they differ in classes, number of images, or in the name or
   *     class of an image
   */
  public ModelComparison {
    if (!first.classes().equals(second.classes())) {
      throw new IllegalArgumentException(
          "expected two evaluations of the classes "
              + first.classes()
              + ", found one of "
              + second.classes());
    }
    if (first.images() != second.images()) {
      throw new IllegalArgumentException(
          "expected two evaluations of the same "
              + first.images()
              + " images, found one of "
              + second.images());
    }
    for (int i = 0; i < first.images(); i++) {
      Prediction one = first.predictions().get(i);
      Prediction other = second.predictions().get(i);
      if (!one.name().equals(other.name()) || one.actual() != other.actual()) {
        throw new IllegalArgumentException(
            "expected two evaluations of the same images in the same order, found "
                + one.name()
                + " of class "
                + first.classes().get(one.actual())
                + " beside "
                + other.name()
                + " of class "
                + first.classes().get(other.actual()));
      }
    }
  }

  /** Number of images. */
  public int images() {
    return first.images();
  }

  /** Number of images where the one is right or not and the other is right or not. */
  public int count(boolean firstRight, boolean secondRight) {
    return (int)
        IntStream.range(0, images())
            .filter(
                i ->
                    first.predictions().get(i).correct() == firstRight
                        && second.predictions().get(i).correct() == secondRight)
            .count();
  }

  /** Whether they differ by more than chance. */
  public McNemar mcNemar() {
    return McNemar.of(count(true, false), count(false, true));
  }

  /** Accuracy of the first less that of the second, a fraction. */
  public double accuracyDifference() {
    return (double) (first.confusion().correct() - second.confusion().correct()) / images();
  }

  /**
   * Recall of the first less that of the second for a class, a fraction; 0 if it has no image.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public double recallDifference(int index) {
    return first.confusion().recall(index) - second.confusion().recall(index);
  }

  /** The images they call by different names, in the order of the images. */
  public List<Disagreement> disagreements() {
    return IntStream.range(0, images())
        .mapToObj(i -> new Disagreement(first.predictions().get(i), second.predictions().get(i)))
        .filter(pair -> pair.first().predicted() != pair.second().predicted())
        .toList();
  }

  /**
   * What follows, in a sentence.
   *
   * @param firstName what people call the first
   * @param secondName what people call the second
   */
  public String verdict(String firstName, String secondName) {
    McNemar test = mcNemar();
    if (test.onlyFirst() + test.onlySecond() == 0) {
      return firstName + " and " + secondName + " are right on the very same images.";
    }
    if (test.onlyFirst() == test.onlySecond()) {
      return String.format(
          Locale.ROOT,
          "%s and %s are right equally often, each on %s that the other gets wrong.",
          firstName,
          secondName,
          test.onlyFirst() == 1 ? "an image" : test.onlyFirst() + " images");
    }
    boolean ahead = test.onlyFirst() > test.onlySecond();
    return String.format(
        Locale.ROOT,
        "%s is %s points more accurate than %s: %s (%s).",
        ahead ? firstName : secondName,
        points(),
        ahead ? secondName : firstName,
        test.significant() ? "more than chance would explain" : "chance may explain that",
        test.text());
  }

  /**
   * What follows for a model, the first, beside its histogram baseline, the second, in a sentence.
   */
  public String verdictOnBaseline() {
    McNemar test = mcNemar();
    double difference = accuracyDifference();
    if (difference <= 0) {
      return difference == 0
          ? "The model is right as often as its histogram baseline: it adds nothing to what colour"
              + " alone tells."
          : String.format(
              Locale.ROOT,
              "The model is %s points below its histogram baseline: it adds nothing to what colour"
                  + " alone tells (%s).",
              points(),
              test.text());
    }
    return String.format(
        Locale.ROOT,
        "The model is %s points above its histogram baseline: %s (%s).",
        points(),
        test.significant() ? "more than chance would explain" : "chance may explain that",
        test.text());
  }

  /** Enough digits that a difference never reads as none. */
  private String points() {
    double points = 100 * Math.abs(accuracyDifference());
    return String.format(Locale.ROOT, points < 0.05 ? "%.2g" : "%.1f", points);
  }
}
