package io.github.gcn4j.evaluation;

/** The sentence that stands wherever a result of a model is shown to a person. */
public final class Notice {

  /** One sentence, plain text. */
  public static final String TEXT = "Research software, not a medical device.";

  private Notice() {}
}
