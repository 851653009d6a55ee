package io.github.gcn4j.engine;

import io.github.gcn4j.program.Activation;

/**
 * A small row-major matrix on the heap: what is left of a batch after the readout. Heads are tiny
 * (16 rows of 64 features), so plain loops with double accumulators serve. What a forward pass
 * computes is written into a matrix of the right shape, y.
 *
 * @param rows number of rows
 * @param columns number of columns
 * @param data {@code [rows, columns]}
 */
record DenseMatrix(int rows, int columns, float[] data) {

  static DenseMatrix zeros(int rows, int columns) {
    return new DenseMatrix(rows, columns, new float[rows * columns]);
  }

  /**
   * A loss's gradient by this, its logits.
   *
   * @throws IllegalArgumentException if the loss answers another number of values
   */
  DenseMatrix gradient(Session.OutputGradient loss) {
    float[] gradient = loss.of(data);
    if (gradient.length != data.length) {
      throw new IllegalArgumentException(
          "expected a gradient of " + data.length + " values, found " + gradient.length);
    }
    return new DenseMatrix(rows, columns, gradient);
  }

  /** y = X Wᵀ for a weight {@code [out, in]}; y is another matrix. */
  void timesTransposed(float[] weight, DenseMatrix y) {
    int out = y.columns;
    for (int r = 0; r < rows; r++) {
      for (int o = 0; o < out; o++) {
        double sum = 0;
        for (int c = 0; c < columns; c++) {
          sum += (double) data[r * columns + c] * weight[o * columns + c];
        }
        y.data[r * out + o] = (float) sum;
      }
    }
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

  /** y = this + bias, row by row. */
  void plusRow(float[] bias, DenseMatrix y) {
    for (int i = 0; i < data.length; i++) {
      y.data[i] = data[i] + bias[i % columns];
    }
  }

  /** The sum in a matrix of its own. */
  DenseMatrix plus(DenseMatrix other) {
    DenseMatrix y = zeros(rows, columns);
    combine(1f, 1f, other, y);
    return y;
  }

  /** y = a · this + b · other. */
  void combine(float a, float b, DenseMatrix other, DenseMatrix y) {
    for (int i = 0; i < data.length; i++) {
      y.data[i] = a * data[i] + b * other.data[i];
    }
  }

  /** y = factor · this. */
  void scaled(float factor, DenseMatrix y) {
    for (int i = 0; i < data.length; i++) {
      y.data[i] = factor * data[i];
    }
  }

  /** y = this mapped by a map of one row. */
  void affine(Affine map, DenseMatrix y) {
    for (int i = 0; i < data.length; i++) {
      y.data[i] = data[i] * map.scale()[i % columns] + map.shift()[i % columns];
    }
  }

  /** this · a + x · b + shift, for a blend of one row. */
  DenseMatrix blend(Blend blend, DenseMatrix x) {
    DenseMatrix y = zeros(rows, columns);
    for (int i = 0; i < data.length; i++) {
      int c = i % columns;
      y.data[i] = data[i] * blend.a()[c] + x.data[i] * blend.b()[c] + blend.shift()[c];
    }
    return y;
  }

  /** Mean and variance of each column. */
  Statistics statistics() {
    float[] mean = new float[columns];
    float[] variance = new float[columns];
    for (int c = 0; rows > 0 && c < columns; c++) {
      double sum = 0;
      for (int r = 0; r < rows; r++) {
        sum += data[r * columns + c];
      }
      double centre = sum / rows;
      double squares = 0;
      for (int r = 0; r < rows; r++) {
        double distance = data[r * columns + c] - centre;
        squares += distance * distance;
      }
      mean[c] = (float) centre;
      variance[c] = (float) (squares / rows);
    }
    return new Statistics(columns, new int[] {rows}, mean, variance);
  }

  /** The sums of this, a gradient, alone and with x. */
  GradientSums sums(DenseMatrix x) {
    float[] dy = new float[columns];
    float[] dyx = new float[columns];
    for (int c = 0; c < columns; c++) {
      double sum = 0;
      double product = 0;
      for (int r = 0; r < rows; r++) {
        sum += data[r * columns + c];
        product += (double) data[r * columns + c] * x.data[r * columns + c];
      }
      dy[c] = (float) sum;
      dyx[c] = (float) product;
    }
    return new GradientSums(dy, dyx);
  }

  /** Copies this to some columns of y. */
  void copyTo(DenseMatrix y, int from) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(data, r * columns, y.data, r * y.columns + from, columns);
    }
  }

  /** Some columns. */
  DenseMatrix slice(int from, int count) {
    DenseMatrix y = zeros(rows, count);
    copyFrom(from, y);
    return y;
  }

  /** Fills y with some columns of this, as many as it has. */
  void copyFrom(int from, DenseMatrix y) {
    for (int r = 0; r < rows; r++) {
      System.arraycopy(data, r * columns + from, y.data, r * y.columns, y.columns);
    }
  }

  /** Σ this · other over all elements. */
  double dot(DenseMatrix other) {
    double sum = 0;
    for (int i = 0; i < data.length; i++) {
      sum += (double) data[i] * other.data[i];
    }
    return sum;
  }

  /** y = this · other, element by element. */
  void times(DenseMatrix other, DenseMatrix y) {
    for (int i = 0; i < data.length; i++) {
      y.data[i] = data[i] * other.data[i];
    }
  }

  /** y = f(this). */
  void activate(Activation function, DenseMatrix y) {
    for (int i = 0; i < data.length; i++) {
      y.data[i] = function.apply(data[i]);
    }
  }

  /** dy · f′ where this is the output y = f(x). */
  DenseMatrix activateGradient(Activation function, DenseMatrix dy) {
    DenseMatrix dx = zeros(rows, columns);
    for (int i = 0; i < data.length; i++) {
      dx.data[i] = dy.data[i] * function.derivative(data[i]);
    }
    return dx;
  }
}
