package io.github.gcn4j.data;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * One image as the models see it: its pixels stay bytes until a batch is assembled, so that
 * thousands of images fit a small heap.
 *
 * @param name path relative to the data set's folder, separated by '/', for people and for list
 *     files
 * @param label index into the data set's classes
 * @param pixels {@code [height * width * channels]} unsigned bytes, row-major, channels interleaved
 * @param histogram {@code [3 * 32]} fractions of the decoded image's pixels per red, green and blue
 *     bin of 8 levels; each channel's 32 bins sum to 1. It feeds the histogram baseline.
 * @param contentHash {@link #hash(byte[])} of the pixels
 */
public record LabelledImage(
    String name, int label, byte[] pixels, float[] histogram, long contentHash) {

  /** Values in {@link #histogram()}: 32 bins for each of three channels. */
  public static final int HISTOGRAM_LENGTH = 3 * 32;

  /**
   * Checks the parts that do not depend on the data set.
   *
   * @throws IllegalArgumentException if the label is negative or the histogram is not {@value
   *     #HISTOGRAM_LENGTH} long
   */
  public LabelledImage {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(pixels, "pixels");
    if (label < 0) {
      throw new IllegalArgumentException(
          "expected a label of at least 0 for " + name + ", found " + label);
    }
    if (histogram.length != HISTOGRAM_LENGTH) {
      throw new IllegalArgumentException(
          "expected a histogram of "
              + HISTOGRAM_LENGTH
              + " values for "
              + name
              + ", found "
              + histogram.length);
    }
  }

  /**
   * The first eight bytes of the SHA-256 digest of some pixels, big-endian: enough to recognise an
   * image a model was trained on, not enough to restore it.
   */
  public static long hash(byte[] pixels) {
    byte[] digest = sha256().digest(pixels);
    long hash = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      hash = hash << 8 | (digest[i] & 0xff);
    }
    return hash;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
