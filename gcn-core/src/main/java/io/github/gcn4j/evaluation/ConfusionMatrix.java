package io.github.gcn4j.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts of images by actual class (row) and predicted class (column), and the figures that follow
 * from them. Immutable.
 *
 * <p>A ratio 0/0 counts as 0, as scikit-learn's {@code zero_division=0}; a class without images
 * still takes part in the macro average, as with scikit-learn's {@code labels=} naming every class.
 */
public final class ConfusionMatrix {

  private final List<String> classes;
  private final int[][] counts;

  /**
   * @param classes class names, in the order of their indices
   * @param counts [actual][predicted] numbers of images; copied
   * @throws IllegalArgumentException if there is no class, if {@code counts} is not classes ×
   *     classes, or if a count is negative
   */
  public ConfusionMatrix(List<String> classes, int[][] counts) {
    this.classes = List.copyOf(classes);
    int size = classes.size();
    if (size == 0) {
      throw new IllegalArgumentException("expected at least one class, found none");
    }
    if (counts.length != size) {
      throw new IllegalArgumentException(
          "expected " + size + " rows, one per class, found " + counts.length);
    }
    this.counts = new int[size][];
    for (int actual = 0; actual < size; actual++) {
      this.counts[actual] = checkedRow(counts[actual], size);
    }
  }

  private static int[] checkedRow(int[] row, int size) {
    if (row.length != size) {
      throw new IllegalArgumentException(
          "expected " + size + " columns, one per class, found " + row.length);
    }
    for (int count : row) {
      if (count < 0) {
        throw new IllegalArgumentException("expected counts of at least 0, found " + count);
      }
    }
    return row.clone();
  }

  /**
   * Counts pairs of actual and predicted class indices.
   *
   * @throws IllegalArgumentException if the arrays differ in length or there is no class
   * @throws IndexOutOfBoundsException if an index is not one of {@code classes}
   */
  public static ConfusionMatrix of(List<String> classes, int[] actual, int[] predicted) {
    if (actual.length != predicted.length) {
      throw new IllegalArgumentException(
          "expected as many predictions as labels, found "
              + predicted.length
              + " predictions and "
              + actual.length
              + " labels");
    }
    int[][] counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < actual.length; i++) {
      counts[actual[i]][predicted[i]]++;
    }
    return new ConfusionMatrix(classes, counts);
  }

  /** Class names, in the order of their indices. */
  public List<String> classes() {
    return classes;
  }

  /** A copy of the counts, [actual][predicted]. */
  public int[][] counts() {
    int[][] copy = new int[counts.length][];
    for (int actual = 0; actual < counts.length; actual++) {
      copy[actual] = counts[actual].clone();
    }
    return copy;
  }

  /**
   * Number of images of class {@code actual} that were called {@code predicted}.
   *
   * @throws IndexOutOfBoundsException if either is not a class index
   */
  public int count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** Number of images. */
  public int total() {
    return IntStream.range(0, counts.length).map(this::support).sum();
  }

  /** Number of images called what they are. */
  public int correct() {
    return IntStream.range(0, counts.length).map(c -> counts[c][c]).sum();
  }

  /** Fraction of the images called what they are; 0 if there is no image. */
  public double accuracy() {
    return ratio(correct(), total());
  }

  /**
   * Number of images of a class.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public int support(int index) {
    return IntStream.of(counts[index]).sum();
  }

  /**
   * Number of images called a class, rightly or not.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public int called(int index) {
    int sum = 0;
    for (int[] row : counts) {
      sum += row[index];
    }
    return sum;
  }

  /**
   * Fraction of the images called this class that are; 0 if none was called so.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public double precision(int index) {
    return ratio(counts[index][index], called(index));
  }

  /**
   * Fraction of the images of this class that were called so; 0 if there is none.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public double recall(int index) {
    return ratio(counts[index][index], support(index));
  }

  /**
   * 2·true positives / (images of the class + images called so), the harmonic mean of precision and
   * recall; 0 if both are 0.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not a class index
   */
  public double f1(int index) {
    return ratio(2L * counts[index][index], (long) support(index) + called(index));
  }

  /** Unweighted mean of all classes' F1. */
  public double macroF1() {
    double sum = 0;
    for (int index = 0; index < counts.length; index++) {
      sum += f1(index);
    }
    return sum / counts.length;
  }

  /** The figures of every class, in the order of {@link #classes()}. */
  public List<ClassMetrics> perClass() {
    return IntStream.range(0, counts.length)
        .mapToObj(
            index ->
                new ClassMetrics(
                    classes.get(index), precision(index), recall(index), f1(index), support(index)))
        .toList();
  }

  private static double ratio(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
