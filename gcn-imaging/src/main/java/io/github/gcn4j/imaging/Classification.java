package io.github.gcn4j.imaging;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a model says about one image.
 *
 * @param predictedClass name of the most probable class; of equals, the first
 * @param confidence its probability, 0 to 1
 * @param probabilities probability of every class by name, 0 to 1, in the model's order
 */
public record Classification(
    String predictedClass, double confidence, Map<String, Double> probabilities) {

  /** Copies the map, in its order. */
  public Classification {
    Objects.requireNonNull(predictedClass, "predictedClass");
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
  }

  /**
   * From a row of probabilities {@code [classes]}.
   *
   * @throws IllegalArgumentException if they are not numbers: the model overflows on the image
   */
  static Classification of(List<String> classes, double[] row) {
    Map<String, Double> byName = new LinkedHashMap<>();
    int best = 0;
    for (int c = 0; c < row.length; c++) {
      if (!Double.isFinite(row[c])) {
        throw new IllegalArgumentException(
            "expected a probability of "
                + classes.get(c)
                + ", found "
                + row[c]
                + ": the model's numbers overflow on this image; train it with a lower learning rate");
      }
      byName.put(classes.get(c), row[c]);
      best = row[c] > row[best] ? c : best;
    }
    return new Classification(classes.get(best), row[best], byName);
  }
}
