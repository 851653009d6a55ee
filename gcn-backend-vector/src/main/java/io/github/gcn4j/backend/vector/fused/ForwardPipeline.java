package io.github.gcn4j.backend.vector.fused;

import java.util.Map;

/**
 * A pipeline that begins with an image.
 *
 * @param input where it comes in
 * @param pipeline all stages, the input's included
 * @param rows by value: where each is kept as long as somebody needs it
 */
record ForwardPipeline(InputStage input, Pipeline pipeline, Map<Integer, Rows> rows) {
  /**
   * Computes a strip of an image.
   *
   * @param values {@code [nodes, features]}
   * @param start where the strip's first pixel begins
   */
  void run(float[] values, int start) {
    input.read(values, start);
    pipeline.run();
  }
}
