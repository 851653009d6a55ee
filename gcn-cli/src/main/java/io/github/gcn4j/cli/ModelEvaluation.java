package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.ImageSignals;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.EvaluationText;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.model.Classifier;
import io.github.gcn4j.model.Model;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model and its baseline on the same images.
 *
 * @param model how the model did
 * @param baseline how the histogram baseline did, if the model has one
 * @param trainedOn how many of the images the model was trained on
 */
record ModelEvaluation(Evaluation model, Optional<Evaluation> baseline, int trainedOn) {

  /** Evaluates; the images' labels are the model's. */
  static ModelEvaluation of(Model model, ImageSet images, TensorBackend backend) {
    double[][] probabilities;
    try (Classifier classifier = Classifier.open(model, backend)) {
      probabilities = classifier.probabilities(new ImageSignals(images, model.preprocessing()));
    }
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (int i = 0; i < probabilities.length; i++) {
      LabelledImage image = images.images().get(i);
      predictions.add(new Prediction(image.name(), image.label(), probabilities[i]));
    }
    Set<Long> known = new HashSet<>(model.trainingHashes());
    int trainedOn =
        (int) images.images().stream().filter(i -> known.contains(i.contentHash())).count();
    return new ModelEvaluation(
        Evaluation.of(model.classes(), predictions),
        model.baseline().map(baseline -> baseline.evaluate(images.images())),
        trainedOn);
  }

  /** As a report for a terminal. */
  String text() {
    return baseline
        .map(other -> EvaluationText.render(model, other))
        .orElseGet(() -> EvaluationText.render(model));
  }

  /** The warning that belongs to these figures, if one does. */
  Optional<String> warning() {
    return trainedOn == 0
        ? Optional.empty()
        : Optional.of(
            "WARNING: the model was trained on %d of these %d images: the figures say nothing about new images"
                .formatted(trainedOn, model.images()));
  }
}
