package io.github.gcn4j.backend;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;

/**
 * A {@link CompiledForward} that differentiates as well. What follows the readouts, and the loss,
 * is the caller's: it runs forward, tells the loss's gradient by the readouts, and runs backward.
 */
public interface CompiledTraining extends CompiledForward {

  /**
   * Adds the gradient of every parameter of the node level, summed over the batch; not-a-number
   * where an image, a parameter or a gradient is not finite.
   *
   * @param features {@code [batch, nodes, features]}: what {@link #run} was given
   * @param batch number of signals, at least 0
   * @param readoutGradients for each of {@link Program#readouts} an array {@code [batch, features]}
   * @param gradients receives the sums
   * @throws IllegalArgumentException if an array is too short or there are not as many as readouts
   * @throws IllegalStateException if this or its backend is closed
   */
  void backward(float[] features, int batch, float[][] readoutGradients, Parameters gradients);
}
