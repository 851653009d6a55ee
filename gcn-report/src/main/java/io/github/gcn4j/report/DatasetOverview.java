package io.github.gcn4j.report;

import io.github.gcn4j.data.LabelledImage;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What images a report is about.
 *
 * @param classes class names
 * @param parts the parts they fall into: training, validation and test, or groups
 * @param looks how each class looks, over all parts
 * @param examples some pictures of each class; empty lists for none
 */
public record DatasetOverview(
    List<String> classes,
    List<Part> parts,
    List<ClassLook> looks,
    List<List<BufferedImage>> examples) {

  /**
   * Some of the images.
   *
   * @param name what people call the part
   * @param counts number of images of each class
   */
  public record Part(String name, List<Integer> counts) {

    /** Copies the list. */
    public Part {
      counts = List.copyOf(counts);
    }

    /** Number of images. */
    public int total() {
      return counts.stream().mapToInt(Integer::intValue).sum();
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if counts, looks or examples are not one per class
   */
  public DatasetOverview {
    classes = List.copyOf(classes);
    parts = List.copyOf(parts);
    looks = List.copyOf(looks);
    examples = examples.stream().map(List::copyOf).toList();
    for (Part part : parts) {
      requireOneEach(classes, part.counts().size(), "counts of " + part.name());
    }
    requireOneEach(classes, looks.size(), "looks");
    requireOneEach(classes, examples.size(), "lists of examples");
  }

  private static void requireOneEach(List<String> classes, int found, String what) {
    if (found != classes.size()) {
      throw new IllegalArgumentException(
          "expected " + classes.size() + " " + what + ", one per class, found " + found);
    }
  }

  /**
   * Counts and averages images.
   *
   * @param classes class names; labels are indices into them
   * @param parts the images of each part by its name, in the order to be shown; parts without
   *     images are left out
   * @throws IndexOutOfBoundsException if a label has no class
   */
  public static DatasetOverview of(
      List<String> classes, Map<String, ? extends List<LabelledImage>> parts) {
    List<Part> counted = new ArrayList<>();
    List<List<LabelledImage>> byClass = new ArrayList<>();
    classes.forEach(name -> byClass.add(new ArrayList<>()));
    parts.forEach(
        (name, images) -> {
          int[] counts = new int[classes.size()];
          for (LabelledImage image : images) {
            counts[image.label()]++;
            byClass.get(image.label()).add(image);
          }
          if (!images.isEmpty()) {
            counted.add(new Part(name, IntStream.of(counts).boxed().toList()));
          }
        });
    return new DatasetOverview(
        classes,
        counted,
        byClass.stream().map(ClassLook::of).toList(),
        classes.stream().map(name -> List.<BufferedImage>of()).toList());
  }

  /**
   * The same with pictures.
   *
   * @param pictures some of each class
   * @throws IllegalArgumentException if they are not one list per class
   */
  public DatasetOverview withExamples(List<List<BufferedImage>> pictures) {
    return new DatasetOverview(classes, parts, looks, pictures);
  }

  /** Number of images of a class in all parts. */
  int count(int label) {
    return parts.stream().mapToInt(part -> part.counts().get(label)).sum();
  }

  /** Number of images. */
  int total() {
    return parts.stream().mapToInt(Part::total).sum();
  }
}
