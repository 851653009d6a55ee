package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ImageDecoder;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The pictures of a data set as they are in its folder, to be shown in a report.
 *
 * @param data folder the images' names are relative to
 */
record Pictures(Path data) {

  /**
   * Reads one.
   *
   * @throws IOException if it cannot be read (again)
   */
  BufferedImage read(String name) throws IOException {
    return ImageDecoder.standard().decode(data.resolve(name)).toBufferedImage();
  }
}
