package io.github.gcn4j.imaging;

import io.github.gcn4j.io.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes PNG files. */
public final class PngFile {

  private PngFile() {}

  /**
   * Writes an image, whole or not at all, replacing a file already there.
   *
   * @throws IOException if the file cannot be written; one already there is then unchanged
   */
  public static void write(RasterImage image, Path file) throws IOException {
    AtomicFile.write(file, out -> write(image, out));
  }

  /**
   * Writes an image to a stream and leaves the stream open.
   *
   * @throws IOException if the stream fails
   */
  public static void write(RasterImage image, OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    // ImageIO's own streams would use a file as cache. Closing this one does not close what is
    // beneath.
    try (MemoryCacheImageOutputStream cache = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(cache);
      writer.write(image.toBufferedImage());
    } finally {
      writer.dispose();
    }
  }
}
