package io.github.gcn4j.examples;

import io.github.gcn4j.imaging.Classification;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.imaging.SyntheticSmears;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Classifies one {@link BufferedImage}: what an application has after decoding an upload, drawing
 * on a canvas, or asking a camera. An image that is still a file or an array of bytes is better
 * handed to {@link ImageClassifier} as it is: it decodes within limits and turns photographs the
 * right way up.
 *
 * <p>Arguments: the model file and an image file. With none, {@link TrainOnFolder} makes a model
 * first, and a painted image it has not seen is classified.
 */
public final class ClassifyImage {
  private ClassifyImage() {}

  /** Classifies. */
  public static void main(String[] args) throws IOException {
    Path modelFile = args.length > 0 ? Path.of(args[0]) : paintedModel();
    BufferedImage image = args.length > 1 ? read(Path.of(args[1])) : paintedImage();

    try (ImageClassifier classifier = ImageClassifier.load(modelFile)) {
      Classification answer = classifier.classify(image);
      System.out.printf(
          "%d x %d pixels: %s, %.1f %%%n",
          image.getWidth(), image.getHeight(), answer.predictedClass(), 100 * answer.confidence());
      answer
          .probabilities()
          .forEach((name, p) -> System.out.printf("  %-12s %5.1f %%%n", name, 100 * p));
    }
  }

  private static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException(file + ": expected an image in a format of ImageIO, found another");
    }
    return image;
  }

  /** Any size will do; the model says what to resize to. */
  private static BufferedImage paintedImage() {
    return new SyntheticSmears(200, 150, 1, 3).paint(3, 0).toBufferedImage();
  }

  private static Path paintedModel() throws IOException {
    Path folder = SyntheticImages.folder();
    Path modelFile = folder.resolve("model.safetensors");
    TrainOnFolder.main(new String[] {folder.toString(), modelFile.toString()});
    return modelFile;
  }
}
