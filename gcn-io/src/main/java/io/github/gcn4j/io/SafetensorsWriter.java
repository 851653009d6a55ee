package io.github.gcn4j.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes <a href="https://github.com/huggingface/safetensors">safetensors</a> files: the same
 * content gives the same bytes on every machine.
 *
 * <p>The header lists metadata and tensors in the given order and is padded with spaces to a
 * multiple of eight bytes. The data holds wider element types first (in the given order among
 * equals), as the reference writer does: so every element is aligned though the format forbids
 * gaps.
 */
public final class SafetensorsWriter {
  private static final int ALIGNMENT = 8;
  private static final JsonFactory JSON = JsonFactory.builder().build();

  private SafetensorsWriter() {}

  /**
   * Writes a file, all of it or nothing (see {@link AtomicFile}).
   *
   * @param file what it is to hold
   * @param target where; a file already there is replaced
   * @throws IOException if the folder is missing, cannot be written or is full; a file already
   *     there is then unchanged
   * @throws IllegalArgumentException if metadata and names take more than the format's 100 MB
   */
  public static void write(SafetensorsFile file, Path target) throws IOException {
    AtomicFile.write(target, out -> write(file, out));
  }

  /**
   * Writes a file to a stream, which stays open.
   *
   * @param file what to write
   * @param out the stream
   * @throws IOException if the stream fails
   * @throws IllegalArgumentException if metadata and names take more than the format's 100 MB
   */
  public static void write(SafetensorsFile file, OutputStream out) throws IOException {
    List<Tensor> inPlace = dataOrder(file);
    byte[] header = header(file, inPlace);
    out.write(
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(header.length)
            .array());
    out.write(header);
    for (Tensor tensor : inPlace) {
      tensor.writeTo(out);
    }
  }

  /**
   * Writes a file to memory.
   *
   * @param file what to write
   * @return the file's bytes
   * @throws IllegalArgumentException if metadata and names take more than the format's 100 MB
   */
  public static byte[] toBytes(SafetensorsFile file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      write(file, out);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toByteArray();
  }

  private static List<Tensor> dataOrder(SafetensorsFile file) {
    return file.tensors().stream()
        .sorted(Comparator.comparingInt((Tensor tensor) -> tensor.dtype().bytes()).reversed())
        .toList();
  }

  private static byte[] header(SafetensorsFile file, List<Tensor> inPlace) {
    Map<String, Long> begins = new HashMap<>();
    long position = 0;
    for (Tensor tensor : inPlace) {
      begins.put(tensor.name(), position);
      position += tensor.byteLength();
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      json.writeStartObject();
      if (!file.metadata().isEmpty()) {
        json.writeName(SafetensorsFile.METADATA_KEY).writeStartObject();
        file.metadata().forEach(json::writeStringProperty);
        json.writeEndObject();
      }
      for (Tensor tensor : file.tensors()) {
        writeEntry(json, tensor, begins.getOrDefault(tensor.name(), 0L));
      }
      json.writeEndObject();
    }
    return padded(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void writeEntry(JsonGenerator json, Tensor tensor, long begin) {
    json.writeName(tensor.name()).writeStartObject();
    json.writeStringProperty("dtype", tensor.dtype().name());
    json.writeName("shape").writeStartArray();
    for (long dimension : tensor.shape()) {
      json.writeNumber(dimension);
    }
    json.writeEndArray();
    json.writeName("data_offsets").writeStartArray();
    json.writeNumber(begin).writeNumber(begin + tensor.byteLength());
    json.writeEndArray().writeEndObject();
  }

  private static byte[] padded(byte[] header) {
    int length = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (length > SafetensorsHeader.MAXIMUM_BYTES) {
      throw new IllegalArgumentException(
          "expected at most %d bytes of metadata and names, found %d"
              .formatted(SafetensorsHeader.MAXIMUM_BYTES, length));
    }
    byte[] padded = Arrays.copyOf(header, length);
    Arrays.fill(padded, header.length, length, (byte) ' ');
    return padded;
  }
}
