package io.github.gcn4j.imaging;

import io.github.gcn4j.model.FamilyClassifier;
import io.github.gcn4j.model.Model;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model says about one image.
 *
 * @param predictedClass name of the most probable class; of equals, the first
 * @param confidence its probability, 0 to 1
 * @param probabilities probability of every class by name, 0 to 1, in the model's order
 * @param model name of the architecture that answered
 * @param typicality how usual the image is for that model, 0 to 1 (see {@link
 *     io.github.gcn4j.model.Novelty#typicality}), if it can tell: whoever takes no answer where it
 *     is at most α refuses about a share α of images like those the model knows
 * @param warnings what speaks against trusting the answer, a line each; empty if nothing does
 */
public record Classification(
    String predictedClass,
    double confidence,
    Map<String, Double> probabilities,
    String model,
    Optional<Double> typicality,
    List<String> warnings) {

  /** At most so usual a picture is warned of: one in a hundred of those the model knows is. */
  private static final double UNUSUAL = 0.01;

  /** Copies the map, in its order. */
  public Classification {
    Objects.requireNonNull(predictedClass, "predictedClass");
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(typicality, "typicality");
    probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
    warnings = List.copyOf(warnings);
  }

  /** Whether the image is too unusual for the model, if only a share α of usual ones may be. */
  public boolean abstains(double alpha) {
    return typicality.isPresent() && typicality.get() <= alpha;
  }

  /**
   * From what a family of models computed. Warns of pictures of a kind the model does not know, and
   * of those with a typicality of at most 0.01.
   *
   * @param answer of a prepared picture
   * @param flaws what is wrong with the picture itself, such as {@link PictureQuality#texts}; comes
   *     first among the warnings
   * @throws IllegalArgumentException if the probabilities are not numbers: the model overflows on
   *     the picture
   */
  public static Classification of(FamilyClassifier.Answer answer, List<String> flaws) {
    Model model = answer.choice().model();
    List<String> warnings = new ArrayList<>(flaws);
    if (!answer.choice().isKnown()) {
      warnings.add(
          "expected a picture of kind "
              + model.trust().pictures().label()
              + ", found "
              + answer.choice().kind().label()
              + ": the model never saw such pictures, take another for them");
    }
    answer
        .typicality()
        .filter(share -> share <= UNUSUAL)
        .ifPresent(share -> warnings.add(unusual(share)));
    return of(
        model.classes(),
        answer.probabilities(),
        model.architecture(),
        answer.typicality(),
        warnings);
  }

  private static String unusual(double typicality) {
    return String.format(
        Locale.ROOT,
        "unlike what the model knows: expected a typicality above %.2f, found %.4f: check stain,"
            + " lamp and magnification; the answer may mean nothing",
        UNUSUAL,
        typicality);
  }

  /**
   * From a row of probabilities {@code [classes]}.
   *
   * @throws IllegalArgumentException if they are not numbers: the model overflows on the image
   */
  static Classification of(
      List<String> classes,
      double[] row,
      String model,
      Optional<Double> typicality,
      List<String> warnings) {
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
    return new Classification(classes.get(best), row[best], byName, model, typicality, warnings);
  }
}
