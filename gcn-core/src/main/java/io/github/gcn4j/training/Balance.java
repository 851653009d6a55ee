package io.github.gcn4j.training;

/** How much say each class, or each group, has in the loss. */
public enum Balance {
  /** Every class or group the same, however many examples it has. */
  EQUAL,
  /** Every example the same. */
  NONE
}
