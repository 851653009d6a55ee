package io.github.gcn4j.program;

/** An element-wise non-linearity whose derivative can be told from its output. */
public enum Activation {
  /** max(x, 0); its derivative is 1 where the output is positive, else 0. */
  RELU
}
