package io.github.gcn4j.backend.planes;

/**
 * Where memory comes from and goes to.
 *
 * @param <I> the values of one image, {@code [features * nodes]}, or of a matrix, row by row
 */
public interface Allocator<I> {

  /**
   * New memory with arbitrary contents.
   *
   * @param length number of values, at least 0
   * @throws OutOfMemoryError if there is not so much
   */
  I allocate(int length);

  /** Frees memory that is not used again. */
  void free(I values);
}
