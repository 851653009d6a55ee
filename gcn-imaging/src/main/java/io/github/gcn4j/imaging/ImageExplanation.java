package io.github.gcn4j.imaging;

import io.github.gcn4j.explanation.Explanation;
import java.util.Objects;

/**
 * Where in an image a class's score comes from.
 *
 * @param classification what the model says about the image
 * @param targetClass the class that is explained, predicted or not
 * @param height rows of the map, which covers the whole image
 * @param width columns of the map
 * @param explanation the map as node scores, {@code [height * width]} row by row, and all else the
 *     method tells
 */
public record ImageExplanation(
    Classification classification,
    String targetClass,
    int height,
    int width,
    Explanation explanation) {

  /** Checks for null. */
  public ImageExplanation {
    Objects.requireNonNull(classification, "classification");
    Objects.requireNonNull(targetClass, "targetClass");
    Objects.requireNonNull(explanation, "explanation");
  }

  /** How much each pixel of the map speaks for the class: {@code [height * width]}. */
  public float[] nodeScores() {
    return explanation.nodeScores();
  }
}
