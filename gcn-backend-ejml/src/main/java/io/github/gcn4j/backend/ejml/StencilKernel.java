package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;

/**
 * Propagates along a grid row by row: three scaled rows, padded with a zero on either side, slide
 * down the image, and each output row is a sum over them that the JIT vectorises. Scales differ
 * only between the first, the last and all rows between, so three rows of them serve any height.
 */
final class StencilKernel implements PlaneKernel {
  private static final int FIRST = 0;
  private static final int MIDDLE = 1;
  private static final int LAST = 2;

  private final int height;
  private final int width;
  private final Connectivity connectivity;
  private final float self;
  private final float[][] target = new float[3][];
  private final float[][] source = new float[3][];

  StencilKernel(Stencil stencil) {
    this.height = stencil.height();
    this.width = stencil.width();
    this.connectivity = stencil.connectivity();
    this.self = stencil.selfWeight();
    int[] representatives = {0, Math.min(1, height - 1), height - 1};
    for (int kind = 0; kind < 3; kind++) {
      target[kind] = new float[width];
      source[kind] = new float[width];
      for (int column = 0; column < width; column++) {
        target[kind][column] = stencil.targetScale(representatives[kind], column);
        source[kind][column] = stencil.sourceScale(representatives[kind], column);
      }
    }
  }

  @Override
  public int nodes() {
    return height * width;
  }

  @Override
  public int scratch() {
    return 4 * (width + 2);
  }

  @Override
  public void propagate(float[] x, float[] y, int offset, float[] scratch, Direction direction) {
    float[][] before = direction == Direction.FORWARD ? source : target;
    float[][] after = direction == Direction.FORWARD ? target : source;
    int stride = width + 2;
    Arrays.fill(scratch, 0, scratch(), 0f);
    int above = 0;
    int middle = stride;
    int below = 2 * stride;
    scale(before[FIRST], x, offset, scratch, middle + 1);
    for (int row = 0; row < height; row++) {
      if (row + 1 < height) {
        scale(before[kind(row + 1)], x, offset + (row + 1) * width, scratch, below + 1);
      } else {
        Arrays.fill(scratch, below, below + stride, 0f);
      }
      float[] factor = after[kind(row)];
      int out = offset + row * width;
      if (connectivity == Connectivity.FOUR) {
        cross(factor, scratch, above + 1, middle + 1, below + 1, y, out);
      } else {
        box(factor, scratch, above, middle, below, 3 * stride, y, out);
      }
      int freed = above;
      above = middle;
      middle = below;
      below = freed;
    }
  }

  private int kind(int row) {
    return row == 0 ? FIRST : row == height - 1 ? LAST : MIDDLE;
  }

  private void scale(float[] factor, float[] x, int from, float[] out, int to) {
    for (int j = 0; j < width; j++) {
      out[to + j] = factor[j] * x[from + j];
    }
  }

  private void cross(
      float[] factor, float[] z, int above, int middle, int below, float[] y, int out) {
    for (int j = 0; j < width; j++) {
      y[out + j] =
          factor[j]
              * (z[above + j]
                  + z[below + j]
                  + (z[middle + j - 1] + z[middle + j + 1])
                  + self * z[middle + j]);
    }
  }

  private void box(
      float[] factor, float[] z, int above, int middle, int below, int sum, float[] y, int out) {
    for (int j = 0; j < width + 2; j++) {
      z[sum + j] = z[above + j] + z[below + j];
    }
    for (int j = 0; j < width; j++) {
      float rows = z[sum + j] + z[sum + j + 1] + z[sum + j + 2];
      float row = z[middle + j] + z[middle + j + 2];
      y[out + j] = factor[j] * (rows + row + self * z[middle + j + 1]);
    }
  }
}
