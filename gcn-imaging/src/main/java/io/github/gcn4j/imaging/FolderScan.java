package io.github.gcn4j.imaging;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What lies in a data set's folder: for each sub-folder, in order of names, the image files at any
 * depth, in order of names.
 */
final class FolderScan {

  private static final Set<String> EXTENSIONS =
      Set.of("jpg", "jpeg", "png", "bmp", "tif", "tiff", "gif");
  private static final String EXTENSIONS_TEXT = "jpg, jpeg, png, bmp, tif, tiff or gif";

  private final Path folder;
  private final SortedMap<String, SortedMap<String, Path>> imagesByClass = new TreeMap<>();

  private FolderScan(Path folder) {
    this.folder = folder;
  }

  static FolderScan of(Path folder) throws IOException {
    FolderScan scan = new FolderScan(folder);
    if (!Files.isDirectory(folder)) {
      throw new ImageFolderException(
          folder.toString(),
          "a folder with one sub-folder of images for each class",
          Files.exists(folder) ? "a file" : "nothing",
          "check the path");
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : (Iterable<Path>) children::iterator) {
        if (Files.isDirectory(child) && !isHidden(child)) {
          scan.imagesByClass.put(nameOf(child), scan.images(child));
        }
      }
    }
    if (scan.imagesByClass.isEmpty()) {
      throw new ImageFolderException(
          folder.toString(),
          "one sub-folder of images for each class",
          "no sub-folder",
          "sort the images into a sub-folder for each class");
    }
    return scan;
  }

  /** The sub-folders' names, sorted. */
  List<String> classes() {
    return List.copyOf(imagesByClass.keySet());
  }

  void requireImagesInEveryClass() throws ImageFolderException {
    for (Map.Entry<String, SortedMap<String, Path>> images : imagesByClass.entrySet()) {
      if (images.getValue().isEmpty()) {
        throw noImage(folder.resolve(images.getKey()), "add images or remove the sub-folder");
      }
    }
  }

  void requireClasses(List<String> expected) throws ImageFolderException {
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(imagesByClass.keySet());
    Set<String> foreign = new TreeSet<>(imagesByClass.keySet());
    foreign.removeAll(expected);
    if (!missing.isEmpty() || !foreign.isEmpty()) {
      throw new ImageFolderException(
          folder.toString(),
          "sub-folders for the classes " + String.join(", ", expected),
          String.join(", ", classes()),
          remedy(missing, foreign));
    }
    if (imagesByClass.values().stream().allMatch(Map::isEmpty)) {
      throw noImage(folder, "add images");
    }
  }

  private static String remedy(Set<String> missing, Set<String> foreign) {
    if (foreign.isEmpty()) {
      return "add empty ones for missing classes (" + String.join(", ", missing) + ")";
    }
    return missing.isEmpty()
        ? "move what is no class of the model elsewhere (" + String.join(", ", foreign) + ")"
        : "rename the sub-folders, or add empty ones for missing classes";
  }

  /** All images, sorted by class name and then by name, labelled by the order of these classes. */
  List<ImageFolder.ImageFile> files(List<String> labels) {
    List<ImageFolder.ImageFile> files = new ArrayList<>();
    imagesByClass.forEach(
        (name, images) ->
            images.forEach(
                (image, path) ->
                    files.add(new ImageFolder.ImageFile(image, labels.indexOf(name), path))));
    return files;
  }

  private static ImageFolderException noImage(Path where, String remedy) {
    return new ImageFolderException(
        where.toString(), "images (" + EXTENSIONS_TEXT + ")", "none", remedy);
  }

  private SortedMap<String, Path> images(Path classFolder) throws IOException {
    SortedMap<String, Path> images = new TreeMap<>();
    // Data sets are often put together from links; a loop of links is reported by visitFileFailed.
    Files.walkFileTree(
        classFolder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        Integer.MAX_VALUE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            return isHidden(directory) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isHidden(file) && hasImageExtension(file)) {
              images.put(relativeName(file), file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof FileSystemLoopException) {
              throw new ImageFolderException(
                  file.toString(),
                  "links that lead to other folders",
                  "one that leads to a folder around it",
                  "remove the link",
                  e);
            }
            throw e;
          }
        });
    return images;
  }

  private String relativeName(Path file) {
    List<String> parts = new ArrayList<>();
    folder.relativize(file).forEach(part -> parts.add(part.toString()));
    return String.join("/", parts);
  }

  private static boolean hasImageExtension(Path file) {
    String name = nameOf(file);
    int dot = name.lastIndexOf('.');
    String extension = name.substring(dot + 1);
    return dot >= 0 && EXTENSIONS.contains(extension.toLowerCase(Locale.ROOT));
  }

  private static boolean isHidden(Path path) {
    return nameOf(path).startsWith(".");
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
