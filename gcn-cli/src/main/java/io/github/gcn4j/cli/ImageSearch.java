package io.github.gcn4j.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the images that people name: files as they are, folders with all the images in them. */
final class ImageSearch {
  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "gif");

  private ImageSearch() {}

  /**
   * Something to classify, or the reason why there is nothing.
   *
   * @param file an image, or the folder that holds none
   * @param problem why it cannot be classified, if that is known already
   */
  record Found(Path file, Optional<String> problem) {}

  /** All images, in the order named, those of a folder sorted by path. */
  static List<Found> in(List<Path> named) {
    List<Found> found = new ArrayList<>();
    for (Path path : named) {
      if (Files.isDirectory(path)) {
        found.addAll(inFolder(path));
      } else {
        found.add(new Found(path, Optional.empty()));
      }
    }
    return found;
  }

  private static List<Found> inFolder(Path folder) {
    try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      List<Found> images =
          tree.filter(ImageSearch::isImage)
              .sorted()
              .map(file -> new Found(file, Optional.empty()))
              .toList();
      return images.isEmpty()
          ? List.of(problem(folder, "expected images in it, found none: name another folder"))
          : images;
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of(problem(folder, "expected a folder that can be read, found: " + e));
    }
  }

  private static Found problem(Path folder, String problem) {
    return new Found(folder, Optional.of(folder + ": " + problem));
  }

  private static boolean isImage(Path path) {
    String name = String.valueOf(path.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension) && Files.isRegularFile(path);
  }
}
