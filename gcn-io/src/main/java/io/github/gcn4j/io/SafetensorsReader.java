package io.github.gcn4j.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads <a href="https://github.com/huggingface/safetensors">safetensors</a> files and trusts
 * nothing in them: eight bytes of little-endian header length, a JSON header, the tensors' bytes.
 *
 * <p>Checked before a byte of data is read: the file's size and the header's length against their
 * limits, UTF-8, JSON of bounded depth without duplicate keys, each tensor's type, shape and
 * position, and that the tensors cover the data exactly. A file damaged in any of these ways, or
 * cut short at any byte, gives a {@link ModelFormatException}.
 */
public final class SafetensorsReader {
  /** The largest file read unless the caller says otherwise: 1 GiB. */
  public static final long DEFAULT_MAXIMUM_BYTES = 1L << 30;

  private static final int LENGTH_BYTES = 8;

  /** The longest array every JVM can make. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private SafetensorsReader() {}

  /**
   * Reads a file of at most {@link #DEFAULT_MAXIMUM_BYTES}.
   *
   * @param path the file
   * @return what it holds
   * @throws ModelFormatException if it is not a valid safetensors file, or too large
   * @throws NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read
   */
  public static SafetensorsFile read(Path path) throws IOException {
    return read(path, DEFAULT_MAXIMUM_BYTES);
  }

  /**
   * Reads a file of at most so many bytes.
   *
   * @param path the file
   * @param maximumBytes the largest size accepted; what is read is held in memory once
   * @return what it holds
   * @throws ModelFormatException if it is not a valid safetensors file, or too large
   * @throws NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read
   */
  public static SafetensorsFile read(Path path, long maximumBytes) throws IOException {
    String source = path.toString();
    if (!Files.exists(path)) {
      throw new NoSuchFileException(
          source, null, "expected a safetensors file, found nothing; check the path");
    }
    if (!Files.isRegularFile(path)) {
      String found = Files.isDirectory(path) ? "a folder" : "something that is not a plain file";
      throw new ModelFormatException(source, "expected a safetensors file, found " + found);
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read(source, in, Files.size(path), maximumBytes);
    }
  }

  /**
   * Reads a file that is already in memory.
   *
   * @param source a name for error messages, such as the resource's or the upload's
   * @param file the whole file; it is copied, never kept
   * @return what it holds
   * @throws ModelFormatException if it is not a valid safetensors file
   */
  public static SafetensorsFile read(String source, byte[] file) throws ModelFormatException {
    try {
      return read(source, new ByteArrayInputStream(file), file.length, Long.MAX_VALUE);
    } catch (ModelFormatException e) {
      throw e;
    } catch (IOException e) {
      throw new AssertionError("reading from memory cannot fail otherwise", e);
    }
  }

  private static SafetensorsFile read(
      String source, InputStream in, long fileBytes, long maximumBytes) throws IOException {
    if (fileBytes > Math.min(maximumBytes, LONGEST_ARRAY)) {
      throw new ModelFormatException(
          source,
          "expected at most %d bytes, found %d; allow a larger file if this one is to be trusted"
              .formatted(Math.min(maximumBytes, LONGEST_ARRAY), fileBytes));
    }
    long headerBytes = headerBytes(source, exactly(source, in, LENGTH_BYTES), fileBytes);
    SafetensorsHeader header =
        SafetensorsHeader.parse(source, exactly(source, in, (int) headerBytes));
    long dataBytes = fileBytes - LENGTH_BYTES - headerBytes;
    SafetensorsLayout.check(source, header.entries(), dataBytes);
    byte[] data = exactly(source, in, (int) dataBytes);
    if (in.read() >= 0) {
      throw new ModelFormatException(
          source, "expected %d bytes, found more: it grew while it was read".formatted(fileBytes));
    }
    List<Tensor> tensors = header.entries().stream().map(entry -> entry.view(data)).toList();
    return new SafetensorsFile(header.metadata(), tensors);
  }

  private static long headerBytes(String source, byte[] prefix, long fileBytes)
      throws ModelFormatException {
    long headerBytes = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
    // Unsigned in the format: what is negative here is far beyond every limit.
    if (headerBytes < 0 || headerBytes > SafetensorsHeader.MAXIMUM_BYTES) {
      if (isOnnx(prefix)) {
        throw new ModelFormatException(
            source,
            "expected a safetensors file, found an ONNX file: name the model file it was made from");
      }
      throw new ModelFormatException(
          source,
          "expected a header of at most %d bytes, found a length of %s; is this a safetensors file?"
              .formatted(SafetensorsHeader.MAXIMUM_BYTES, Long.toUnsignedString(headerBytes)));
    }
    if (headerBytes > fileBytes - LENGTH_BYTES) {
      throw new ModelFormatException(
          source,
          "expected a header of %d bytes, found only %d; the file is cut short: copy or download it again"
              .formatted(headerBytes, fileBytes - LENGTH_BYTES));
    }
    return headerBytes;
  }

  /** Begins as an ONNX file does: field 1, its version of one byte, and field 2, its producer. */
  private static boolean isOnnx(byte[] prefix) {
    return prefix[0] == 0x08 && prefix[1] > 0 && prefix[2] == 0x12;
  }

  private static byte[] exactly(String source, InputStream in, int bytes) throws IOException {
    byte[] read = in.readNBytes(bytes);
    if (read.length < bytes) {
      throw new ModelFormatException(
          source,
          "expected %d bytes more, found %d; the file is cut short: copy or download it again"
              .formatted(bytes, read.length));
    }
    return read;
  }
}
