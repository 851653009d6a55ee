package io.github.gcn4j.engine;

import io.github.gcn4j.program.Activation;

/**
 * A small row-major matrix on the heap: what is left of a batch after the readout. Heads are tiny
 * (16 rows of 64 features), so plain loops with double accumulators serve.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param data {@code [rows, columns]}
 */
record DenseMatrix(int rows, int columns, float[] data) {

  static DenseMatrix zeros(int rows, int columns) {
    return new DenseMatrix(rows, columns, new float[rows * columns]);
  }

  /** X Wᵀ for a weight {@code [out, in]}. */
  DenseMatrix timesTransposed(float[] weight, int out) {
    DenseMatrix y = zeros(rows, out);
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        double sum = 0;
        for (int c = 0; c < columns; c++) {
          sum += (double) data[r * columns + c] * weight[o * columns + c];
        }
        y.data[r * out + o] = (float) sum;
      }
    }
    return y;
  }

  /** X W for a weight {@code [out, in]}, where this has {@code out} columns. */
  DenseMatrix times(float[] weight, int in) {
    DenseMatrix y = zeros(rows, in);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < in; c++) {
        double sum = 0;
        for (int o = 0; o < columns; o++) {
          sum += (double) data[r * columns + o] * weight[o * in + c];
        }
        y.data[r * in + c] = (float) sum;
      }
    }
    return y;
  }

  /** Adds thisᵀ X to a weight gradient {@code [this.columns, x.columns]}. */
  void contractInto(DenseMatrix x, float[] gradient) {
    for (int o = 0; o < columns; o++) {
      for (int c = 0; c < x.columns; c++) {
        double sum = 0;
        for (int r = 0; r < rows; r++) {
          sum += (double) data[r * columns + o] * x.data[r * x.columns + c];
        }
        gradient[o * x.columns + c] += (float) sum;
      }
    }
  }

  /** Adds the column sums to a bias gradient {@code [columns]}. */
  void sumInto(float[] gradient) {
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += data[r * columns + c];
      }
      gradient[c] += (float) sum;
    }
  }

  DenseMatrix plusRow(float[] bias) {
    DenseMatrix y = zeros(rows, columns);
    for (int i = 0; i < data.length; i++) {
      y.data[i] = data[i] + bias[i % columns];
    }
    return y;
  }

  DenseMatrix plus(DenseMatrix other) {
    DenseMatrix y = zeros(rows, columns);
    for (int i = 0; i < data.length; i++) {
      y.data[i] = data[i] + other.data[i];
    }
    return y;
  }

  DenseMatrix times(DenseMatrix other) {
    DenseMatrix y = zeros(rows, columns);
    for (int i = 0; i < data.length; i++) {
      y.data[i] = data[i] * other.data[i];
    }
    return y;
  }

  DenseMatrix activate(Activation function) {
    DenseMatrix y = zeros(rows, columns);
    for (int i = 0; i < data.length; i++) {
      y.data[i] =
          switch (function) {
            case RELU -> Math.max(data[i], 0f);
          };
    }
    return y;
  }

  /** dy · f′ where this is the output y = f(x). */
  DenseMatrix activateGradient(Activation function, DenseMatrix dy) {
    DenseMatrix dx = zeros(rows, columns);
    for (int i = 0; i < data.length; i++) {
      dx.data[i] =
          switch (function) {
            case RELU -> data[i] > 0 ? dy.data[i] : 0f;
          };
    }
    return dx;
  }
}
