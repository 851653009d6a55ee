package io.github.gcn4j.backend.planes.fused;

import static io.github.gcn4j.backend.planes.fused.Coefficients.BLOCK;
import static io.github.gcn4j.backend.planes.fused.PlainKernels.TILE;

import java.util.Arrays;

/** Linear maps in plain Java, two outputs at a time. */
final class PlainProducts implements Products {
  private static final boolean FMA = VirtualMachine.fusesMultiplyAdd();

  private final float[] sum = new float[TILE];
  private final float[] next = new float[TILE];
  private final float[] scales = new float[TILE];
  private final float[] half = new float[TILE];
  private float[][] planes = {};

  @Override
  public void linear(Planes x, Coefficients map, Planes scale, Planes y, int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      load(x, map.in(), from, count);
      System.arraycopy(scale.values(), scale.at() + from, scales, 0, count);
      for (int o = 0; o < map.out(); o += 2) {
        products(map, o, count);
        finish(sum, scales, map.floor(), count);
        System.arraycopy(sum, 0, y.values(), y.at(o) + from, count);
        finish(next, scales, map.floor(), count);
        System.arraycopy(next, 0, y.values(), y.at(o + 1) + from, count);
      }
    }
  }

  @Override
  public void sums(Planes x, Coefficients map, Planes mask, double[] sums, int length) {
    for (int from = 0; from < length; from += TILE) {
      int count = Math.min(TILE, length - from);
      load(x, map.in(), from, count);
      System.arraycopy(mask.values(), mask.at() + from, scales, 0, count);
      for (int o = 0; o < map.out(); o += 2) {
        products(map, o, count);
        finish(sum, scales, map.floor(), count);
        sums[o] += fold(sum, count);
        finish(next, scales, map.floor(), count);
        sums[o + 1] += fold(next, count);
      }
    }
  }

  private void load(Planes x, int in, int from, int count) {
    if (planes.length < in) {
      planes = new float[in][TILE];
    }
    for (int i = 0; i < in; i++) {
      System.arraycopy(x.values(), x.at(i) + from, planes[i], 0, count);
    }
  }

  /** Two outputs that lie side by side in a block. */
  private void products(Coefficients map, int o, int count) {
    float[] weights = map.weights();
    int in = map.in();
    int w = o / BLOCK * BLOCK * in + o % BLOCK;
    Arrays.fill(sum, 0, count, map.shift()[o]);
    Arrays.fill(next, 0, count, map.shift()[o + 1]);
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
}
