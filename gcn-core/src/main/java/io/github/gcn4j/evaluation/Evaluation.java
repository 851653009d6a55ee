package io.github.gcn4j.evaluation;

import io.github.gcn4j.data.LabelledImage;
import java.util.ArrayList;
import java.util.List;

/**
 * How a classifier did on a set of images whose classes are known. Immutable, and a pure function
 * of its predictions.
 */
public final class Evaluation {

  /**
   * A probability below this counts as this, so that one certain mistake costs 36 nats and not
   * infinity.
   */
  private static final double SMALLEST_PROBABILITY = 0x1p-52;

  private final List<Prediction> predictions;
  private final ConfusionMatrix confusion;
  private final Calibration calibration;
  private final double negativeLogLikelihood;

  private Evaluation(List<String> classes, List<Prediction> predictions) {
    this.predictions = List.copyOf(predictions);
    this.confusion =
        ConfusionMatrix.of(
            classes,
            predictions.stream().mapToInt(Prediction::actual).toArray(),
            predictions.stream().mapToInt(Prediction::predicted).toArray());
    this.calibration = Calibration.of(predictions);
    double sum = 0;
    for (Prediction prediction : predictions) {
      double likelihood = prediction.probability(prediction.actual());
      sum -= StrictMath.log(Math.max(likelihood, SMALLEST_PROBABILITY));
    }
    this.negativeLogLikelihood = sum / predictions.size();
  }

  /**
   * Evaluates predictions.
   *
   * @param classes class names, in the order of their indices
   * @param predictions one per image
   * @throws IllegalArgumentException if there is no prediction, or if one is not about as many
   *     classes as {@code classes}
   */
  public static Evaluation of(List<String> classes, List<Prediction> predictions) {
    if (predictions.isEmpty()) {
      throw new IllegalArgumentException("expected at least one image to evaluate, found none");
    }
    for (Prediction prediction : predictions) {
      if (prediction.classes() != classes.size()) {
        throw new IllegalArgumentException(
            prediction.name()
                + ": expected "
                + classes.size()
                + " probabilities, one per class, found "
                + prediction.classes());
      }
    }
    return new Evaluation(classes, predictions);
  }

  /**
   * Evaluates what a model says about images.
   *
   * @param classes class names, in the order of their indices
   * @param images the images, labels from {@code classes}
   * @param probabilities [images][classes]
   * @throws IllegalArgumentException if there is no image, not one row per image, or a row that
   *     {@link Prediction} refuses
   */
  public static Evaluation of(
      List<String> classes, List<LabelledImage> images, double[][] probabilities) {
    requireOneRowEach(images, probabilities.length);
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (int i = 0; i < probabilities.length; i++) {
      LabelledImage image = images.get(i);
      predictions.add(new Prediction(image.name(), image.label(), probabilities[i]));
    }
    return of(classes, predictions);
  }

  /**
   * The same in single precision.
   *
   * @throws IllegalArgumentException as with double precision
   */
  public static Evaluation of(
      List<String> classes, List<LabelledImage> images, float[][] probabilities) {
    requireOneRowEach(images, probabilities.length);
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (int i = 0; i < probabilities.length; i++) {
      LabelledImage image = images.get(i);
      predictions.add(Prediction.of(image.name(), image.label(), probabilities[i]));
    }
    return of(classes, predictions);
  }

  private static void requireOneRowEach(List<LabelledImage> images, int rows) {
    if (images.size() != rows) {
      throw new IllegalArgumentException(
          "expected probabilities of " + images.size() + " images, found those of " + rows);
    }
  }

  /** Class names, in the order of their indices. */
  public List<String> classes() {
    return confusion.classes();
  }

  /** The predictions, in the order given. */
  public List<Prediction> predictions() {
    return predictions;
  }

  /** Number of images. */
  public int images() {
    return predictions.size();
  }

  /** Fraction of the images called what they are. */
  public double accuracy() {
    return confusion.accuracy();
  }

  /**
   * 95 % interval of the accuracy, the images taken as independent draws (looks shared between
   * images make it too narrow).
   */
  public WilsonInterval accuracyInterval() {
    return WilsonInterval.of(confusion.correct(), confusion.total());
  }

  /** Unweighted mean of the classes' F1. */
  public double macroF1() {
    return confusion.macroF1();
  }

  /** Precision, recall, F1 and support of every class, in the order of {@link #classes()}. */
  public List<ClassMetrics> perClass() {
    return confusion.perClass();
  }

  /** Counts by actual and predicted class. */
  public ConfusionMatrix confusion() {
    return confusion;
  }

  /** Calibration error and the bins it comes from. */
  public Calibration calibration() {
    return calibration;
  }

  /** Expected calibration error, a fraction; see {@link Calibration}. */
  public double expectedCalibrationError() {
    return calibration.expectedCalibrationError();
  }

  /**
   * Mean over the images, unweighted, of −ln(probability of the right class), in nats;
   * probabilities below 2⁻⁵² count as 2⁻⁵².
   */
  public double negativeLogLikelihood() {
    return negativeLogLikelihood;
  }
}
