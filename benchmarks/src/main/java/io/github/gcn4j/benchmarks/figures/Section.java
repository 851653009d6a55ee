package io.github.gcn4j.benchmarks.figures;

import io.github.gcn4j.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A part of a Markdown file that is generated: what stands between two comments. */
public final class Section {
  private Section() {}

  /**
   * Replaces a part of a file.
   *
   * @param file in which the lines {@code <!-- name -->} and {@code <!-- /name -->} stand
   * @param name of the part
   * @param text what shall stand between them
   * @throws IOException if the file cannot be read or written
   * @throws IllegalArgumentException if the comments are not there, in this order
   */
  public static void replace(Path file, String name, String text) throws IOException {
    byte[] replaced = replaced(Files.readString(file), name, text).getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(replaced));
  }

  /**
   * As {@link #replace} does, in memory.
   *
   * @throws IllegalArgumentException if the comments are not there, in this order
   */
  static String replaced(String document, String name, String text) {
    String begin = "<!-- " + name + " -->";
    String end = "<!-- /" + name + " -->";
    int from = document.indexOf(begin);
    int to = document.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "expected the lines " + begin + " and " + end + ", found no such pair");
    }
    return document.substring(0, from + begin.length())
        + "\n"
        + text.strip()
        + "\n"
        + document.substring(to);
  }
}
