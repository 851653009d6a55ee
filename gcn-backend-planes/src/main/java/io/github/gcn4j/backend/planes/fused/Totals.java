package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.List;

/**
 * What a readout has seen of an image. Variances of pieces are put together as Chan, Golub and
 * LeVeque ("Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979) do,
 * so that nothing cancels.
 */
final class Totals {
  private final List<Readout> readouts;
  private final int features;
  private final double[] sums;
  private final double[] squares;
  private final float[] largest;
  private double count;

  Totals(List<Readout> readouts, int features) {
    this.readouts = readouts;
    this.features = features;
    int rounded = Coefficients.rounded(features);
    this.sums = new double[rounded];
    this.squares = new double[rounded];
    this.largest = new float[rounded];
  }

  List<Readout> readouts() {
    return readouts;
  }

  /** How many features are measured. */
  int features() {
    return features;
  }

  /** Whether nothing was seen of the image yet. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Begins with the next image. */
  void clear() {
    count = 0;
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
  }

  /** Running sums, {@code [features]} rounded up to whole blocks; to be added to. */
  double[] sums() {
    return sums;
  }

  /** So many more nodes are in the sums. */
  void counted(double nodes) {
    count += nodes;
  }

  /**
   * Whether no value overflowed on the way, as far as sums tell: a largest value or ReLU may lose
   * what is not a number.
   */
  boolean finite() {
    double all = 0;
    for (int f = 0; f < features; f++) {
      all += 0 * sums[f];
    }
    return all == 0;
  }

  /**
   * Takes in what was seen of some more nodes.
   *
   * @param nodes how many, or their weight
   */
  void add(Moments moments, double nodes) {
    if (nodes == 0) {
      return;
    }
    double share = count / (count + nodes);
    double before = isEmpty() ? 0 : 1 / count;
    double each = 1 / nodes;
    for (int f = 0; f < features; f++) {
      double distance = moments.sum(f);
      double around = moments.square(f) - distance * distance * each;
      double sum = moments.centres()[f] * nodes + distance;
      double apart = sum * each - sums[f] * before;
      squares[f] += Math.max(0, around) + apart * apart * share * nodes;
      sums[f] += sum;
    }
    count += nodes;
  }

  /** One more value was seen. */
  void raise(int feature, float value) {
    largest[feature] = Math.max(largest[feature], value);
  }

  double mean(int feature) {
    return isEmpty() ? 0 : sums[feature] / count;
  }

  double variance(int feature) {
    return isEmpty() ? 0 : squares[feature] / count;
  }

  /** Writes the row of the readout, {@code features * readouts} values. */
  void write(float[] to, int at) {
    for (int r = 0; r < readouts.size(); r++) {
      Readout readout = readouts.get(r);
      for (int f = 0; f < features; f++) {
        to[at + r * features + f] =
            switch (readout) {
              case MEAN -> (float) mean(f);
              case SUM -> (float) sums[f];
              case MAX -> largest[f];
              case STD -> (float) Readout.deviation(variance(f));
            };
      }
    }
  }
}
