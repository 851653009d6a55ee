package io.github.gcn4j.cli;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    List<Found> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          EnumSet.of(FileVisitOption.FOLLOW_LINKS),
          Integer.MAX_VALUE,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (isImage(file)) {
                found.add(new Found(file, Optional.empty()));
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              found.add(problem(file, e));
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, @Nullable IOException e) {
              if (e != null) {
                found.add(problem(inner, e));
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      found.add(problem(folder, e));
    }
    if (found.isEmpty()) {
      return List.of(problem(folder, "expected images in it, found none: name another folder"));
    }
    found.sort(Comparator.comparing(Found::file));
    return found;
  }

  private static Found problem(Path path, IOException e) {
    return problem(
        path,
        "expected a file or folder that can be read, found "
            + ErrorLines.reason(e)
            + ": remove or correct it");
  }

  private static Found problem(Path folder, String problem) {
    return new Found(folder, Optional.of(folder + ": " + problem));
  }

  private static boolean isImage(Path path) {
    String name = String.valueOf(path.getFileName());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && EXTENSIONS.contains(extension);
  }
}
