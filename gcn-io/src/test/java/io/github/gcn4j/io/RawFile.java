package io.github.gcn4j.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Puts files together by hand, valid or not, without the writer under test. */
final class RawFile {
  private RawFile() {}

  static byte[] of(String header, int dataBytes) {
    return of(header.getBytes(StandardCharsets.UTF_8), dataBytes);
  }

  static byte[] of(byte[] header, int dataBytes) {
    ByteBuffer file = ByteBuffer.allocate(8 + header.length + dataBytes);
    file.order(ByteOrder.LITTLE_ENDIAN).putLong(header.length).put(header);
    for (int i = 0; i < dataBytes; i++) {
      file.put((byte) i);
    }
    return file.array();
  }

  /** An entry such as {@code "a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}. */
  static String entry(String name, String dtype, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, dtype, shape, offsets);
  }

  /** A small valid file: metadata and tensors of three types. */
  static byte[] small() {
    String header =
        "{\"__metadata__\":{\"k\":\"é\"},%s,%s,%s}"
            .formatted(
                entry("a", "F32", "[2,2]", "[0,16]"),
                entry("b", "I64", "[1]", "[16,24]"),
                entry("c", "U8", "[3]", "[24,27]"));
    return of(header, 27);
  }
}
