package io.github.gcn4j.cli;

import io.github.gcn4j.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Where results go that are a file for each image: one file, or files in a folder. */
final class MapFiles {
  private final Path path;
  private final String extension;
  private final boolean several;
  private final Set<String> taken = new HashSet<>();

  private MapFiles(Path path, String extension, boolean several) {
    this.path = path;
    this.extension = extension;
    this.several = several;
  }

  /** A file for one image, a folder for several. */
  static MapFiles of(Path path, String extension, boolean several) {
    return new MapFiles(path, extension, several);
  }

  /**
   * Makes sure of the place before the work starts.
   *
   * @throws IOException if nothing can be written there
   */
  void prepare() throws IOException {
    if (several) {
      Files.createDirectories(path);
    } else {
      AtomicFile.requireWritable(path);
    }
  }

  /** The file for an image; images of one name in different folders get numbers. */
  Path next(Path image) {
    if (!several) {
      return path;
    }
    String name = String.valueOf(image.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String free = stem;
    for (int number = 2; !taken.add(free); number++) {
      free = stem + "-" + number;
    }
    return path.resolve(free + extension);
  }
}
