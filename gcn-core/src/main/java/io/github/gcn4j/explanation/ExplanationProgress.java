package io.github.gcn4j.explanation;

/** Hears how far an explanation is. */
@FunctionalInterface
public interface ExplanationProgress {

  /** Hears nothing. */
  ExplanationProgress NONE = (done, total) -> {};

  /**
   * Some steps are done.
   *
   * @param done so far, in the method's own steps
   * @param total at most
   */
  void at(int done, int total);
}
