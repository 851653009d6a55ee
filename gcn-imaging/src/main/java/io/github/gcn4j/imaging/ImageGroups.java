package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.io.Sha256;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which images belong together, such as those of one slide: read from a table in CSV, UTF-8, whose
 * first line names the columns and whose first column names the images as list files do.
 *
 * @param source the table as messages call it, such as its path; goes into no model
 * @param column the column that names the groups
 * @param sha256 of the table
 * @param groupOf the group of each image by its name
 */
public record ImageGroups(
    String source, String column, String sha256, Map<String, String> groupOf) {

  /** Copies the map. */
  public ImageGroups {
    groupOf = Collections.unmodifiableMap(new HashMap<>(groupOf));
  }

  /**
   * Reads one column of a table.
   *
   * @param table a CSV file; fields may stand in double quotes
   * @param column its name in the first line
   * @throws ImageFolderException if the file is no such table, has no such column, or names an
   *     image twice
   * @throws IOException if it cannot be read
   */
  public static ImageGroups read(Path table, String column) throws IOException {
    List<String> lines = lines(table);
    List<String> names = lines.isEmpty() ? List.of() : fields(lines.get(0));
    int wanted = names.indexOf(column);
    if (wanted < 1) {
      throw new ImageFolderException(
          table.toString(),
          "a table whose first column names the images and one of the others is " + column,
          names.isEmpty() ? "an empty file" : "the columns " + String.join(", ", names),
          names.size() > 1 ? "name another column" : "save it as a table with commas");
    }
    if (names.lastIndexOf(column) != wanted) {
      throw new ImageFolderException(
          table.toString(), "one column " + column, "two", "rename one of them");
    }
    Map<String, String> groups = new HashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      if (lines.get(i).chars().filter(c -> c == '"').count() % 2 == 1) {
        throw new ImageFolderException(
            table + " line " + (i + 1),
            "quotes in pairs",
            "one that does not close",
            "close it on the same line");
      }
      List<String> fields = fields(lines.get(i));
      if (fields.size() != names.size()) {
        throw new ImageFolderException(
            table + " line " + (i + 1),
            names.size() + " fields",
            Integer.toString(fields.size()),
            "correct the line");
      }
      if (fields.get(wanted).isEmpty()) {
        throw new ImageFolderException(
            table + " line " + (i + 1),
            "a group for " + fields.get(0),
            "an empty field",
            "fill it in, or leave the image out with a list");
      }
      if (groups.put(fields.get(0).replace('\\', '/'), fields.get(wanted)) != null) {
        throw new ImageFolderException(
            table + " line " + (i + 1),
            "every image once",
            fields.get(0) + " again",
            "remove one of the lines");
      }
    }
    return new ImageGroups(table.toString(), column, Sha256.of(table), groups);
  }

  /**
   * The group of each image.
   *
   * @return in the images' order
   * @throws ImageFolderException if the table does not name one of them
   */
  public List<String> of(ImageSet images) throws ImageFolderException {
    List<String> missing =
        images.images().stream()
            .map(LabelledImage::name)
            .filter(name -> !groupOf.containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new ImageFolderException(
          source,
          "a line for every image",
          "none for %d of %d, the first %s"
              .formatted(missing.size(), images.size(), missing.get(0)),
          "add the lines, or leave the images out with a list");
    }
    return images.images().stream().map(image -> groupOf.getOrDefault(image.name(), "")).toList();
  }

  private static List<String> lines(Path table) throws IOException {
    if (Files.isDirectory(table)) {
      throw new ImageFolderException(
          table.toString(), "a table of groups in CSV", "a folder", "name a file");
    }
    try {
      return Files.readString(table, StandardCharsets.UTF_8).replace("\ufeff", "").lines().toList();
    } catch (CharacterCodingException e) {
      throw new ImageFolderException(
          table.toString(),
          "a table in CSV, in UTF-8",
          "bytes that are not text",
          "save it as CSV",
          e);
    }
  }

  /** The fields of a line; two quotes inside quotes stand for one. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          field.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString().strip());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString().strip());
    return fields;
  }
}
