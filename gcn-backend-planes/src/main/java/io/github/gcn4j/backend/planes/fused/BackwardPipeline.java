package io.github.gcn4j.backend.planes.fused;

import java.util.List;

/**
 * A pipeline that begins with the gradient by the value that is read out.
 *
 * @param start where that gradient comes in
 * @param pipeline all stages
 * @param chains those that add up gradients of parameters
 */
record BackwardPipeline(
    PoolGradientStage start, Pipeline pipeline, List<ChainGradientStage> chains) {
  /** Computes the gradients of an image whose start was told. */
  void run() {
    for (int i = 0; i < chains.size(); i++) {
      chains.get(i).clear();
    }
    pipeline.run();
  }
}
