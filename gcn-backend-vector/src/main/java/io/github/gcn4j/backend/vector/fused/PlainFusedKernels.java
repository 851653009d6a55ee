package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.backend.vector.Hardware;
import java.util.Arrays;

/**
 * Loops in plain Java. Those along planes take a tile at a time into arrays of their own, since the
 * JIT vectorises loops that run over a few separate arrays with one index, and none that read one
 * array at several distances.
 */
public final class PlainFusedKernels implements FusedKernels {
  private static final int TILE = 512;
  private static final int FEW = 8;

  private static final boolean FMA = Hardware.fusesMultiplyAdd();

  private final float[] sum = new float[TILE];
  private final float[] next = new float[TILE];
  private final float[] scales = new float[TILE];
  private float[][] planes = {};
  private final float[][] shifted = new float[FEW][TILE];

  @Override
  public void linear(
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
      int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      load(x, at + from, stride, in, count);
      System.arraycopy(scale, scaleAt + from, scales, 0, count);
      for (int o = 0; o < shift.length; o += 2) {
        products(weights, o, in, shift, count);
        finish(sum, scales, floor, count);
        System.arraycopy(sum, 0, y, yAt + o * yStride + from, count);
        finish(next, scales, floor, count);
        System.arraycopy(next, 0, y, yAt + (o + 1) * yStride + from, count);
      }
    }
  }

  @Override
  public void linearSums(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] mask,
      double[] sums,
      int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      load(x, at + from, stride, in, count);
      System.arraycopy(mask, from, scales, 0, count);
      for (int o = 0; o < shift.length; o += 2) {
        products(weights, o, in, shift, count);
        finish(sum, scales, floor, count);
        sums[o] += fold(sum, count);
        finish(next, scales, floor, count);
        sums[o + 1] += fold(next, count);
      }
    }
  }

  private void load(float[] x, int at, int stride, int in, int count) {
    if (planes.length < in) {
      planes = new float[in][TILE];
    }
    for (int i = 0; i < in; i++) {
      System.arraycopy(x, at + i * stride, planes[i], 0, count);
    }
  }

  /** Two outputs that lie side by side in a block. */
  private void products(float[] weights, int o, int in, float[] shift, int count) {
    int w = o / BLOCK * BLOCK * in + o % BLOCK;
    Arrays.fill(sum, 0, count, shift[o]);
    Arrays.fill(next, 0, count, shift[o + 1]);
    int i = 0;
    for (; i + 4 <= in; i += 4, w += 4 * BLOCK) {
      add4(sum, next, weights, w, planes[i], planes[i + 1], planes[i + 2], planes[i + 3], count);
    }
    for (; i < in; i++, w += BLOCK) {
      add1(sum, weights[w], planes[i], count);
      add1(next, weights[w + 1], planes[i], count);
    }
  }

  private static void add4(
      float[] sum,
      float[] next,
      float[] weights,
      int w,
      float[] x,
      float[] y,
      float[] z,
      float[] u,
      int length) {
    float a = weights[w];
    float b = weights[w + BLOCK];
    float c = weights[w + 2 * BLOCK];
    float d = weights[w + 3 * BLOCK];
    float e = weights[w + 1];
    float f = weights[w + BLOCK + 1];
    float g = weights[w + 2 * BLOCK + 1];
    float h = weights[w + 3 * BLOCK + 1];
    for (int j = 0; j < length; j++) {
      sum[j] = plus(d, u[j], plus(c, z[j], plus(b, y[j], plus(a, x[j], sum[j]))));
      next[j] = plus(h, u[j], plus(g, z[j], plus(f, y[j], plus(e, x[j], next[j]))));
    }
  }

  private static void add1(float[] sum, float a, float[] x, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] = plus(a, x[j], sum[j]);
    }
  }

  /** a · b + c, in one operation where the processor has it: where not, Math.fma is very slow. */
  private static float plus(float a, float b, float c) {
    return FMA ? Math.fma(a, b, c) : a * b + c;
  }

  private static void finish(float[] values, float[] scale, float floor, int length) {
    for (int j = 0; j < length; j++) {
      values[j] = Math.max(values[j], floor) * scale[j];
    }
  }

  /** The sum of an array, which is used up: folded in half while that is worth it. */
  private double fold(float[] values, int length) {
    float[] half = shifted[0];
    int left = length;
    while (left > 64) {
      int folded = left / 2;
      System.arraycopy(values, left - folded, half, 0, folded);
      add1(values, 1f, half, folded);
      left -= folded;
    }
    double total = 0;
    for (int j = 0; j < left; j++) {
      total += values[j];
    }
    return total;
  }

  @Override
  public void cross(
      float[] x,
      int at,
      int pitch,
      float self,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      int middle = at + from;
      copy(x, middle - pitch, 0, count);
      copy(x, middle + pitch, 1, count);
      copy(x, middle - 1, 2, count);
      copy(x, middle + 1, 3, count);
      copy(x, middle, 4, count);
      copy(scale, scaleAt + from, 5, count);
      crossed(
          shifted[0], shifted[1], shifted[2], shifted[3], shifted[4], self, shifted[5], sum, count);
      System.arraycopy(sum, 0, y, yAt + from, count);
    }
  }

  private void copy(float[] from, int at, int to, int count) {
    System.arraycopy(from, at, shifted[to], 0, count);
  }

  private static void crossed(
      float[] up,
      float[] down,
      float[] left,
      float[] right,
      float[] middle,
      float self,
      float[] scale,
      float[] out,
      int length) {
    for (int j = 0; j < length; j++) {
      out[j] = scale[j] * ((up[j] + down[j]) + (left[j] + right[j]) + self * middle[j]);
    }
  }

  @Override
  public void box(
      float[] x,
      int at,
      int pitch,
      float self,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      int middle = at + from;
      Arrays.fill(sum, 0, count, 0f);
      for (int row = -pitch; row <= pitch; row += pitch) {
        copy(x, middle + row - 1, 0, count);
        copy(x, middle + row, 1, count);
        copy(x, middle + row + 1, 2, count);
        float centre = row == 0 ? self : 1f;
        row(sum, shifted[0], shifted[1], centre, shifted[2], count);
      }
      System.arraycopy(scale, scaleAt + from, scales, 0, count);
      finish(sum, scales, Float.NEGATIVE_INFINITY, count);
      System.arraycopy(sum, 0, y, yAt + from, count);
    }
  }

  private static void row(
      float[] sum, float[] left, float[] middle, float centre, float[] right, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += left[j] + right[j] + centre * middle[j];
    }
  }

  @Override
  public void affine(
      float[] x,
      int at,
      float factor,
      float shift,
      float floor,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      System.arraycopy(x, at + from, sum, 0, count);
      System.arraycopy(scale, scaleAt + from, scales, 0, count);
      mapped(sum, factor, shift, floor, scales, count);
      System.arraycopy(sum, 0, y, yAt + from, count);
    }
  }

  private static void mapped(
      float[] values, float factor, float shift, float floor, float[] scale, int length) {
    for (int j = 0; j < length; j++) {
      values[j] = Math.max(values[j] * factor + shift, floor) * scale[j];
    }
  }

  @Override
  public void combine(
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
      int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      copy(x, at + from, 0, count);
      copy(y, yAt + from, 1, count);
      copy(scale, scaleAt + from, 2, count);
      blended(sum, a, shifted[0], b, shifted[1], shifted[2], count);
      System.arraycopy(sum, 0, z, zAt + from, count);
    }
  }

  private static void blended(
      float[] out, float a, float[] x, float b, float[] y, float[] scale, int length) {
    for (int j = 0; j < length; j++) {
      out[j] = (a * x[j] + b * y[j]) * scale[j];
    }
  }

  @Override
  public void blocks(
      float[] x,
      int at,
      int pitch,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yPitch,
      int rows) {
    for (int row = 0; row < rows; row++) {
      int above = at + 2 * row * pitch;
      int below = above + pitch;
      int s = scaleAt + row * yPitch;
      int to = yAt + row * yPitch;
      for (int j = 0; j < yPitch; j++) {
        int i = 2 * j;
        y[to + j] =
            ((x[above + i] + x[above + i + 1]) + (x[below + i] + x[below + i + 1])) * scale[s + j];
      }
    }
  }

  @Override
  public float moments(float[] x, int at, float centre, int length, double[] sums) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float squares0 = 0;
    float squares1 = 0;
    float squares2 = 0;
    float squares3 = 0;
    int most = 0;
    int j = at;
    int end = at + length;
    for (; j + 4 <= end; j += 4) {
      float u = x[j];
      float v = x[j + 1];
      float w = x[j + 2];
      float z = x[j + 3];
      int left = Math.max(Float.floatToRawIntBits(u), Float.floatToRawIntBits(v));
      int right = Math.max(Float.floatToRawIntBits(w), Float.floatToRawIntBits(z));
      most = Math.max(most, Math.max(left, right)); // floats not below 0 lie as their bits do
      u -= centre;
      v -= centre;
      w -= centre;
      z -= centre;
      sum0 += u;
      sum1 += v;
      sum2 += w;
      sum3 += z;
      squares0 += u * u;
      squares1 += v * v;
      squares2 += w * w;
      squares3 += z * z;
    }
    for (; j < end; j++) {
      most = Math.max(most, Float.floatToRawIntBits(x[j]));
      float u = x[j] - centre;
      sum0 += u;
      squares0 += u * u;
    }
    sums[0] += (double) sum0 + sum1 + sum2 + sum3;
    sums[1] += (double) squares0 + squares1 + squares2 + squares3;
    return Float.intBitsToFloat(most);
  }

  @Override
  public int lanes() {
    return 1;
  }

  /** Chunks side by side: as many arrays as a loop may run over and still be vectorised. */
  private static final int CHUNKS = 3;

  @Override
  public void contract(
      float[] dy,
      int at,
      int stride,
      int out,
      float[] x,
      int xAt,
      int xStride,
      int in,
      float[] sums,
      int length) {
    for (int from = 0; from < length; from += CHUNKS * TILE) {
      int count = Math.min(CHUNKS * TILE, length - from);
      int chunk = (count + CHUNKS - 1) / CHUNKS;
      if (planes.length < CHUNKS * in) {
        planes = new float[CHUNKS * in][TILE];
      }
      for (int i = 0; i < in; i++) {
        cut(x, xAt + i * xStride + from, count, chunk, planes, CHUNKS * i);
      }
      for (int o = 0; o < out; o++) {
        cut(dy, at + o * stride + from, count, chunk, shifted, 1);
        for (int i = 0; i < in; i++) {
          int p = CHUNKS * i;
          multiplied(
              sum,
              shifted[1],
              planes[p],
              shifted[2],
              planes[p + 1],
              shifted[3],
              planes[p + 2],
              chunk);
          sums[o * in + i] += (float) fold(sum, chunk);
        }
      }
    }
  }

  /** Cuts a stretch into chunks of one length, the last filled up with zeros. */
  private static void cut(float[] x, int at, int count, int chunk, float[][] to, int first) {
    for (int c = 0; c < CHUNKS; c++) {
      int copied = Math.max(0, Math.min(chunk, count - c * chunk));
      if (copied > 0) {
        System.arraycopy(x, at + c * chunk, to[first + c], 0, copied);
      }
      Arrays.fill(to[first + c], copied, chunk, 0f);
    }
  }

  private static void multiplied(
      float[] out, float[] a, float[] b, float[] c, float[] d, float[] e, float[] f, int length) {
    for (int j = 0; j < length; j++) {
      out[j] = plus(a[j], b[j], plus(c[j], d[j], e[j] * f[j]));
    }
  }

  @Override
  public double gate(float[] y, int at, float[] dy, int dyAt, float[] z, int zAt, int length) {
    double total = 0;
    float left = 0;
    float right = 0;
    int j = 0;
    for (; j + 2 <= length; j += 2) {
      float a = y[at + j] > 0 ? dy[dyAt + j] : 0f;
      float b = y[at + j + 1] > 0 ? dy[dyAt + j + 1] : 0f;
      z[zAt + j] = a;
      z[zAt + j + 1] = b;
      left += a;
      right += b;
    }
    for (; j < length; j++) {
      float a = y[at + j] > 0 ? dy[dyAt + j] : 0f;
      z[zAt + j] = a;
      total += a;
    }
    return total + left + right;
  }

  @Override
  public float largest(float[] x, int at, int length) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int j = at; j < at + length; j++) {
      largest = x[j] > largest ? x[j] : largest;
    }
    return largest;
  }
}
