package io.github.gcn4j.imaging;

import io.github.gcn4j.data.LabelledImage;
import java.util.Objects;

/**
 * One image as a model sees it, without a label.
 *
 * @param preparation the size and channels it was prepared to
 * @param pixels {@code [height * width * channels]} unsigned bytes, row-major, channels interleaved
 * @param histogram {@code [3 * 32]} of the decoded image, see {@link ColorHistogram}
 */
public record PreparedImage(ImagePreparation preparation, byte[] pixels, float[] histogram) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if {@code pixels} or {@code histogram} is not as long as
   *     described
   */
  public PreparedImage {
    Objects.requireNonNull(preparation, "preparation");
    long expected = (long) preparation.height() * preparation.width() * preparation.channels();
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "expected " + expected + " pixel values, found " + pixels.length);
    }
    if (histogram.length != LabelledImage.HISTOGRAM_LENGTH) {
      throw new IllegalArgumentException(
          "expected a histogram of "
              + LabelledImage.HISTOGRAM_LENGTH
              + " values, found "
              + histogram.length);
    }
  }

  /** {@link LabelledImage#hash(byte[])} of the pixels. */
  public long contentHash() {
    return LabelledImage.hash(pixels);
  }

  /**
   * This image as one of a data set.
   *
   * @param name path relative to the data set's folder, separated by '/'
   * @param label index into the data set's classes
   * @throws IllegalArgumentException if {@code label} is negative
   */
  public LabelledImage labelled(String name, int label) {
    return new LabelledImage(name, label, pixels, histogram, contentHash());
  }
}
