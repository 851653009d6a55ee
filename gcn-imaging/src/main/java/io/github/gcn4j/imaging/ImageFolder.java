package io.github.gcn4j.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A data set on disk: a folder with one sub-folder for each class, holding its images (jpg, jpeg,
 * png, bmp, tif, tiff, gif) at any depth. Classes and images are sorted by name, the same on every
 * system; hidden files and folders (a leading dot) and files of other kinds are passed over.
 * Finding images is cheap; nothing is decoded before {@link #load}.
 *
 * <p>Immutable; safe to share between threads.
 */
public final class ImageFolder {

  /**
   * One image file.
   *
   * @param name path relative to the folder, separated by '/'
   * @param label index of its class
   * @param path where it is
   */
  record ImageFile(String name, int label, Path path) {}

  private final Path folder;
  private final List<String> classes;
  private final List<ImageFile> files;

  private ImageFolder(Path folder, List<String> classes, List<ImageFile> files) {
    this.folder = folder;
    this.classes = List.copyOf(classes);
    this.files = List.copyOf(files);
  }

  /**
   * Finds the classes and images of a folder, for training: the classes are the sub-folders, sorted
   * by name. How many there must be is for the training to say.
   *
   * @throws ImageFolderException if the path is not a folder, has no class sub-folder, or one of
   *     them holds no image
   * @throws IOException if a folder cannot be read
   */
  public static ImageFolder open(Path folder) throws IOException {
    FolderScan scan = FolderScan.of(folder);
    scan.requireImagesInEveryClass();
    return new ImageFolder(folder, scan.classes(), scan.files(scan.classes()));
  }

  /**
   * Finds the images of a folder whose classes are known already, such as a model's.
   *
   * @param classes in the order of their labels; the folder must have exactly these sub-folders, of
   *     which some may be empty
   * @throws ImageFolderException if the path is not a folder, its sub-folders are not the expected
   *     classes, or it holds no image
   * @throws IOException if a folder cannot be read
   */
  public static ImageFolder open(Path folder, List<String> classes) throws IOException {
    FolderScan scan = FolderScan.of(folder);
    scan.requireClasses(classes);
    return new ImageFolder(folder, classes, scan.files(classes));
  }

  /** The folder. */
  public Path folder() {
    return folder;
  }

  /** The classes; an image's label is an index into them. */
  public List<String> classes() {
    return classes;
  }

  /** The images' names, relative to the folder and separated by '/', in order. */
  public List<String> names() {
    return files.stream().map(ImageFile::name).toList();
  }

  /** Number of images. */
  public int size() {
    return files.size();
  }

  /**
   * The listed images only, in the list's order.
   *
   * @throws ImageFolderException if a listed image is not in this folder; the message names the
   *     list, the line and the image
   */
  public ImageFolder select(ListFile list) throws ImageFolderException {
    Map<String, ImageFile> byName = new HashMap<>();
    files.forEach(file -> byName.put(file.name(), file));
    List<ImageFile> chosen = new ArrayList<>();
    for (ListFile.Entry entry : list.entries()) {
      ImageFile file = byName.get(entry.name());
      if (file == null) {
        throw missing(list, entry);
      }
      chosen.add(file);
    }
    return new ImageFolder(folder, classes, chosen);
  }

  /**
   * Decodes and prepares every image. One that cannot be used is skipped and reported; the rest
   * goes on.
   *
   * @param preparation the size and channels the model wants
   * @param options decoder, threads and listener; the result does not depend on the threads
   * @throws ImageFolderException if no image at all could be used; the message gives the first
   *     one's reason
   * @throws java.io.InterruptedIOException if the calling thread is interrupted while it waits
   */
  public LoadedImages load(ImagePreparation preparation, LoadOptions options) throws IOException {
    return new FolderLoader(preparation, options).load(folder, classes, files);
  }

  private ImageFolderException missing(ListFile list, ListFile.Entry entry) {
    boolean exists = Files.exists(folder.resolve(entry.name()));
    return new ImageFolderException(
        list.file() + " line " + entry.line(),
        "an image in a class sub-folder of " + folder,
        entry.name() + (exists ? ", which is not one" : ", which does not exist"),
        "correct the list or the folder");
  }
}
