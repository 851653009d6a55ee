package io.github.gcn4j.imaging;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text file that names images of a folder, one on each line, relative to the folder ({@code
 * Early/cell-001.jpg}), in UTF-8. Blank lines and lines that start with {@code #} are passed over.
 *
 * @param file where it was read from, for messages
 * @param entries the images, in the order of their lines
 */
public record ListFile(Path file, List<Entry> entries) {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * One line.
   *
   * @param line its number, from 1
   * @param name the image, separated by '/', whichever separator the file uses
   */
  public record Entry(int line, String name) {}

  /** Copies the list. */
  public ListFile {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a list.
   *
   * @throws ImageFolderException if the file is not text in UTF-8, names no image, or names one
   *     twice
   * @throws IOException if the file cannot be read
   */
  public static ListFile read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ImageFolderException(
          file.toString(),
          "a list file",
          "a folder",
          "name a text file with one image on each line");
    }
    List<Entry> entries = new ArrayList<>();
    Map<String, Integer> lineOf = new HashMap<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace(BYTE_ORDER_MARK, "").strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String name = normalised(line);
      Integer earlier = lineOf.putIfAbsent(name, i + 1);
      if (earlier != null) {
        throw new ImageFolderException(
            file + " line " + (i + 1),
            "every image once",
            name + " again, first on line " + earlier,
            "remove one of the lines");
      }
      entries.add(new Entry(i + 1, name));
    }
    if (entries.isEmpty()) {
      throw new ImageFolderException(
          file.toString(), "at least one image", "none", "name one image on each line");
    }
    return new ListFile(file, entries);
  }

  /** The images, in the order of their lines. */
  public List<String> names() {
    return entries.stream().map(Entry::name).toList();
  }

  private static List<String> lines(Path file) throws IOException {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new ImageFolderException(
          file.toString(),
          "a text file in UTF-8 with one image on each line",
          "bytes that are not text",
          "name a list file",
          e);
    }
  }

  private static String normalised(String line) {
    String name = line.replace('\\', '/');
    return name.startsWith("./") ? name.substring(2) : name;
  }
}
