package io.github.gcn4j.backend;

/** No backend of the wanted name can run; the message lists what was found and why not. */
public final class BackendUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With one line for people. */
  public BackendUnavailableException(String message) {
    super(message);
  }
}
