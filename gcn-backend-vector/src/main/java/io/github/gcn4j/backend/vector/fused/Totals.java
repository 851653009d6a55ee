package io.github.gcn4j.backend.vector.fused;

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
  private final double[] means;
  private final double[] squares;
  private final float[] largest;
  private final double[] counts;

  Totals(List<Readout> readouts, int features) {
    this.readouts = readouts;
    this.features = features;
    int rounded = Blocks.rounded(features);
    this.sums = new double[rounded];
    this.means = new double[rounded];
    this.squares = new double[rounded];
    this.largest = new float[rounded];
    this.counts = new double[rounded];
  }

  List<Readout> readouts() {
    return readouts;
  }

  int features() {
    return features;
  }

  /** Begins with the next image. */
  void clear() {
    Arrays.fill(counts, 0);
    Arrays.fill(sums, 0);
    Arrays.fill(means, 0);
    Arrays.fill(squares, 0);
    Arrays.fill(largest, Float.NEGATIVE_INFINITY);
  }

  /** Running sums, {@code [features]} rounded up to whole blocks; to be added to. */
  double[] sums() {
    return sums;
  }

  /**
   * Takes a piece in.
   *
   * @param nodes of the piece
   * @param sum of its values
   * @param around Σ (x − mean of the piece)²
   * @param most its largest value
   */
  void add(int feature, double nodes, double sum, double around, float most) {
    sums[feature] += sum;
    double distance = sum / nodes - means[feature];
    double share = nodes / (counts[feature] + nodes);
    squares[feature] += Math.max(0, around) + distance * distance * counts[feature] * share;
    means[feature] += distance * share;
    largest[feature] = Math.max(largest[feature], most);
    counted(feature, nodes);
  }

  /** So many more nodes were seen. */
  void counted(int feature, double nodes) {
    counts[feature] += nodes;
  }

  /** Writes the row of the readout, {@code features * readouts} values. */
  void write(float[] to, int at) {
    for (int r = 0; r < readouts.size(); r++) {
      Readout readout = readouts.get(r);
      for (int f = 0; f < features; f++) {
        to[at + r * features + f] =
            switch (readout) {
              case MEAN -> (float) (sums[f] / counts[f]);
              case SUM -> (float) sums[f];
              case MAX -> largest[f];
              case STD -> (float) Readout.deviation(squares[f] / counts[f]);
            };
      }
    }
  }
}
