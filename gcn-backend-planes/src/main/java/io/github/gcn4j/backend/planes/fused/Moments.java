package io.github.gcn4j.backend.planes.fused;

import java.util.Arrays;

/**
 * Sums over the nodes seen since the last {@link #clear}, of how they differ from a value near
 * them: around that, little cancels. Each sum is kept in a few lanes, in single precision, so the
 * nodes must not be too many.
 */
public final class Moments {
  private final int features;
  private final int lanes;
  private final float[] centres;
  private final float[] sums;
  private final float[] squares;
  private final float[] largest;
  private final float[] weights;

  Moments(int features, int lanes) {
    this.features = features;
    this.lanes = lanes;
    this.centres = new float[features];
    this.sums = new float[features * lanes];
    this.squares = new float[features * lanes];
    this.largest = new float[features * lanes];
    this.weights = new float[lanes];
  }

  /** Begins anew; centres stay what they were. */
  void clear() {
    Arrays.fill(sums, 0f);
    Arrays.fill(squares, 0f);
    Arrays.fill(largest, 0f);
    Arrays.fill(weights, 0f);
  }

  /** Number of features. */
  public int features() {
    return features;
  }

  /** For each feature the value c that others are compared with. */
  public float[] centres() {
    return centres;
  }

  /** Σ (x − c), {@code [features, lanes]}. */
  public float[] sums() {
    return sums;
  }

  /** Σ (x − c)², {@code [features, lanes]}. */
  public float[] squares() {
    return squares;
  }

  /** The largest of 0 and every x, {@code [features, lanes]}; undefined once an x was below 0. */
  public float[] largest() {
    return largest;
  }

  /** Σ w of weighted nodes, {@code [lanes]}. */
  public float[] weights() {
    return weights;
  }

  double weight() {
    return joined(weights, 0);
  }

  double sum(int feature) {
    return joined(sums, feature);
  }

  double square(int feature) {
    return joined(squares, feature);
  }

  float largest(int feature) {
    int most = 0;
    for (int i = feature * lanes; i < (feature + 1) * lanes; i++) {
      most = Math.max(most, Float.floatToRawIntBits(largest[i])); // as their bits lie
    }
    return Float.intBitsToFloat(most);
  }

  /** The sum of a feature's lanes, a multiple of four of them, always in the same order. */
  private double joined(float[] values, int feature) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int end = (feature + 1) * lanes;
    for (int i = feature * lanes; i < end; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    return (a + b) + (c + d);
  }
}
