package io.github.gcn4j.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;

/**
 * One of the JDK's image readers at work on bytes in memory. Whatever it dies of, an {@link
 * ImageFormatException} comes out; no global state of ImageIO is touched and nothing is cached on
 * disk.
 */
final class JdkReader implements AutoCloseable {

  private static final Pattern HARMLESS =
      Pattern.compile(
          "profile|JFIF|Adobe|SOS parameters|assuming|extraneous bytes", Pattern.CASE_INSENSITIVE);

  private final ImageFormat format;
  private final ImageReader reader;
  private final List<String> warnings = new ArrayList<>();

  JdkReader(ImageFormat format, byte[] bytes) {
    this.format = format;
    this.reader = jdkReader(format);
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    reader.setInput(new ByteArrayImageInput(bytes), true, true);
  }

  /** Columns the header declares. */
  int width() throws ImageFormatException {
    return guarded(() -> reader.getWidth(0));
  }

  /** Rows the header declares. */
  int height() throws ImageFormatException {
    return guarded(() -> reader.getHeight(0));
  }

  /** Columns of a tile, for tiled formats; the width elsewhere. */
  int tileWidth() throws ImageFormatException {
    return guarded(() -> reader.getTileWidth(0));
  }

  /** Rows of a tile, for tiled formats; the height elsewhere. */
  int tileHeight() throws ImageFormatException {
    return guarded(() -> reader.getTileHeight(0));
  }

  /** The first image. */
  BufferedImage image() throws ImageFormatException {
    return guarded(() -> reader.read(0));
  }

  /** The first image's samples, upsampled but in the colours they are stored in; only for JPEG. */
  Raster raster() throws ImageFormatException {
    return guarded(() -> reader.readRaster(0, null));
  }

  /**
   * Refuses an image over which the reader complained but carried on, unless all complaints are
   * harmless: about metadata, a default assumed, or the stray bytes between segments that some
   * cameras leave.
   */
  void requireNoDamage() throws ImageFormatException {
    for (String warning : warnings) {
      if (!HARMLESS.matcher(warning).find()) {
        throw damaged(format, warning, null);
      }
    }
  }

  @Override
  public void close() {
    reader.dispose();
  }

  /**
   * The JDK's own reader even where another is on the class path, so that the same bytes give the
   * same pixels everywhere.
   */
  private static ImageReader jdkReader(ImageFormat format) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.readerName());
    while (readers.hasNext()) {
      ImageReader candidate = readers.next();
      if (candidate.getClass().getName().startsWith("com.sun.imageio.")) {
        return candidate;
      }
      candidate.dispose();
    }
    throw new IllegalStateException(
        "expected a Java runtime that reads "
            + format
            + ", found none; add the module java.desktop");
  }

  private <T> T guarded(Reading<T> reading) throws ImageFormatException {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      // ImageIO wraps even an OutOfMemoryError in an IIOException.
      throw e.getCause() instanceof OutOfMemoryError ? tooLarge(e) : damaged(e);
    } catch (OutOfMemoryError e) {
      throw tooLarge(e);
    } catch (StackOverflowError e) {
      throw damaged(e);
    }
  }

  private ImageFormatException tooLarge(Throwable cause) {
    return new ImageFormatException(
        "a " + format + " image that fits the memory",
        "one that does not",
        "save it smaller or give Java more memory (-Xmx)",
        cause);
  }

  private ImageFormatException damaged(Throwable cause) {
    return damaged(format, reason(cause), cause);
  }

  /** The error for data of a known format that cannot be decoded. */
  static ImageFormatException damaged(
      ImageFormat format, String reason, @Nullable Throwable cause) {
    return new ImageFormatException(
        "a complete " + format + " image of a common kind",
        "one that cannot be decoded (" + reason + ")",
        "copy or export it again",
        cause);
  }

  /**
   * One line of what a reader said. What a runtime exception says is about the JDK's code, not
   * about the image.
   */
  private static String reason(Throwable cause) {
    String message = cause instanceof IOException ? cause.getMessage() : null;
    return message == null || message.isBlank()
        ? "its data contradict themselves"
        : message.strip().replaceAll("\\s+", " ");
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
