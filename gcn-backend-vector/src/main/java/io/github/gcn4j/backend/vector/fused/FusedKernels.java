package io.github.gcn4j.backend.vector.fused;

/**
 * The inner loops of fused inference, over stretches of planes. A plane is a feature's rows one
 * after another, each followed by a zero; planes lie {@code stride} apart in one array. Kernels may
 * read and write up to {@link #SLACK} values beyond a stretch of a plane: what they leave there is
 * written again before it is read. Values are finite. One instance serves one thread at a time.
 */
public interface FusedKernels {

  /** How far a kernel may go beyond the end of a stretch. */
  int SLACK = 64;

  /** Outputs whose weights lie side by side. */
  int BLOCK = 4;

  /**
   * y = max(W x + shift, floor) · scale.
   *
   * @param x inputs, plane k at {@code at + k * stride}
   * @param at first value of the first plane
   * @param stride from plane to plane
   * @param in number of inputs
   * @param weights {@code [out / BLOCK, in, BLOCK]}, outputs rounded up with zeros
   * @param shift {@code [out]}, rounded up likewise
   * @param floor 0 for ReLU, −∞ for none
   * @param scale a factor for each position, from {@code scaleAt} on
   * @param y outputs, plane o at {@code yAt + o * yStride}; as many as rounded up
   * @param length values of each plane
   */
  void linear(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yStride,
      int length);

  /**
   * Adds Σ max(W x + shift, floor) over the positions whose mask is not 0 to each sum.
   *
   * @param mask for each position from 0 on; zeros for {@link #SLACK} values beyond the length
   * @param sums {@code [out]}, rounded up
   */
  void linearSums(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] mask,
      double[] sums,
      int length);

  /**
   * y = scale · (the four neighbours + self · x).
   *
   * @param x a plane, its rows {@code pitch} apart
   * @param at the first value
   */
  void cross(
      float[] x,
      int at,
      int pitch,
      float self,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length);

  /** As {@link #cross} with eight neighbours. */
  void box(
      float[] x,
      int at,
      int pitch,
      float self,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length);

  /** y = max(x · factor + shift, floor) · scale. */
  void affine(
      float[] x,
      int at,
      float factor,
      float shift,
      float floor,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length);

  /** z = (a x + b y) · scale. */
  void combine(
      float a,
      float[] x,
      int at,
      float b,
      float[] y,
      int yAt,
      float[] scale,
      int scaleAt,
      float[] z,
      int zAt,
      int length);

  /**
   * y = scale · the sum of each 2×2 block.
   *
   * @param at the first value of the first block
   * @param pitch from a row to the next
   * @param yPitch from a row of blocks to the next, and how many values each gets
   * @param rows of blocks
   */
  void blocks(
      float[] x,
      int at,
      int pitch,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yPitch,
      int rows);

  /**
   * Adds Σ (x − centre) to {@code sums[0]} and Σ (x − centre)² to {@code sums[1]}.
   *
   * @return the largest value where none is below 0
   */
  float moments(float[] x, int at, float centre, int length, double[] sums);

  /** How many partial sums {@link #contract} keeps for each product. */
  int lanes();

  /**
   * Adds the products of two groups of planes, dY Xᵀ, to partial sums.
   *
   * @param dy planes o at {@code at + o * stride}; zeros for {@link #SLACK} values beyond the
   *     length
   * @param out number of them, rounded up to whole blocks
   * @param x planes i at {@code xAt + i * xStride}
   * @param in number of them, rounded up to whole blocks
   * @param sums {@code [out, in, lanes]}
   */
  void contract(
      float[] dy,
      int at,
      int stride,
      int out,
      float[] x,
      int xAt,
      int xStride,
      int in,
      float[] sums,
      int length);

  /** z = dy where y is above 0, else 0: the gradient of ReLU. Answers Σ z. */
  double gate(float[] y, int at, float[] dy, int dyAt, float[] z, int zAt, int length);

  /** The largest value; −∞ of nothing. */
  float largest(float[] x, int at, int length);
}
