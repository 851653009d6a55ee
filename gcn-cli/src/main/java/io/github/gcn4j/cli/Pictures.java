package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ImageChange;
import io.github.gcn4j.imaging.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The pictures of a data set as they were evaluated, to be shown in a report.
 *
 * @param data folder the images' names are relative to
 * @param change what was done to them first
 */
record Pictures(Path data, ImageChange change) {

  /** As they are in the folder. */
  Pictures(Path data) {
    this(data, (name, image) -> image);
  }

  /** The same, changed. */
  Pictures changed(ImageChange other) {
    return new Pictures(data, other);
  }

  /**
   * Reads one.
   *
   * @throws IOException if it cannot be read (again)
   */
  BufferedImage read(String name) throws IOException {
    return change.apply(name, ImageDecoder.standard().decode(data.resolve(name))).toBufferedImage();
  }
}
