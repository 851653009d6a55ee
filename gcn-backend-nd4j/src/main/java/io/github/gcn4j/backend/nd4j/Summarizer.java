package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.Set;

/**
 * Sum, squared deviations and largest value of a stretch of a plane, gathered in one pass over
 * memory: each tile's are found while it lies in the first cache, and joined in double precision
 * (Chan et al., "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979).
 */
final class Summarizer {
  /** Chunks of a tile: 12 KiB of values, well inside the first cache. */
  private static final int CHUNKS = 4;

  private static final int TILE = CHUNKS * Chunks.LONGEST;

  private final float[][] arrays;
  private final float[] work;
  private final float[] half;
  private final float[] deviations;
  private final boolean squares;
  private final boolean largest;

  private int count;
  private double sum;
  private double squared;
  private float max;
  private int firstPeak;
  private int endOfPeaks;

  /**
   * Gathers in one thread's arrays.
   *
   * @param wanted what the summaries are to be good for
   */
  Summarizer(Scratch scratch, Set<Readout> wanted) {
    this.arrays = scratch.arrays(CHUNKS + 3);
    this.work = arrays[CHUNKS];
    this.half = arrays[CHUNKS + 1];
    this.deviations = arrays[CHUNKS + 2];
    this.squares = wanted.contains(Readout.STD);
    this.largest = wanted.contains(Readout.MAX);
  }

  /** The summary of a stretch. */
  Summary of(Block x, int from, int to) {
    count = 0;
    sum = 0;
    squared = 0;
    max = 0;
    firstPeak = from;
    endOfPeaks = from;
    for (int start = from; start < to; start += TILE) {
      tile(x, start, Math.min(TILE, to - start));
    }
    return new Summary(count, sum, squared, max, firstPeak, endOfPeaks);
  }

  private void tile(Block x, int start, int length) {
    int chunks = Chunks.ceilDiv(length, Chunks.LONGEST);
    int chunk = Chunks.ceilDiv(length, chunks);
    // The last chunk may be short by fewer values than there are chunks: it is padded with what
    // leaves each figure as it is.
    int filled = length - (chunks - 1) * chunk;
    float[] last = arrays[chunks - 1];
    Chunks.cut(x, start, length, arrays, chunks, chunk);
    System.arraycopy(arrays[0], 0, work, 0, chunk);
    for (int c = 1; c < chunks; c++) {
      Chunks.add(work, arrays[c], chunk);
    }
    double total = Chunks.total(work, half, chunk);
    if (largest) {
      Arrays.fill(last, filled, chunk, arrays[0][0]);
      System.arraycopy(arrays[0], 0, work, 0, chunk);
      for (int c = 1; c < chunks; c++) {
        Chunks.raise(work, arrays[c], chunk);
      }
      joinLargest(Chunks.largest(work, half, chunk), start, length);
    }
    if (squares) {
      total = joinSquares(total, chunks, chunk, length);
    }
    sum += total;
    count += length;
  }

  /**
   * Deviations from near the mean, and their sum too, which tells what the mean, found in single
   * precision, was off by: without it a small spread around a large mean would be lost.
   *
   * @param total the tile's sum, found in single precision
   * @return the tile's sum, now exact enough for the mean to join others
   */
  private double joinSquares(double total, int chunks, int chunk, int length) {
    float pivot = (float) (total / length);
    if (!Float.isFinite(pivot)) {
      squared = Double.NaN;
      return total;
    }
    Arrays.fill(arrays[chunks - 1], length - (chunks - 1) * chunk, chunk, pivot);
    Arrays.fill(work, 0, chunk, 0f);
    Arrays.fill(deviations, 0, chunk, 0f);
    for (int c = 0; c < chunks; c++) {
      addDeviations(deviations, arrays[c], pivot, chunk);
      addSquares(work, arrays[c], pivot, chunk);
    }
    double off = Chunks.total(deviations, half, chunk);
    squared += Math.max(0, Chunks.total(work, half, chunk) - off * off / length);
    double exact = (double) length * pivot + off;
    if (count > 0) {
      double apart = exact / length - sum / count;
      squared += apart * apart * count * length / ((double) count + length);
    }
    return exact;
  }

  private void joinLargest(float peak, int start, int length) {
    if (count == 0 || peak > max) {
      firstPeak = start;
    }
    if (count == 0 || peak >= max) {
      endOfPeaks = start + length;
    }
    max = count == 0 ? peak : Math.max(max, peak);
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
