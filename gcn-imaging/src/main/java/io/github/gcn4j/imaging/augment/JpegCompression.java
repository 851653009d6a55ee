package io.github.gcn4j.imaging.augment;

import io.github.gcn4j.imaging.ImageDecoder;
import io.github.gcn4j.imaging.RasterImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What compression leaves behind: the image is written as a JPEG of a quality that is uniform from
 * minQuality to 100, and read again. At a quality of 100 it stays as it is.
 *
 * @param minQuality 1 (hardly recognisable) to 100 (no change), in percent as most programs give it
 */
public record JpegCompression(int minQuality) implements Augmentation {
  static final String NAME = "jpeg";

  private static final int BEST = 100;

  /**
   * Checks the bound.
   *
   * @throws IllegalArgumentException if it is not from 1 to 100
   */
  public JpegCompression {
    Contract.requireBound(NAME, minQuality, 1, BEST);
  }

  @Override
  public void apply(byte[] pixels, int height, int width, int channels, RandomGenerator random) {
    Contract.requireImage(pixels, height, width, channels);
    compress(pixels, height, width, channels, random.nextInt(minQuality, BEST + 1));
  }

  /** Writes and reads at a given quality. */
  static void compress(byte[] pixels, int height, int width, int channels, int quality) {
    if (quality == BEST) {
      return;
    }
    try {
      byte[] jpeg = encode(new RasterImage(width, height, channels, pixels), quality);
      byte[] decoded = ImageDecoder.standard().decode(jpeg).samples();
      System.arraycopy(decoded, 0, pixels, 0, pixels.length);
    } catch (IOException e) {
      throw new UncheckedIOException("expected to read the JPEG just written", e);
    }
  }

  private static byte[] encode(RasterImage image, int quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // In memory: ImageIO's own streams would use a file as cache.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image.toBufferedImage(), null, null), settings);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  @Override
  public String text() {
    return Contract.text(NAME, minQuality);
  }
}
