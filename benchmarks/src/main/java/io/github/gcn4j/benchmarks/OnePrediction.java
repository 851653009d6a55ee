package io.github.gcn4j.benchmarks;

import io.github.gcn4j.imaging.ImageClassifier;
import java.io.IOException;
import java.nio.file.Path;

/** A program that classifies one image and ends. */
public final class OnePrediction {
  private OnePrediction() {}

  /**
   * Classifies and prints.
   *
   * @param arguments the model's file and the image's
   * @throws IOException if one of them cannot be used
   */
  public static void main(String[] arguments) throws IOException {
    try (ImageClassifier classifier = ImageClassifier.load(Path.of(arguments[0]))) {
      System.out.println(classifier.classify(Path.of(arguments[1])).predictedClass());
    }
  }
}
