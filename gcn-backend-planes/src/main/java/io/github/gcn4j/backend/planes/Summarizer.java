package io.github.gcn4j.backend.planes;

import io.github.gcn4j.program.Readout;
import java.util.Set;

/**
 * Sum, squared deviations and largest value of a stretch of a plane, gathered in one pass over
 * memory: each tile's are found while it lies in the first cache, and joined in double precision
 * (Chan et al., "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979).
 */
final class Summarizer {
  private final PlaneKernels kernels;
  private final Scratch scratch;
  private final Figures figures;

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
  Summarizer(PlaneKernels kernels, Scratch scratch, Set<Readout> wanted) {
    this.kernels = kernels;
    this.scratch = scratch;
    this.figures = new Figures(wanted);
  }

  /** The summary of a stretch. */
  Summary of(float[] x, int from, int to) {
    count = 0;
    sum = 0;
    squared = 0;
    max = 0;
    firstPeak = from;
    endOfPeaks = from;
    for (int start = from; start < to; start += Figures.TILE) {
      int end = Math.min(to, start + Figures.TILE);
      kernels.measure(x, start, end, figures, scratch);
      join(start, end - start);
    }
    return new Summary(count, sum, squared, max, firstPeak, endOfPeaks);
  }

  private void join(int start, int length) {
    if (figures.wantsLargest()) {
      joinLargest(figures.max(), start, length);
    }
    if (figures.wantsSquares()) {
      squared += figures.squared();
      if (count > 0) {
        double apart = figures.sum() / length - sum / count;
        squared += apart * apart * count * length / ((double) count + length);
      }
    }
    sum += figures.sum();
    count += length;
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
}
