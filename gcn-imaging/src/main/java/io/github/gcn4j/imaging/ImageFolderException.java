package io.github.gcn4j.imaging;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A data set folder or a list of its images is not what it has to be. The message is one line that
 * says what was expected, what was found and what to do.
 */
public final class ImageFolderException extends IOException {

  /**
   * An error about a folder or list.
   *
   * @param where the folder, or the list file and line
   * @param expected what would have been accepted
   * @param found what was there instead
   * @param remedy what a person can do about it, in the imperative
   */
  public ImageFolderException(String where, String expected, String found, String remedy) {
    this(where, expected, found, remedy, null);
  }

  /**
   * An error about a folder or list that another exception showed.
   *
   * @param where the folder, or the list file and line
   * @param expected what would have been accepted
   * @param found what was there instead
   * @param remedy what a person can do about it, in the imperative
   * @param cause the exception, or null if there was none
   */
  public ImageFolderException(
      String where, String expected, String found, String remedy, @Nullable Throwable cause) {
    super(where + ": expected " + expected + ", found " + found + "; " + remedy, cause);
  }
}
