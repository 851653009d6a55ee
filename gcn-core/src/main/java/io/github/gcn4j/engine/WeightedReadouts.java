package io.github.gcn4j.engine;

import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.List;

/**
 * Readouts told from weighted moments, and back.
 *
 * @param readouts means and standard deviations, in the order of the columns
 * @param features columns of each readout
 */
record WeightedReadouts(List<Readout> readouts, int features) {

  static WeightedReadouts of(Step.WeightedPool step, int features) {
    return new WeightedReadouts(step.readouts(), features);
  }

  /**
   * The readouts side by side.
   *
   * @param moments {@code [2 * rows, features]}: the means, and below them the variances
   */
  DenseMatrix rows(float[] moments) {
    int half = moments.length / 2;
    DenseMatrix y = DenseMatrix.zeros(half / features, features * readouts.size());
    for (int row = 0; row < y.rows(); row++) {
      for (int column = 0; column < y.columns(); column++) {
        int i = row * features + column % features;
        y.data()[row * y.columns() + column] =
            isMean(column) ? moments[i] : (float) Readout.deviation(moments[half + i]);
      }
    }
    return y;
  }

  /**
   * The gradient by the moments: a deviation's is halved and divided by it on the way to the
   * variance, and ends at a deviation of 0.
   *
   * @param y the readouts
   * @param dy the gradient by them
   * @return {@code [2 * rows, features]}
   */
  DenseMatrix momentsGradient(DenseMatrix y, DenseMatrix dy) {
    DenseMatrix gradient = DenseMatrix.zeros(2 * y.rows(), features);
    int half = y.rows() * features;
    for (int row = 0; row < y.rows(); row++) {
      for (int column = 0; column < y.columns(); column++) {
        int i = row * features + column % features;
        int j = row * y.columns() + column;
        if (isMean(column)) {
          gradient.data()[i] += dy.data()[j];
        } else if (y.data()[j] != 0) {
          gradient.data()[half + i] += dy.data()[j] / (2 * y.data()[j]);
        }
      }
    }
    return gradient;
  }

  private boolean isMean(int column) {
    return readouts.get(column / features) == Readout.MEAN;
  }
}
