package io.github.gcn4j.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labelled images of one size.
 *
 * @param height rows of every image, in pixels
 * @param width columns of every image, in pixels
 * @param channels 1 (gray) or 3 (red, green, blue)
 * @param classes class names; a label is an index into this list
 * @param images the images, in a fixed order
 */
public record ImageSet(
    int height, int width, int channels, List<String> classes, List<LabelledImage> images) {

  /**
   * Checks that every image fits the declared size and classes.
   *
   * @throws IllegalArgumentException if a size is not positive, or an image has another number of
   *     pixels or a label with no class
   */
  public ImageSet {
    if (height < 1 || width < 1 || channels < 1) {
      throw new IllegalArgumentException(
          "expected positive height, width and channels, found "
              + height
              + "×"
              + width
              + "×"
              + channels);
    }
    classes = List.copyOf(classes);
    images = List.copyOf(images);
    long expected = (long) height * width * channels;
    for (LabelledImage image : images) {
      if (image.pixels().length != expected) {
        throw new IllegalArgumentException(
            "expected "
                + expected
                + " pixel values in "
                + image.name()
                + ", found "
                + image.pixels().length);
      }
      if (image.label() >= classes.size()) {
        throw new IllegalArgumentException(
            "expected a label below "
                + classes.size()
                + " for "
                + image.name()
                + ", found "
                + image.label());
      }
    }
  }

  /** Number of images. */
  public int size() {
    return images.size();
  }

  /** The label of every image, in order. */
  public int[] labels() {
    return images.stream().mapToInt(LabelledImage::label).toArray();
  }

  /** How many images each class has: {@code [classes]}. */
  public int[] classCounts() {
    int[] counts = new int[classes.size()];
    images.forEach(image -> counts[image.label()]++);
    return counts;
  }

  /** The images at these positions, in this order. */
  public ImageSet subset(int[] indices) {
    List<LabelledImage> chosen = new ArrayList<>(indices.length);
    for (int index : indices) {
      chosen.add(images.get(index));
    }
    return new ImageSet(height, width, channels, classes, chosen);
  }

  /**
   * The images with these names, in this order.
   *
   * @throws IllegalArgumentException if a name is not in this set
   */
  public ImageSet named(List<String> names) {
    Map<String, LabelledImage> byName = new HashMap<>();
    images.forEach(image -> byName.put(image.name(), image));
    List<LabelledImage> chosen = new ArrayList<>(names.size());
    for (String name : names) {
      LabelledImage image = byName.get(name);
      if (image == null) {
        throw new IllegalArgumentException("expected an image of this data set, found " + name);
      }
      chosen.add(image);
    }
    return new ImageSet(height, width, channels, classes, chosen);
  }
}
