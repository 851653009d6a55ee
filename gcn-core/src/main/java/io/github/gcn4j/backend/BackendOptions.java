package io.github.gcn4j.backend;

/**
 * What a caller may ask of a backend.
 *
 * @param threads threads its operations use, the calling one included; at least 1
 */
public record BackendOptions(int threads) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if {@code threads} is less than 1
   */
  public BackendOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 thread, found " + threads);
    }
  }

  /** All processors, or as many as the system property {@code gcn.threads} says. */
  public static BackendOptions defaults() {
    return new BackendOptions(
        Integer.getInteger("gcn.threads", Runtime.getRuntime().availableProcessors()));
  }
}
