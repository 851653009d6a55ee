package io.github.gcn4j.backend.planes.fused;

/** What readouts and normalisations look at. */
public interface Measures {
  /** How many partial results {@link #measure} keeps of each feature. */
  int lanes();

  /**
   * Takes some rows into the moments of each feature.
   *
   * @param mask one plane: 1 for what counts, 0 for what does not and for {@link Planes#SLACK}
   *     values beyond the length
   */
  void measure(Planes x, Planes mask, int length, Moments moments);

  /**
   * Takes some rows into the moments of each feature, and into those of weighted nodes: Σ w (x −
   * c), Σ w (x − c)² and Σ w.
   *
   * @param w one plane
   * @param mask as above
   * @param weighted with the same centres
   */
  void measure(Planes x, Planes w, Planes mask, int length, Moments moments, Moments weighted);

  /**
   * y = max(x · factor + shift, 0) on pixels and 0 elsewhere, and takes y into the moments of each
   * feature and into those of weighted nodes.
   *
   * @param map with ReLU
   * @param w one plane
   * @param pixels one plane: 1 on pixels, 0 elsewhere and for {@link Planes#SLACK} values beyond
   *     the length
   * @param weighted with the same centres
   */
  void clip(
      Planes x,
      Coefficients map,
      Planes w,
      Planes pixels,
      Planes y,
      int length,
      Moments moments,
      Moments weighted);

  /** The largest value of a stretch of a plane; −∞ of nothing. */
  float largest(float[] x, int from, int length);
}
