package io.github.gcn4j.backend.nd4j;

/** Blocks of given values, and their values. */
final class Blocks {
  private Blocks() {}

  static Block of(float[] values) {
    Nd4jRuntime.start();
    Block block = Block.allocate(values.length);
    block.write(values, 0, 0, values.length);
    return block;
  }

  static float[] values(Block block) {
    float[] values = new float[block.length()];
    block.read(0, values, 0, values.length);
    return values;
  }
}
