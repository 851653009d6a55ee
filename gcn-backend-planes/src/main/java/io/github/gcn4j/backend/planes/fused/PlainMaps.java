package io.github.gcn4j.backend.planes.fused;

import static io.github.gcn4j.backend.planes.fused.PlainKernels.TILE;

/** Maps of each feature by itself, in plain Java. */
final class PlainMaps implements Maps {
  private final float[] values = new float[TILE];
  private final float[] others = new float[TILE];
  private final float[] scales = new float[TILE];

  @Override
  public void affine(Planes x, Coefficients map, Planes scale, Planes y, int length) {
    for (int plane = 0; plane < x.features(); plane++) {
      float factor = map.weights()[plane];
      float shift = map.shift()[plane];
      for (int from = 0; from < length; from += TILE) {
        int count = Math.min(TILE, length - from);
        System.arraycopy(x.values(), x.at(plane) + from, values, 0, count);
        System.arraycopy(scale.values(), scale.at() + from, scales, 0, count);
        mapped(values, factor, shift, map.floor(), scales, count);
        System.arraycopy(values, 0, y.values(), y.at(plane) + from, count);
      }
    }
  }

  private static void mapped(
      float[] values, float factor, float shift, float floor, float[] scale, int length) {
    for (int j = 0; j < length; j++) {
      values[j] = Math.max(values[j] * factor + shift, floor) * scale[j];
    }
  }

  @Override
  public void combine(float a, Planes x, float b, Planes y, Planes scale, Planes z, int length) {
    for (int plane = 0; plane < x.features(); plane++) {
      for (int from = 0; from < length; from += TILE) {
        int count = Math.min(TILE, length - from);
        System.arraycopy(x.values(), x.at(plane) + from, values, 0, count);
        System.arraycopy(y.values(), y.at(plane) + from, others, 0, count);
        System.arraycopy(scale.values(), scale.at() + from, scales, 0, count);
        blended(a, values, b, others, scales, count);
        System.arraycopy(values, 0, z.values(), z.at(plane) + from, count);
      }
    }
  }

  /** Over x. */
  private static void blended(float a, float[] x, float b, float[] y, float[] scale, int length) {
    for (int j = 0; j < length; j++) {
      x[j] = (a * x[j] + b * y[j]) * scale[j];
    }
  }

  @Override
  public void coarsen(Planes x, int pitch, Planes scale, Planes y, int yPitch, int rows) {
    float[] fine = x.values();
    float[] coarse = y.values();
    float[] scaling = scale.values();
    for (int plane = 0; plane < x.features(); plane++) {
      for (int row = 0; row < rows; row++) {
        int above = x.at(plane) + 2 * row * pitch;
        int below = above + pitch;
        int s = scale.at() + row * yPitch;
        int to = y.at(plane) + row * yPitch;
        for (int j = 0; j < yPitch - 1; j++) {
          int i = 2 * j;
          coarse[to + j] =
              ((fine[above + i] + fine[above + i + 1]) + (fine[below + i] + fine[below + i + 1]))
                  * scaling[s + j];
        }
        coarse[to + yPitch - 1] = 0f;
      }
    }
  }
}
