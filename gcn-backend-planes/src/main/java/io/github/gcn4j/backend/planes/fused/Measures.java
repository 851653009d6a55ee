package io.github.gcn4j.backend.planes.fused;

/** What readouts and normalisations look at. */
public interface Measures {
  /** How many partial results {@link #measure} keeps of each feature. */
  int lanes();

  /**
   * Takes some rows into the moments of each feature.
   *
   * @param x from the first pixel that counts
   * @param pitch from a row to the next
   * @param width pixels of each row that count
   */
  void measure(Planes x, int pitch, int rows, int width, Moments moments);

  /**
   * Takes some rows into the moments of each feature, and into those of weighted nodes: Σ w (x −
   * c), Σ w (x − c)² and Σ w.
   *
   * @param x from the first pixel that counts
   * @param w one plane, from there on
   * @param pitch from a row to the next
   * @param width pixels of each row that count
   * @param weighted with the same centres
   */
  void measure(
      Planes x, Planes w, int pitch, int rows, int width, Moments moments, Moments weighted);

  /** The largest value of a stretch of a plane; −∞ of nothing. */
  float largest(float[] x, int from, int length);
}
