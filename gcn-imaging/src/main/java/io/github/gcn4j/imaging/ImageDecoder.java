package io.github.gcn4j.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Decodes JPEG (baseline and progressive; gray, RGB, YCbCr, CMYK and YCCK), PNG, BMP, TIFF (first
 * page) and GIF (first frame), recognised by content whatever the file is called.
 *
 * <ul>
 *   <li>Samples are taken as stored, as Pillow does: no colour profile or gamma is applied. JPEG
 *       comes out bit for bit as from libjpeg, which Pillow uses.
 *   <li>16-bit samples keep their high byte ({@code v >> 8}); those below 8 bits are stretched to
 *       0–255.
 *   <li>Transparent pixels are composited on black.
 *   <li>The orientation in a JPEG's EXIF data or a TIFF's first directory is applied, which Pillow
 *       alone does not.
 *   <li>Anything truncated or damaged is an error, even where the JDK would return a partly gray
 *       image with a warning.
 * </ul>
 *
 * Stateless, so one instance serves any number of threads.
 */
public final class ImageDecoder {

  private final DecodeLimits limits;

  /** A decoder that refuses whatever is above these limits. */
  public ImageDecoder(DecodeLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /** A decoder with {@link DecodeLimits#standard()}. */
  public static ImageDecoder standard() {
    return new ImageDecoder(DecodeLimits.standard());
  }

  /** What this decoder accepts at most. */
  public DecodeLimits limits() {
    return limits;
  }

  /**
   * Decodes a file.
   *
   * @throws ImageFormatException if the file is a folder, a pipe or the like, longer than the
   *     limit, or not an image that can be used; its message starts with the path
   * @throws NoSuchFileException if there is no such file
   * @throws IOException if the file cannot be read
   */
  public RasterImage decode(Path file) throws IOException {
    try {
      return decode(read(file));
    } catch (ImageFormatException e) {
      throw e.of(file.toString());
    }
  }

  /**
   * Decodes a whole file held in memory.
   *
   * @throws ImageFormatException if the bytes are more than the limit, of no known format,
   *     truncated, damaged or of an unsupported variant, or declare dimensions above the limits
   */
  public RasterImage decode(byte[] bytes) throws ImageFormatException {
    ImageFormat format = recognised(bytes);
    try (JdkReader reader = new JdkReader(format, bytes)) {
      return switch (format) {
        case JPEG -> jpeg(bytes, reader);
        case PNG -> png(bytes, reader);
        case TIFF -> tiff(bytes, reader);
        case BMP, GIF -> plain(format, reader);
      };
    }
  }

  /**
   * How many pixels decoding makes room for, from the header alone: those of the image, or of one
   * of its tiles if that is more. A caller with little memory asks before it decodes.
   *
   * @throws ImageFormatException if the bytes are more than the limit, of no known format or
   *     without a header, or declare dimensions above the limits
   */
  public long declaredPixels(byte[] bytes) throws ImageFormatException {
    ImageFormat format = recognised(bytes);
    if (format == ImageFormat.JPEG) {
      JpegHeader header = JpegHeader.parse(bytes);
      limits.checkDimensions(header.width(), header.height());
      return (long) header.width() * header.height();
    }
    try (JdkReader reader = new JdkReader(format, bytes)) {
      limits.checkDimensions(reader.width(), reader.height());
      long image = (long) reader.width() * reader.height();
      if (format != ImageFormat.TIFF) {
        return image;
      }
      limits.checkDimensions(reader.tileWidth(), reader.tileHeight());
      return Math.max(image, (long) reader.tileWidth() * reader.tileHeight());
    }
  }

  private ImageFormat recognised(byte[] bytes) throws ImageFormatException {
    limits.checkBytes(bytes.length);
    return ImageFormat.recognise(bytes)
        .orElseThrow(
            () ->
                new ImageFormatException(
                    ImageFormat.NAMES, ImageFormat.describe(bytes), "convert or replace it"));
  }

  /** The bytes of a file, refused before they are read if they are too many. */
  byte[] read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ImageFormatException("an image file", "a folder", "name a file inside it");
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "expected an image file, found nothing; check the path");
    }
    if (!Files.isRegularFile(file)) {
      // A pipe would keep whoever opens it waiting.
      throw new ImageFormatException(
          "an image file", "a pipe, socket or device", "copy it to a file first");
    }
    limits.checkBytes(Files.size(file));
    try (InputStream in = Files.newInputStream(file)) {
      // A file may grow: never read past the limit.
      byte[] bytes = in.readNBytes((int) limits.maxBytes());
      if (in.read() >= 0) {
        limits.checkBytes(limits.maxBytes() + 1);
      }
      return bytes;
    }
  }

  private RasterImage jpeg(byte[] bytes, JdkReader reader) throws ImageFormatException {
    JpegHeader header = JpegHeader.parse(bytes);
    limits.checkDimensions(header.width(), header.height());
    RasterImage image = JpegColors.convert(reader.raster(), header);
    reader.requireNoDamage();
    return header.orientation().apply(image);
  }

  private RasterImage png(byte[] bytes, JdkReader reader) throws ImageFormatException {
    limits.checkDimensions(reader.width(), reader.height());
    PngChunks.check(bytes);
    return plain(ImageFormat.PNG, reader);
  }

  private RasterImage tiff(byte[] bytes, JdkReader reader) throws ImageFormatException {
    limits.checkDimensions(reader.width(), reader.height());
    // A small image may declare huge tiles, which the reader allocates whole.
    limits.checkDimensions(reader.tileWidth(), reader.tileHeight());
    TiffDirectory directory =
        TiffDirectory.read(bytes, 0, bytes.length)
            .filter(TiffDirectory::isWhole)
            .orElseThrow(
                () ->
                    new ImageFormatException(
                        "a complete TIFF image",
                        "one that ends before its data",
                        "copy it again from its source"));
    return directory.orientation().apply(plain(ImageFormat.TIFF, reader));
  }

  private RasterImage plain(ImageFormat format, JdkReader reader) throws ImageFormatException {
    limits.checkDimensions(reader.width(), reader.height());
    BufferedImage image = reader.image();
    reader.requireNoDamage();
    return convert(format, image);
  }

  private static RasterImage convert(ImageFormat format, BufferedImage image)
      throws ImageFormatException {
    try {
      return RasterImage.of(image);
    } catch (IllegalArgumentException e) {
      throw new ImageFormatException(
          "a gray, RGB or CMYK " + format + " image of 8 or 16 bits a sample",
          "another kind (" + e.getMessage() + ")",
          "save it as RGB with 8 bits a sample",
          e);
    }
  }
}
