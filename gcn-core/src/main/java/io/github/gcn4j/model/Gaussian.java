package io.github.gcn4j.model;

/**
 * A normal distribution, as far as distances from it go.
 *
 * @param mean {@code [n]}
 * @param whitening {@code [n, n]}, lower triangular
 */
record Gaussian(float[] mean, float[] whitening) {

  /** Added to each variance, which is 1: keeps directions that hardly vary in bounds. */
  private static final double RIDGE = 0.1;

  /** Below any deviation that counts; some figures are the same in all pictures of a kind. */
  private static final double SMALLEST_DEVIATION = 1e-3;

  /**
   * Fits a distribution: with each figure divided by its deviation the covariance is their
   * correlation, of which a tenth of the identity is added.
   *
   * @param rows {@code [rows][n]}; at least one
   */
  static Gaussian of(float[][] rows) {
    int n = rows[0].length;
    double[] mean = new double[n];
    for (float[] row : rows) {
      for (int i = 0; i < n; i++) {
        mean[i] += row[i] / (double) rows.length;
      }
    }
    double[][] covariance = new double[n][n];
    for (float[] row : rows) {
      for (int i = 0; i < n; i++) {
        for (int j = 0; j <= i; j++) {
          covariance[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]) / rows.length;
        }
      }
    }
    double[] scale = new double[n];
    for (int i = 0; i < n; i++) {
      scale[i] = 1 / (Math.sqrt(covariance[i][i]) + SMALLEST_DEVIATION);
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] *= scale[i] * scale[j];
      }
      covariance[i][i] += RIDGE;
    }
    double[][] whitening = inverse(cholesky(covariance));
    float[] flat = new float[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        flat[i * n + j] = (float) (whitening[i][j] * scale[j]);
      }
    }
    float[] rounded = new float[n];
    for (int i = 0; i < n; i++) {
      rounded[i] = (float) mean[i];
    }
    return new Gaussian(rounded, flat);
  }

  /** L with L Lᵀ = A, of the lower triangle of a positive definite A. */
  private static double[][] cholesky(double[][] a) {
    int n = a.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i][j];
        for (int k = 0; k < j; k++) {
          sum -= l[i][k] * l[j][k];
        }
        l[i][j] = i == j ? Math.sqrt(sum) : sum / l[j][j];
      }
    }
    return l;
  }

  private static double[][] inverse(double[][] lower) {
    int n = lower.length;
    double[][] inverse = new double[n][n];
    for (int j = 0; j < n; j++) {
      for (int i = j; i < n; i++) {
        double sum = i == j ? 1 : 0;
        for (int k = j; k < i; k++) {
          sum -= lower[i][k] * inverse[k][j];
        }
        inverse[i][j] = sum / lower[i][i];
      }
    }
    return inverse;
  }

  /**
   * The Mahalanobis distance of a point.
   *
   * @param point {@code [n]}
   */
  double distance(float[] point) {
    int n = mean.length;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += whitening[i * n + j] * (double) (point[j] - mean[j]);
      }
      squares += sum * sum;
    }
    return Math.sqrt(squares);
  }
}
