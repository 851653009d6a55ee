package io.github.gcn4j.io;

import java.io.IOException;

/**
 * Thrown when a model file is not what it must be: cut short, damaged, of another format, or of a
 * version this library does not know. The message is one line that names the file, the tensor where
 * there is one, what was expected and what was found.
 */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception about a whole file.
   *
   * @param source the file's path, or another name a person recognises it by
   * @param problem what was expected, what was found and, where there is one, the remedy
   */
  public ModelFormatException(String source, String problem) {
    super(source + ": " + problem);
  }

  /**
   * Makes an exception about a whole file, with the error that revealed it.
   *
   * @param source the file's path, or another name a person recognises it by
   * @param problem what was expected, what was found and, where there is one, the remedy
   * @param cause the lower-level error
   */
  public ModelFormatException(String source, String problem, Throwable cause) {
    super(source + ": " + problem, cause);
  }

  /**
   * Makes an exception about one tensor of a file.
   *
   * @param source the file's path, or another name a person recognises it by
   * @param tensor the tensor's name, shown shortened and with control characters escaped
   * @param problem what was expected, what was found and, where there is one, the remedy
   * @return the exception, to be thrown
   */
  public static ModelFormatException inTensor(String source, String tensor, String problem) {
    return new ModelFormatException(source, "tensor " + Quotation.of(tensor) + ": " + problem);
  }
}
