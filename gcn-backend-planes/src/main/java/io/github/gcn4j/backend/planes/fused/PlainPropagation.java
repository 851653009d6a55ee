package io.github.gcn4j.backend.planes.fused;

import static io.github.gcn4j.backend.planes.fused.PlainKernels.TILE;

import java.util.Arrays;

/** Sums over neighbours in plain Java. */
final class PlainPropagation implements Propagation {
  private final float[] sum = new float[TILE];
  private final float[] scales = new float[TILE];
  private final float[] up = new float[TILE];
  private final float[] down = new float[TILE];
  private final float[] left = new float[TILE];
  private final float[] right = new float[TILE];
  private final float[] middle = new float[TILE];

  @Override
  public void cross(Planes x, int pitch, float self, Planes scale, Planes y, int length) {
    for (int plane = 0; plane < x.features(); plane++) {
      for (int from = 0; from < length; from += TILE) {
        int count = Math.min(TILE, length - from);
        int at = x.at(plane) + from;
        System.arraycopy(x.values(), at - pitch, up, 0, count);
        System.arraycopy(x.values(), at + pitch, down, 0, count);
        row(x, at, count);
        System.arraycopy(scale.values(), scale.at() + from, scales, 0, count);
        crossed(up, down, left, right, middle, self, scales, sum, count);
        System.arraycopy(sum, 0, y.values(), y.at(plane) + from, count);
      }
    }
  }

  private void row(Planes x, int at, int count) {
    System.arraycopy(x.values(), at - 1, left, 0, count);
    System.arraycopy(x.values(), at, middle, 0, count);
    System.arraycopy(x.values(), at + 1, right, 0, count);
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
  public void box(Planes x, int pitch, float self, Planes scale, Planes y, int length) {
    for (int plane = 0; plane < x.features(); plane++) {
      for (int from = 0; from < length; from += TILE) {
        int count = Math.min(TILE, length - from);
        int at = x.at(plane) + from;
        Arrays.fill(sum, 0, count, 0f);
        for (int row = -pitch; row <= pitch; row += pitch) {
          row(x, at + row, count);
          add(sum, left, middle, row == 0 ? self : 1f, right, count);
        }
        System.arraycopy(scale.values(), scale.at() + from, scales, 0, count);
        multiply(sum, scales, count);
        System.arraycopy(sum, 0, y.values(), y.at(plane) + from, count);
      }
    }
  }

  private static void add(
      float[] sum, float[] left, float[] middle, float centre, float[] right, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += left[j] + right[j] + centre * middle[j];
    }
  }

  private static void multiply(float[] values, float[] scale, int length) {
    for (int j = 0; j < length; j++) {
      values[j] *= scale[j];
    }
  }
}
