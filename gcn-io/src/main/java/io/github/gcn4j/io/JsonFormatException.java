package io.github.gcn4j.io;

import java.io.IOException;

/**
 * Thrown when text is not JSON, exceeds a limit, or does not hold what is asked of it. The message
 * is one line that names the place, what was expected and what was found.
 */
public final class JsonFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message place, expectation and finding
   */
  public JsonFormatException(String message) {
    super(message);
  }

  /**
   * Makes an exception with the error that revealed it.
   *
   * @param message place, expectation and finding
   * @param cause the lower-level error
   */
  public JsonFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
