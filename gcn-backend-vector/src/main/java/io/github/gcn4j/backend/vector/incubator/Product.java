package io.github.gcn4j.backend.vector.incubator;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Y = W X with four outputs times several vectors of nodes in registers. Inputs are added in their
 * order, one rounding each, so a node's result does not depend on the nodes around it. Strides that
 * are multiples of 1,024 values make rows compete for the same lines of the first cache.
 */
final class Product {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** 512-bit vectors come with 32 registers, shorter ones with 16: more sums would be spilled. */
  private static final boolean WIDE = S.vectorBitSize() >= 512;

  /** Outputs of a block. */
  static final int OUT = 4;

  /** Nodes of a panel. */
  static final int PANEL = (WIDE ? 4 : 2) * L;

  private Product() {}

  /** Values of packed weights. */
  static int packed(int out, int in) {
    return (out + OUT - 1) / OUT * OUT * in;
  }

  /**
   * Lays weights out in the order they are read in: four outputs side by side for each input.
   *
   * @param w {@code [out, in]}
   * @param packed {@code [ceil(out / 4), in, 4]}, overwritten, padded with zeros
   */
  static void pack(float[] w, int out, int in, float[] packed) {
    int at = 0;
    for (int block = 0; block < out; block += OUT) {
      for (int i = 0; i < in; i++) {
        for (int o = block; o < block + OUT; o++) {
          packed[at++] = o < out ? w[o * in + i] : 0f;
        }
      }
    }
  }

  /**
   * Multiplies.
   *
   * @param w as packed
   * @param x row i is read from {@code xFrom + i * xStride}
   * @param y row o is overwritten from {@code yFrom + o * yStride}; overlaps nothing that is read
   * @param length of a row; best a multiple of {@link #PANEL}
   */
  static void multiply(
      float[] w,
      int out,
      int in,
      float[] x,
      int xFrom,
      int xStride,
      float[] y,
      int yFrom,
      int yStride,
      int length) {
    if (length < PANEL) {
      shorter(w, out, in, x, xFrom, xStride, y, yFrom, yStride, length);
      return;
    }
    // Output by output along the whole row: memory is written in long stretches.
    for (int o = 0; o < out; o += OUT) {
      int outputs = Math.min(OUT, out - o);
      int yAt = yFrom + o * yStride;
      int n = 0;
      for (; n + PANEL <= length; n += PANEL) {
        block(w, o * in, in, x, xFrom + n, xStride, y, yAt + n, yStride, outputs);
      }
      if (n < length) {
        // Some nodes twice, with the same result.
        int last = length - PANEL;
        block(w, o * in, in, x, xFrom + last, xStride, y, yAt + last, yStride, outputs);
      }
    }
  }

  private static void block(
      float[] w,
      int wAt,
      int in,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride,
      int outputs) {
    if (WIDE) {
      block4x4(w, wAt, in, x, xAt, xStride, y, yAt, yStride, outputs);
    } else {
      block4x2(w, wAt, in, x, xAt, xStride, y, yAt, yStride, outputs);
    }
  }

  private static void block4x4(
      float[] w,
      int wAt,
      int in,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride,
      int outputs) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector b0 = FloatVector.zero(S);
    FloatVector b1 = b0;
    FloatVector b2 = b0;
    FloatVector b3 = b0;
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector d0 = FloatVector.zero(S);
    FloatVector d1 = d0;
    FloatVector d2 = d0;
    FloatVector d3 = d0;
    for (int i = 0; i < in; i++) {
      int p = xAt + i * xStride;
      FloatVector x0 = FloatVector.fromArray(S, x, p);
      FloatVector x1 = FloatVector.fromArray(S, x, p + L);
      FloatVector x2 = FloatVector.fromArray(S, x, p + 2 * L);
      FloatVector x3 = FloatVector.fromArray(S, x, p + 3 * L);
      int q = wAt + 4 * i;
      FloatVector s = FloatVector.broadcast(S, w[q]);
      a0 = Fma.of(s, x0, a0);
      a1 = Fma.of(s, x1, a1);
      a2 = Fma.of(s, x2, a2);
      a3 = Fma.of(s, x3, a3);
      s = FloatVector.broadcast(S, w[q + 1]);
      b0 = Fma.of(s, x0, b0);
      b1 = Fma.of(s, x1, b1);
      b2 = Fma.of(s, x2, b2);
      b3 = Fma.of(s, x3, b3);
      s = FloatVector.broadcast(S, w[q + 2]);
      c0 = Fma.of(s, x0, c0);
      c1 = Fma.of(s, x1, c1);
      c2 = Fma.of(s, x2, c2);
      c3 = Fma.of(s, x3, c3);
      s = FloatVector.broadcast(S, w[q + 3]);
      d0 = Fma.of(s, x0, d0);
      d1 = Fma.of(s, x1, d1);
      d2 = Fma.of(s, x2, d2);
      d3 = Fma.of(s, x3, d3);
    }
    store(a0, a1, a2, a3, y, yAt);
    if (outputs > 1) {
      store(b0, b1, b2, b3, y, yAt + yStride);
    }
    if (outputs > 2) {
      store(c0, c1, c2, c3, y, yAt + 2 * yStride);
    }
    if (outputs > 3) {
      store(d0, d1, d2, d3, y, yAt + 3 * yStride);
    }
  }

  private static void store(
      FloatVector v0, FloatVector v1, FloatVector v2, FloatVector v3, float[] y, int at) {
    v0.intoArray(y, at);
    v1.intoArray(y, at + L);
    v2.intoArray(y, at + 2 * L);
    v3.intoArray(y, at + 3 * L);
  }

  private static void block4x2(
      float[] w,
      int wAt,
      int in,
      float[] x,
      int xAt,
      int xStride,
      float[] y,
      int yAt,
      int yStride,
      int outputs) {
    FloatVector a0 = FloatVector.zero(S);
    FloatVector a1 = a0;
    FloatVector b0 = FloatVector.zero(S);
    FloatVector b1 = b0;
    FloatVector c0 = FloatVector.zero(S);
    FloatVector c1 = c0;
    FloatVector d0 = FloatVector.zero(S);
    FloatVector d1 = d0;
    for (int i = 0; i < in; i++) {
      int p = xAt + i * xStride;
      FloatVector x0 = FloatVector.fromArray(S, x, p);
      FloatVector x1 = FloatVector.fromArray(S, x, p + L);
      int q = wAt + 4 * i;
      FloatVector s = FloatVector.broadcast(S, w[q]);
      a0 = Fma.of(s, x0, a0);
      a1 = Fma.of(s, x1, a1);
      s = FloatVector.broadcast(S, w[q + 1]);
      b0 = Fma.of(s, x0, b0);
      b1 = Fma.of(s, x1, b1);
      s = FloatVector.broadcast(S, w[q + 2]);
      c0 = Fma.of(s, x0, c0);
      c1 = Fma.of(s, x1, c1);
      s = FloatVector.broadcast(S, w[q + 3]);
      d0 = Fma.of(s, x0, d0);
      d1 = Fma.of(s, x1, d1);
    }
    store(a0, a1, y, yAt);
    if (outputs > 1) {
      store(b0, b1, y, yAt + yStride);
    }
    if (outputs > 2) {
      store(c0, c1, y, yAt + 2 * yStride);
    }
    if (outputs > 3) {
      store(d0, d1, y, yAt + 3 * yStride);
    }
  }

  private static void store(FloatVector v0, FloatVector v1, float[] y, int at) {
    v0.intoArray(y, at);
    v1.intoArray(y, at + L);
  }

  /** Rows that fill no panel: vector by vector, and what fills no vector node by node. */
  private static void shorter(
      float[] w,
      int out,
      int in,
      float[] x,
      int xFrom,
      int xStride,
      float[] y,
      int yFrom,
      int yStride,
      int length) {
    for (int o = 0; o < out; o++) {
      int column = o / OUT * OUT * in + o % OUT;
      int yAt = yFrom + o * yStride;
      int n = 0;
      for (; n + L <= length; n += L) {
        FloatVector sum = FloatVector.zero(S);
        for (int i = 0; i < in; i++) {
          FloatVector s = FloatVector.broadcast(S, w[column + OUT * i]);
          sum = Fma.of(s, FloatVector.fromArray(S, x, xFrom + i * xStride + n), sum);
        }
        sum.intoArray(y, yAt + n);
      }
      for (; n < length; n++) {
        float sum = 0f;
        for (int i = 0; i < in; i++) {
          sum = Fma.of(w[column + OUT * i], x[xFrom + i * xStride + n], sum);
        }
        y[yAt + n] = sum;
      }
    }
  }
}
