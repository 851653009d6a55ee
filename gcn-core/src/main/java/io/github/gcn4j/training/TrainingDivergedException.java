package io.github.gcn4j.training;

/** The loss left the realm of numbers, or grew instead of falling. */
public final class TrainingDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one line for people. */
  public TrainingDivergedException(String message) {
    super(message);
  }
}
