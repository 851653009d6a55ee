package io.github.gcn4j.backend.vector.fused;

import java.util.Arrays;

/**
 * Some consecutive rows of a node value: those computed and still needed. A row of zeros stands
 * above the first and below the last row of the grid.
 */
final class Rows {
  /** Room for the left neighbour of the first value. */
  private static final int LEAD = 16;

  private final GridLevel level;
  private final int features;
  private float[] data = new float[0];
  private int stride;
  private int first = -1;
  private int end;
  private int most = 1;

  Rows(GridLevel level, int features) {
    this.level = level;
    this.features = features;
  }

  GridLevel level() {
    return level;
  }

  int features() {
    return features;
  }

  /** Rows computed so far. */
  int end() {
    return end;
  }

  boolean complete() {
    return end == level.height();
  }

  float[] data() {
    return data;
  }

  /** From a feature's plane to the next. */
  int stride() {
    return stride;
  }

  /** Where a row of the first plane begins. */
  int at(int row) {
    return LEAD + (row - first) * level.pitch();
  }

  /** Forgets every row, for the next image. */
  void clear() {
    first = -1;
    end = 0;
    zero(-1);
  }

  /** The rows before {@code to} are now computed. */
  void advance(int to) {
    end = to;
    most = Math.max(most, end - first + 1);
    if (complete()) {
      zero(end);
    }
  }

  private void zero(int row) {
    if (data.length == 0) {
      return;
    }
    for (int plane = 0; plane < features; plane++) {
      int from = plane * stride + at(row);
      Arrays.fill(data, from, from + level.pitch(), 0f);
    }
  }

  /** Keeps no row above {@code row}. */
  void keepFrom(int row) {
    int gone = row - first;
    if (gone <= 0) {
      return;
    }
    if (data.length > 0) {
      int kept = (end + (complete() ? 1 : 0) - row) * level.pitch();
      for (int plane = 0; kept > 0 && plane < features; plane++) {
        int at = plane * stride + LEAD;
        System.arraycopy(data, at + gone * level.pitch(), data, at, kept);
      }
    }
    first = row;
  }

  /** Takes memory for as many rows as were ever held at once. */
  void allocate() {
    int planes = Blocks.rounded(features);
    stride = Math.addExact(Math.multiplyExact(most, level.pitch()), LEAD + FusedKernels.SLACK);
    data = new float[Math.addExact(Math.multiplyExact(planes, stride), FusedKernels.SLACK)];
  }
}
