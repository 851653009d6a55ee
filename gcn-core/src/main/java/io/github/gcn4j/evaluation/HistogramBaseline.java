package io.github.gcn4j.evaluation;

import io.github.gcn4j.data.LabelledImage;
import java.util.ArrayList;
import java.util.List;

/**
 * What colour alone achieves: multinomial logistic regression with an L2 penalty on the
 * standardised colour histogram of each image. It sees no shape and no texture, so a model is worth
 * something only as far as it beats this. Immutable; a fit is deterministic, to the bit, and takes
 * about a second for some thousand images.
 *
 * <p>The parameters are float32 so that they can be stored in a model file and rebuilt without a
 * change: probabilities are softmax(weight · (histogram − mean) / scale + bias), computed in
 * double.
 */
public final class HistogramBaseline {

  /** Inverse strength of the penalty, scikit-learn's default C; not tuned on any data. */
  private static final double INVERSE_STRENGTH = 1;

  private static final int FEATURES = LabelledImage.HISTOGRAM_LENGTH;
  private static final double GRADIENT_TOLERANCE = 1e-5;
  private static final int MAX_ITERATIONS = 1000;

  private final List<String> classes;
  private final float[] weight;
  private final float[] bias;
  private final float[] mean;
  private final float[] scale;

  /**
   * Rebuilds a baseline from its parameters; all are copied. A feature is a value of {@link
   * LabelledImage#histogram()}.
   *
   * @param classes class names, in the order of their indices
   * @param weight [classes, features], row-major
   * @param bias [classes]
   * @param mean [features], subtracted from the histogram
   * @param scale [features], what the histogram less its mean is divided by
   * @throws IllegalArgumentException if there is no class, if an array has another length, if a
   *     value is not finite, or if a scale is not above 0
   */
  public HistogramBaseline(
      List<String> classes, float[] weight, float[] bias, float[] mean, float[] scale) {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException(
          "histogram baseline: expected at least one class, found none");
    }
    this.classes = List.copyOf(classes);
    this.weight = checked("weight", weight, classes.size() * FEATURES);
    this.bias = checked("bias", bias, classes.size());
    this.mean = checked("mean", mean, FEATURES);
    this.scale = checked("scale", scale, FEATURES);
    for (float value : this.scale) {
      if (value <= 0) {
        throw new IllegalArgumentException(
            "histogram baseline scale: expected values above 0, found " + value);
      }
    }
  }

  private static float[] checked(String name, float[] values, int length) {
    if (values.length != length) {
      throw new IllegalArgumentException(
          "histogram baseline "
              + name
              + ": expected "
              + length
              + " values, found "
              + values.length);
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(
            "histogram baseline " + name + ": expected finite values, found " + value);
      }
    }
    return values.clone();
  }

  /**
   * Fits the baseline to images. A class without images is allowed, and hardly ever predicted.
   *
   * @param images the training images
   * @param classes class names, in the order of the labels
   * @throws IllegalArgumentException if there is no image, or if a label is not an index into
   *     {@code classes}
   */
  public static HistogramBaseline fit(List<LabelledImage> images, List<String> classes) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException(
          "expected at least one image to fit the histogram baseline to, found none");
    }
    int[] labels = new int[images.size()];
    float[][] histograms = new float[images.size()][];
    for (int i = 0; i < labels.length; i++) {
      LabelledImage image = images.get(i);
      if (image.label() >= classes.size()) {
        throw new IllegalArgumentException(
            image.name()
                + ": expected a label below "
                + classes.size()
                + ", the number of classes, found "
                + image.label());
      }
      labels[i] = image.label();
      histograms[i] = image.histogram();
    }
    Standardisation standardisation = Standardisation.of(histograms);
    double[][] samples = new double[labels.length][];
    for (int i = 0; i < labels.length; i++) {
      samples[i] = standardisation.apply(histograms[i]);
    }
    SoftmaxRegression regression =
        new SoftmaxRegression(samples, labels, classes.size(), INVERSE_STRENGTH);
    double[] fitted =
        new Lbfgs(GRADIENT_TOLERANCE, MAX_ITERATIONS)
            .minimise(regression, new double[regression.dimension()]);
    int weights = classes.size() * FEATURES;
    return new HistogramBaseline(
        classes,
        narrow(fitted, 0, weights),
        narrow(fitted, weights, fitted.length),
        standardisation.mean(),
        standardisation.scale());
  }

  private static float[] narrow(double[] values, int from, int to) {
    float[] result = new float[to - from];
    for (int k = from; k < to; k++) {
      result[k - from] = (float) values[k];
    }
    return result;
  }

  /**
   * Probabilities of the classes, [classes].
   *
   * @param histogram a {@link LabelledImage#histogram()}
   * @throws IllegalArgumentException if it has another length
   */
  public double[] predict(float[] histogram) {
    if (histogram.length != FEATURES) {
      throw new IllegalArgumentException(
          "expected a histogram of " + FEATURES + " values, found " + histogram.length);
    }
    double[] x = new Standardisation(mean, scale).apply(histogram);
    double[] scores = new double[bias.length];
    for (int c = 0; c < scores.length; c++) {
      double score = bias[c];
      for (int k = 0; k < x.length; k++) {
        score += weight[c * x.length + k] * x[k];
      }
      scores[c] = score;
    }
    SoftmaxRegression.toProbabilities(scores, 0);
    return scores;
  }

  /**
   * Evaluates the baseline on images.
   *
   * @throws IllegalArgumentException if there is no image, or if a label is not one of the classes
   */
  public Evaluation evaluate(List<LabelledImage> images) {
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (LabelledImage image : images) {
      predictions.add(new Prediction(image.name(), image.label(), predict(image.histogram())));
    }
    return Evaluation.of(classes, predictions);
  }

  /** Class names, in the order of their indices. */
  public List<String> classes() {
    return classes;
  }

  /** A copy of the weights, [classes, features], row-major. */
  public float[] weight() {
    return weight.clone();
  }

  /** A copy of the bias, [classes]. */
  public float[] bias() {
    return bias.clone();
  }

  /** A copy of the means, [features]. */
  public float[] mean() {
    return mean.clone();
  }

  /** A copy of the scales, [features]. */
  public float[] scale() {
    return scale.clone();
  }
}
