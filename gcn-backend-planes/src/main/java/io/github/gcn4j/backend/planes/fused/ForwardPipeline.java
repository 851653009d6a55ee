package io.github.gcn4j.backend.planes.fused;

import java.util.Map;

/**
 * A pipeline that begins with an image.
 *
 * @param input where it comes in
 * @param pipeline all stages, the input's included
 * @param views by value: where each is kept as long as somebody needs it
 */
record ForwardPipeline(InputStage input, Pipeline pipeline, Map<Integer, View> views) {
  /**
   * Computes a strip of an image.
   *
   * @param values {@code [nodes, features]}
   * @param start where the strip's first pixel begins
   * @return whether the strip's pixels are finite
   */
  boolean run(float[] values, int start) {
    input.read(values, start);
    pipeline.run();
    return input.finite();
  }
}
