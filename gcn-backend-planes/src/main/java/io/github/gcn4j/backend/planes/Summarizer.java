package io.github.gcn4j.backend.planes;

import io.github.gcn4j.program.Readout;
import java.util.Set;

/**
 * Sum, squared deviations and largest value of a stretch of a plane, gathered in one pass over
 * memory: each tile's are found while it lies in the first cache, and joined in double precision
 * (Chan et al., "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979).
 *
 * @param <I> the values of one image
 */
final class Summarizer<I> {
  private final PlaneStore<I> store;
  private final Scratch scratch;
  private final Figures figures;
  private final PlaneStore.Total measure;

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
  Summarizer(Engine<I> engine, Scratch scratch, Set<Readout> wanted) {
    this.store = engine.store();
    this.scratch = scratch;
    this.figures = new Figures(wanted);
    this.measure =
        (x, from, to) -> {
          engine.kernels().measure(x, from, to, figures, scratch);
          return figures.sum();
        };
  }

  /** The summary of a stretch. */
  Summary of(I x, int from, int to) {
    count = 0;
    sum = 0;
    squared = 0;
    max = 0;
    firstPeak = from;
    endOfPeaks = from;
    for (int start = from; start < to; start += Figures.TILE) {
      int end = Math.min(to, start + Figures.TILE);
      join(store.total(x, start, end, scratch, measure), start, end - start);
    }
    return new Summary(count, sum, squared, max, firstPeak, endOfPeaks);
  }

  private void join(double total, int start, int length) {
    if (figures.wantsLargest()) {
      joinLargest(figures.max(), start, length);
    }
    if (figures.wantsSquares()) {
      squared += figures.squared();
      if (count > 0) {
        double apart = total / length - sum / count;
        squared += apart * apart * count * length / ((double) count + length);
      }
    }
    sum += total;
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
