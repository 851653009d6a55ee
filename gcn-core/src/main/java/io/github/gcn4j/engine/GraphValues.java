package io.github.gcn4j.engine;

import io.github.gcn4j.program.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The values on graphs of a pass, the dropout masks it drew and the statistics it measured there.
 * Rows are overwritten by the next pass of as many graphs, so that it allocates nothing.
 */
final class GraphValues {
  private final @Nullable DenseMatrix[] matrices;
  private final Map<Integer, DenseMatrix> masks = new HashMap<>();
  private final Map<Integer, Statistics> statistics = new HashMap<>();

  GraphValues(Program program) {
    this.matrices = new DenseMatrix[program.output() + 1];
  }

  /** A matrix to hold a value, with arbitrary contents. */
  DenseMatrix room(int value, int rows, int columns) {
    DenseMatrix kept = matrices[value];
    if (kept == null || kept.rows() != rows || kept.columns() != columns) {
      kept = DenseMatrix.zeros(rows, columns);
      matrices[value] = kept;
    }
    return kept;
  }

  void put(int value, DenseMatrix matrix) {
    matrices[value] = matrix;
  }

  DenseMatrix get(int value) {
    DenseMatrix matrix = matrices[value];
    if (matrix == null) {
      throw new IllegalStateException("expected value " + value + " to be computed before");
    }
    return matrix;
  }

  void putMask(int value, DenseMatrix mask) {
    masks.put(value, mask);
  }

  /** The dropout mask of a value, if one was drawn. */
  Optional<DenseMatrix> mask(int value) {
    return Optional.ofNullable(masks.get(value));
  }

  void putStatistics(int value, Statistics measured) {
    statistics.put(value, measured);
  }

  /** What a normalisation measured; nothing where it took what it knew before. */
  Optional<Statistics> statistics(int value) {
    return Optional.ofNullable(statistics.get(value));
  }
}
