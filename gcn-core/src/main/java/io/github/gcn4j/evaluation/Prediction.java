package io.github.gcn4j.evaluation;

/** What a classifier says about one image whose class is known. Immutable. */
public final class Prediction {

  /**
   * How far probabilities may be from summing to one: float32 softmax over many classes, with room.
   */
  private static final double SUM_TOLERANCE = 1e-3;

  private final String name;
  private final int actual;
  private final int predicted;
  private final double[] probabilities;

  /**
   * @param name the image's name, for people
   * @param actual index of the image's class
   * @param probabilities [classes], what the classifier gives each class; copied
   * @throws IllegalArgumentException if {@code actual} is not an index into {@code probabilities},
   *     if a probability is outside [0, 1] or not a number, or if they do not sum to 1 within 0.001
   */
  public Prediction(String name, int actual, double[] probabilities) {
    this.name = name;
    this.actual = actual;
    this.probabilities = probabilities.clone();
    if (actual < 0 || actual >= probabilities.length) {
      throw new IllegalArgumentException(
          name
              + ": expected a label from 0 to "
              + (probabilities.length - 1)
              + ", found "
              + actual);
    }
    double sum = 0;
    for (double probability : this.probabilities) {
      if (!(probability >= 0 && probability <= 1)) {
        throw new IllegalArgumentException(
            name + ": expected probabilities from 0 to 1, found " + probability);
      }
      sum += probability;
    }
    if (Math.abs(sum - 1) > SUM_TOLERANCE) {
      throw new IllegalArgumentException(
          name + ": expected probabilities that sum to 1, found a sum of " + sum);
    }
    this.predicted = indexOfLargest(this.probabilities);
  }

  /**
   * The same from single precision, as models answer.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static Prediction of(String name, int actual, float[] probabilities) {
    double[] wide = new double[probabilities.length];
    for (int index = 0; index < wide.length; index++) {
      wide[index] = probabilities[index];
    }
    return new Prediction(name, actual, wide);
  }

  /** The image's name. */
  public String name() {
    return name;
  }

  /** Index of the image's class. */
  public int actual() {
    return actual;
  }

  /** Index of the most probable class; of equals, the first. */
  public int predicted() {
    return predicted;
  }

  /** Whether the most probable class is the image's. */
  public boolean correct() {
    return predicted == actual;
  }

  /** Probability of the most probable class. */
  public double confidence() {
    return probabilities[predicted];
  }

  /**
   * Probability of one class.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public double probability(int index) {
    return probabilities[index];
  }

  /** A copy of the probabilities, [classes]. */
  public double[] probabilities() {
    return probabilities.clone();
  }

  /** Number of classes. */
  public int classes() {
    return probabilities.length;
  }

  private static int indexOfLargest(double[] values) {
    int largest = 0;
    for (int index = 1; index < values.length; index++) {
      if (values[index] > values[largest]) {
        largest = index;
      }
    }
    return largest;
  }
}
