package io.github.gcn4j.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as PNG files' bytes. */
final class Png {

  private Png() {}

  /** Encodes in memory: ImageIO's own cache would be a file in a temporary folder. */
  static byte[] encode(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("expected this JDK to write PNG, found no writer for it");
      }
    }
    return bytes.toByteArray();
  }
}
