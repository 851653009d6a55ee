package io.github.gcn4j.graph;

import java.util.Arrays;

/**
 * An operator in compressed sparse row form: row i lists the nodes that node i receives from. The
 * arrays are shared with the caller for speed and must not be changed afterwards.
 */
public final class Csr implements GraphOperator {
  private final int[] rowPointers;
  private final int[] columns;
  private final float[] values;

  /**
   * Takes over the three arrays.
   *
   * @param rowPointers {@code [nodes + 1]}: row i occupies entries {@code rowPointers[i]} to {@code
   *     rowPointers[i + 1] - 1}
   * @param columns {@code [entries]}: the source node of each entry
   * @param values {@code [entries]}: the weight of each entry
   * @throws IllegalArgumentException if the pointers do not rise from 0 to the number of entries,
   *     the arrays differ in length, or a column is no node
   */
  public Csr(int[] rowPointers, int[] columns, float[] values) {
    this.rowPointers = rowPointers;
    this.columns = columns;
    this.values = values;
    int nodes = rowPointers.length - 1;
    if (nodes < 0 || rowPointers[0] != 0 || rowPointers[nodes] != columns.length) {
      throw new IllegalArgumentException(
          "expected row pointers from 0 to " + columns.length + ", found " + describe(rowPointers));
    }
    for (int row = 0; row < nodes; row++) {
      if (rowPointers[row] > rowPointers[row + 1]) {
        throw new IllegalArgumentException(
            "expected rising row pointers, found a fall after row " + row);
      }
    }
    if (values.length != columns.length) {
      throw new IllegalArgumentException(
          "expected as many values as columns (" + columns.length + "), found " + values.length);
    }
    for (int column : columns) {
      if (column < 0 || column >= nodes) {
        throw new IllegalArgumentException(
            "expected columns from 0 to " + (nodes - 1) + ", found " + column);
      }
    }
  }

  private static String describe(int[] pointers) {
    return pointers.length == 0 ? "none" : pointers[0] + " to " + pointers[pointers.length - 1];
  }

  @Override
  public int nodes() {
    return rowPointers.length - 1;
  }

  /** Stored entries. */
  public int entries() {
    return columns.length;
  }

  /** {@code [nodes + 1]}, not a copy. */
  public int[] rowPointers() {
    return rowPointers;
  }

  /** {@code [entries]}, not a copy. */
  public int[] columns() {
    return columns;
  }

  /** {@code [entries]}, not a copy. */
  public float[] values() {
    return values;
  }

  /** Sᵀ, by counting sort: linear in the number of entries. */
  public Csr transposed() {
    int nodes = nodes();
    int[] pointers = new int[nodes + 1];
    for (int column : columns) {
      pointers[column + 1]++;
    }
    for (int i = 0; i < nodes; i++) {
      pointers[i + 1] += pointers[i];
    }
    int[] next = Arrays.copyOf(pointers, nodes);
    int[] targets = new int[columns.length];
    float[] weights = new float[columns.length];
    for (int row = 0; row < nodes; row++) {
      for (int entry = rowPointers[row]; entry < rowPointers[row + 1]; entry++) {
        int slot = next[columns[entry]]++;
        targets[slot] = row;
        weights[slot] = values[entry];
      }
    }
    return new Csr(pointers, targets, weights);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Csr that
        && Arrays.equals(rowPointers, that.rowPointers)
        && Arrays.equals(columns, that.columns)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(columns) + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Csr[nodes=" + nodes() + ", entries=" + entries() + "]";
  }
}
