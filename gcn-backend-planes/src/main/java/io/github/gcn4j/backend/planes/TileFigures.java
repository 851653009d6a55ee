package io.github.gcn4j.backend.planes;

import java.util.Arrays;

/**
 * The figures of a tile in plain Java. It is cut into chunks in arrays of their own, which are
 * added, raised and squared element by element: loops that the JIT vectorises.
 */
final class TileFigures {
  private static final int CHUNKS = Figures.TILE / Chunks.LONGEST;

  private final float[][] arrays;
  private final float[] work;
  private final float[] half;
  private final float[] deviations;
  private final int length;
  private final int chunks;
  private final int chunk;

  private TileFigures(float[] x, int from, int length, Scratch scratch) {
    this.arrays = scratch.arrays(CHUNKS + 3);
    this.work = arrays[CHUNKS];
    this.half = arrays[CHUNKS + 1];
    this.deviations = arrays[CHUNKS + 2];
    this.length = length;
    this.chunks = Chunks.ceilDiv(length, Chunks.LONGEST);
    this.chunk = Chunks.ceilDiv(length, chunks);
    Chunks.cut(x, from, length, arrays, 0, chunks, chunk);
  }

  static void find(float[] x, int from, int to, Figures figures, Scratch scratch) {
    TileFigures tile = new TileFigures(x, from, to - from, scratch);
    double total = tile.total();
    figures.setSum(total);
    if (figures.wantsLargest()) {
      figures.setMax(tile.largest(x[from]));
    }
    if (figures.wantsSquares()) {
      tile.squares(total, figures);
    }
  }

  private double total() {
    System.arraycopy(arrays[0], 0, work, 0, chunk);
    for (int c = 1; c < chunks; c++) {
      Chunks.add(work, arrays[c], chunk);
    }
    return Chunks.total(work, half, chunk);
  }

  private float largest(float any) {
    pad(any);
    System.arraycopy(arrays[0], 0, work, 0, chunk);
    for (int c = 1; c < chunks; c++) {
      Chunks.raise(work, arrays[c], chunk);
    }
    return Chunks.largest(work, half, chunk);
  }

  /**
   * Deviations from near the mean, and their sum too, which tells what the mean, found in single
   * precision, was off by: without it a small spread around a large mean would be lost.
   *
   * @param total the tile's sum, found in single precision
   */
  private void squares(double total, Figures figures) {
    float pivot = (float) (total / length);
    if (!Float.isFinite(pivot)) {
      figures.setSquared(Double.NaN);
      return;
    }
    pad(pivot);
    Arrays.fill(work, 0, chunk, 0f);
    Arrays.fill(deviations, 0, chunk, 0f);
    for (int c = 0; c < chunks; c++) {
      addDeviations(deviations, arrays[c], pivot, chunk);
      addSquares(work, arrays[c], pivot, chunk);
    }
    double off = Chunks.total(deviations, half, chunk);
    figures.setSquared(Math.max(0, Chunks.total(work, half, chunk) - off * off / length));
    figures.setSum((double) length * pivot + off);
  }

  /**
   * The last chunk may be short by fewer values than there are chunks: it is padded with what
   * leaves a figure as it is.
   */
  private void pad(float value) {
    Arrays.fill(arrays[chunks - 1], length - (chunks - 1) * chunk, chunk, value);
  }

  private static void addDeviations(float[] sum, float[] x, float pivot, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += x[j] - pivot;
    }
  }

  // A loop of its own: two stores in one do not vectorise on JDK 17.
  private static void addSquares(float[] sum, float[] x, float pivot, int length) {
    for (int j = 0; j < length; j++) {
      sum[j] += (x[j] - pivot) * (x[j] - pivot);
    }
  }
}
