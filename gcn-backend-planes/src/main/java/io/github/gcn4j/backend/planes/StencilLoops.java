package io.github.gcn4j.backend.planes;

/**
 * The sums over neighbours in a framed tile. Neighbours lie at fixed distances; copies of the tile
 * shifted by them are added in loops over separate arrays, which the JIT vectorises.
 */
final class StencilLoops {
  private StencilLoops() {}

  static void cross(
      float[] framed,
      int pitch,
      float self,
      float[] scale,
      float[] out,
      int length,
      float[][] work) {
    float[] up = work[0];
    float[] down = work[1];
    float[] left = work[2];
    float[] right = work[3];
    float[] middle = work[4];
    System.arraycopy(framed, 1, up, 0, length);
    System.arraycopy(framed, 2 * pitch + 1, down, 0, length);
    System.arraycopy(framed, pitch, left, 0, length);
    System.arraycopy(framed, pitch + 2, right, 0, length);
    System.arraycopy(framed, pitch + 1, middle, 0, length);
    addCross(scale, up, down, left, right, middle, self, out, length);
  }

  static void box(
      float[] framed,
      int pitch,
      float self,
      float[] scale,
      float[] out,
      int length,
      float[][] work) {
    float[] up = work[0];
    float[] down = work[1];
    float[] left = work[2];
    float[] right = work[3];
    float[] middle = work[4];
    System.arraycopy(framed, 2 * pitch, down, 0, length + 2);
    add(framed, down, up, length + 2);
    System.arraycopy(up, 1, left, 0, length);
    System.arraycopy(up, 2, right, 0, length);
    add3(up, left, right, down, length);
    System.arraycopy(framed, pitch, left, 0, length);
    System.arraycopy(framed, pitch + 2, right, 0, length);
    System.arraycopy(framed, pitch + 1, middle, 0, length);
    addBox(scale, down, left, right, middle, self, out, length);
  }

  private static void addCross(
      float[] scale,
      float[] up,
      float[] down,
      float[] left,
      float[] right,
      float[] middle,
      float self,
      float[] out,
      int length) {
    for (int j = 0; j < length; j++) {
      out[j] = scale[j] * ((up[j] + down[j]) + (left[j] + right[j]) + self * middle[j]);
    }
  }

  private static void add(float[] a, float[] b, float[] out, int length) {
    for (int j = 0; j < length; j++) {
      out[j] = a[j] + b[j];
    }
  }

  private static void add3(float[] a, float[] b, float[] c, float[] out, int length) {
    for (int j = 0; j < length; j++) {
      out[j] = a[j] + b[j] + c[j];
    }
  }

  private static void addBox(
      float[] scale,
      float[] rows,
      float[] left,
      float[] right,
      float[] middle,
      float self,
      float[] out,
      int length) {
    for (int j = 0; j < length; j++) {
      out[j] = scale[j] * (rows[j] + (left[j] + right[j]) + self * middle[j]);
    }
  }
}
