package io.github.gcn4j.backend;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;

/**
 * The node level of a program, from the input up to its readouts, compiled for inference on one
 * graph: what a backend computes in one go instead of step by step. What follows the readouts, rows
 * of a few numbers, is the caller's. Belongs to one thread at a time.
 */
public interface CompiledForward extends AutoCloseable {

  /**
   * Replaces every parameter by a copy of these.
   *
   * @throws IllegalArgumentException if they are not the program's
   * @throws IllegalStateException if this is closed
   */
  void upload(Parameters parameters);

  /**
   * Computes every readout. Where an image, or a parameter, holds a value that is not finite, and
   * where a value grows beyond 10³⁸, the image's rows may be infinite or all not-a-number: whoever
   * wants IEEE 754 to the letter there goes step by step.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals, at least 0
   * @param readouts for each of {@link Program#readouts} an array {@code [batch, features]} that is
   *     overwritten
   * @throws IllegalArgumentException if an array is too short or there are not as many as readouts
   * @throws IllegalStateException if this or its backend is closed
   */
  void run(float[] features, int batch, float[][] readouts);

  /** Gives its memory up; closing twice does nothing. */
  @Override
  void close();
}
