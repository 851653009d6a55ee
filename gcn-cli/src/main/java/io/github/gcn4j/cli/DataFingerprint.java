package io.github.gcn4j.cli;

import io.github.gcn4j.data.LabelledImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Tells whether two models were made from the same images. */
final class DataFingerprint {
  private DataFingerprint() {}

  /**
   * SHA-256, in hexadecimal, over the images sorted by name: of each the name in UTF-8, a zero
   * byte, and the content hash as 8 bytes, big-endian.
   */
  static String of(List<LabelledImage> images) {
    MessageDigest digest = sha256();
    images.stream()
        .sorted(Comparator.comparing(LabelledImage::name))
        .forEach(
            image -> {
              digest.update(image.name().getBytes(StandardCharsets.UTF_8));
              digest.update((byte) 0);
              digest.update(ByteBuffer.allocate(Long.BYTES).putLong(image.contentHash()).array());
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
