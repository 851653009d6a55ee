package io.github.gcn4j.backend;

/** A small dense matrix {@code [rows, columns]}: weights, biases, pooled features. */
public interface Matrix extends Value {

  /** Number of rows. */
  int rows();

  /** Number of columns. */
  int columns();
}
