package io.github.gcn4j.backend.nd4j;

/**
 * What readouts and their gradients need to know of a stretch of a plane.
 *
 * @param count values in it
 * @param sum of its values
 * @param squared Σ (x − mean)², if it was asked for
 * @param max the largest value, or not-a-number where there is one; 0 of nothing or if not asked
 *     for
 * @param firstPeak no value before this index is the largest
 * @param endOfPeaks no value from this index on is the largest
 */
record Summary(int count, double sum, double squared, float max, int firstPeak, int endOfPeaks) {

  /** 0 of nothing. */
  double mean() {
    return count == 0 ? 0 : sum / count;
  }

  /** Divided by the number of values; 0 of nothing. */
  double variance() {
    return count == 0 ? 0 : squared / count;
  }
}
