package io.github.gcn4j.io.onnx;

import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;

/**
 * Rows of entries of unequal length as a rectangle: column i of the table holds row i's entries,
 * filled up with entries that weigh nothing.
 *
 * @param depth entries in the longest row
 * @param rows number of rows
 * @param sources {@code [depth, rows]}: where each entry reads
 * @param weights {@code [depth, rows]}: what it weighs
 * @param lengths {@code [rows]}: entries that are no filling
 */
record NeighbourTable(int depth, int rows, long[] sources, float[] weights, int[] lengths) {

  /** Entries of a table, filling included. */
  private static final int LARGEST = 1 << 24;

  /**
   * Of a sparse matrix's rows.
   *
   * @throws IllegalArgumentException if the table would hold more than 16,777,216 entries
   */
  static NeighbourTable of(int[] pointers, int[] columns, float[] values) {
    int rows = pointers.length - 1;
    int[] lengths = new int[rows];
    Arrays.setAll(lengths, row -> pointers[row + 1] - pointers[row]);
    int depth = Math.max(1, Arrays.stream(lengths).max().orElse(0));
    if ((long) depth * rows > LARGEST) {
      throw new IllegalArgumentException(
          "expected a table of at most %d neighbours, found %d nodes with up to %d: use fewer nodes or edges"
              .formatted(LARGEST, rows, depth));
    }
    long[] sources = new long[depth * rows];
    float[] weights = new float[sources.length];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < depth; i++) {
        int entry = pointers[row] + i;
        boolean filling = i >= lengths[row];
        // Filling reads what the row reads anyway, so that no infinity comes from elsewhere.
        int like = lengths[row] == 0 ? -1 : filling ? pointers[row] : entry;
        sources[i * rows + row] = like < 0 ? 0 : columns[like];
        weights[i * rows + row] = filling ? 0 : values[entry];
      }
    }
    return new NeighbourTable(depth, rows, sources, weights, lengths);
  }

  /**
   * Of an operator's rows.
   *
   * @throws IllegalArgumentException as {@link #of(int[], int[], float[])}
   */
  static NeighbourTable of(GraphOperator operator) {
    Csr csr = operator instanceof Stencil stencil ? csr(stencil) : (Csr) operator;
    return of(csr.rowPointers(), csr.columns(), csr.values());
  }

  private static Csr csr(Stencil stencil) {
    int[] pointers = new int[stencil.nodes() + 1];
    int[] columns = new int[Math.multiplyExact(9, stencil.nodes())];
    float[] ones = new float[columns.length];
    Arrays.fill(ones, 1f);
    int entries = 0;
    for (int node = 0; node < stencil.nodes(); node++) {
      for (int tap = 0; tap < 9; tap++) {
        int row = node / stencil.width() + tap / 3 - 1;
        int column = node % stencil.width() + tap % 3 - 1;
        boolean inside =
            row >= 0 && row < stencil.height() && column >= 0 && column < stencil.width();
        if (inside && isEdge(stencil, tap)) {
          columns[entries++] = row * stencil.width() + column;
        }
      }
      pointers[node + 1] = entries;
    }
    return new Csr(pointers, Arrays.copyOf(columns, entries), Arrays.copyOf(ones, entries));
  }

  private static boolean isEdge(Stencil stencil, int tap) {
    boolean self = tap == 4;
    boolean diagonal = tap % 2 == 0;
    return self
        ? stencil.selfWeight() != 0
        : !diagonal || stencil.connectivity() == Connectivity.EIGHT;
  }
}
