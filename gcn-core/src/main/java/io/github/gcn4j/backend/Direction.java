package io.github.gcn4j.backend;

/**
 * Whether an operator is applied or its adjoint (transpose), as reverse-mode differentiation needs.
 */
public enum Direction {
  /** The operator itself. */
  FORWARD,
  /** Its transpose. */
  ADJOINT
}
