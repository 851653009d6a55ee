package io.github.gcn4j.imaging;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Some bytes are not an image that can be used: empty, of another kind, truncated, damaged, too
 * large, or of a variant not supported. The message is one line that says what was expected, what
 * was found and what to do.
 */
public final class ImageFormatException extends IOException {

  /**
   * An error about an image.
   *
   * @param expected what would have been accepted, as in "an image with pixels"
   * @param found what was there instead
   * @param remedy what a person can do about it, in the imperative
   */
  public ImageFormatException(String expected, String found, String remedy) {
    this(expected, found, remedy, null);
  }

  /**
   * An error about an image that another exception showed.
   *
   * @param expected what would have been accepted, as in "an image with pixels"
   * @param found what was there instead
   * @param remedy what a person can do about it, in the imperative
   * @param cause the exception, or null if there was none
   */
  public ImageFormatException(
      String expected, String found, String remedy, @Nullable Throwable cause) {
    super("expected " + expected + ", found " + found + "; " + remedy, cause);
  }

  private ImageFormatException(String message, ImageFormatException cause) {
    super(message, cause);
  }

  /** The same error with the image's name in front of its message. */
  ImageFormatException of(String name) {
    return new ImageFormatException(name + ": " + getMessage(), this);
  }
}
