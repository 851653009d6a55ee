package io.github.gcn4j.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

/**
 * A small data set of painted blood smears in the four classes of the leukemia data, to try gcn4j
 * on with nothing downloaded. The classes differ in number, size and texture of the white cells and
 * in brightness, plainly but not without overlap; the pictures are no substitute for real ones and
 * say nothing about disease. The same seed paints the same pixels on every Java version.
 *
 * @param width columns of every image, in pixels
 * @param height rows of every image, in pixels
 * @param imagesPerClass how many of each class
 * @param seed chooses among possible data sets
 */
public record SyntheticSmears(int width, int height, int imagesPerClass, long seed) {

  /** The classes, sorted by name; labels are indices into this list. */
  public static final List<String> CLASSES = SmearLook.ALL.stream().map(SmearLook::name).toList();

  private static final int SMALLEST = 16;
  private static final int LARGEST = 4096;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a side is not 16 to 4096 or {@code imagesPerClass} is below
   *     1
   */
  public SyntheticSmears {
    if (Math.min(width, height) < SMALLEST || Math.max(width, height) > LARGEST) {
      throw new IllegalArgumentException(
          "expected sides of "
              + SMALLEST
              + " to "
              + LARGEST
              + " pixels, found "
              + width
              + "×"
              + height);
    }
    if (imagesPerClass < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 image of each class, found " + imagesPerClass);
    }
  }

  /**
   * Paints one image of the set.
   *
   * @param label index into {@link #CLASSES}
   * @param index which image of that class, from 0
   * @throws IndexOutOfBoundsException if there is no such class or image
   */
  public RasterImage paint(int label, int index) {
    SmearLook look = SmearLook.ALL.get(Objects.checkIndex(label, SmearLook.ALL.size()));
    Objects.checkIndex(index, imagesPerClass);
    // A generator of its own for each image: a larger set begins with the images of a smaller one.
    long imageSeed = (seed * 31 + label) * 1_000_003L + index;
    return new SmearPainter(look, width, height, new Random(imageSeed)).paint();
  }

  /**
   * Writes the set as PNG files, {@code Benign/smear-001.png} and so on, replacing files of the
   * same names.
   *
   * @param folder made with its parents where it does not exist
   * @param progress hears of every image
   * @throws IOException if a folder or file cannot be written
   */
  public void write(Path folder, LoadProgress progress) throws IOException {
    int total = CLASSES.size() * imagesPerClass;
    for (int label = 0; label < CLASSES.size(); label++) {
      Path classFolder = Files.createDirectories(folder.resolve(CLASSES.get(label)));
      for (int index = 0; index < imagesPerClass; index++) {
        String name = String.format(Locale.ROOT, "smear-%03d.png", index + 1);
        PngFile.write(paint(label, index), classFolder.resolve(name));
        progress.loaded(label * imagesPerClass + index + 1, total);
      }
    }
  }
}
