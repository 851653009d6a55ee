package io.github.gcn4j.io.onnx;

/**
 * A value {@code [N, features, height, width]}.
 *
 * @param name by which the graph knows it
 * @param features of each node
 * @param field how the nodes lie
 */
record NodeValue(String name, int features, Field field) {
  private static final int BLOCK = 8;

  /**
   * Whether ONNX Runtime computes with whole blocks of its channels, in a layout of its own. It
   * leaves that layout, which takes longer than to compute, for whatever is not a convolution or a
   * pooling, or an operation of two values of one shape that came out of those. So where there are
   * blocks, what is to be combined with a value is first brought to its shape by such means.
   */
  boolean inBlocks() {
    return features % BLOCK == 0;
  }
}
