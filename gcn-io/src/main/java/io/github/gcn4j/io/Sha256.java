package io.github.gcn4j.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 digests in hexadecimal, as {@code sha256sum} prints them. */
public final class Sha256 {
  private Sha256() {}

  /**
   * Digests bytes.
   *
   * @param bytes all of them
   * @return 64 hexadecimal digits in lower case
   */
  public static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Digests a file.
   *
   * @param file a file that fits the memory
   * @return 64 hexadecimal digits in lower case
   * @throws IOException if it cannot be read
   */
  public static String of(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }
}
