package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.model.FamilyClassifier;
import io.github.gcn4j.model.ModelFamily;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation is worth once images unlike those the model knows are refused.
 *
 * @param images how many there were
 * @param refused how many of them were refused
 * @param right how many of the others were told right
 */
record Refusals(int images, int refused, int right) {

  /**
   * Counts.
   *
   * @param predictions of the images, in their order
   * @param share of usual images that may be refused
   */
  static Refusals of(
      ModelFamily family,
      ImageSet images,
      List<Prediction> predictions,
      double share,
      TensorBackend backend) {
    int refused = 0;
    int right = 0;
    try (FamilyClassifier classifier = FamilyClassifier.open(family, backend)) {
      for (int i = 0; i < predictions.size(); i++) {
        Optional<Double> typicality = classifier.typicality(images.images().get(i).pixels());
        if (typicality.isPresent() && typicality.get() <= share) {
          refused++;
        } else if (predictions.get(i).correct()) {
          right++;
        }
      }
    }
    return new Refusals(predictions.size(), refused, right);
  }

  /** As a line for people. */
  String text() {
    return String.format(
        Locale.ROOT,
        "Refused as unlike what the model knows: %d of %d (%s); of the others %s are right%n",
        refused,
        images,
        Percent.text(refused / (double) images),
        images == refused ? "none" : Percent.text(right / (double) (images - refused)));
  }

  /** Adds the figures to an evaluation's. */
  void addTo(Map<String, Object> json) {
    json.put("abstained", refused);
    json.put("answered", images - refused);
    json.put("answered_right", right);
  }
}
