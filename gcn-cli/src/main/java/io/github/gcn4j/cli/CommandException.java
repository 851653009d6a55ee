package io.github.gcn4j.cli;

/** A command cannot go on for a reason a person can do something about. */
final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the whole line. */
  CommandException(String message) {
    super(message);
  }

  /**
   * With the parts every message has.
   *
   * @param expected what would have been accepted
   * @param found what was there instead
   * @param remedy what to do about it, in the imperative
   */
  CommandException(String expected, String found, String remedy) {
    this("expected " + expected + ", found " + found + ": " + remedy);
  }
}
