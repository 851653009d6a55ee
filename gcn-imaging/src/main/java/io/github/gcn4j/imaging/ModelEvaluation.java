package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.EvaluationText;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.model.FamilyClassifier;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A model and its histogram baseline on the same images.
 *
 * @param model how the model did
 * @param baseline how the baseline did, if the model has one
 * @param seen which of the images the model was trained on, as far as can be told
 */
public record ModelEvaluation(Evaluation model, Optional<Evaluation> baseline, SeenImages seen) {

  /** Checks for null. */
  public ModelEvaluation {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(seen, "seen");
  }

  /**
   * Evaluates a model.
   *
   * @param images of the size the model wants, with labels that are the model's
   * @param backend computes; stays the caller's
   * @throws IllegalArgumentException if there is no image, they have another size, or a label is no
   *     class of the model's
   */
  public static ModelEvaluation of(Model model, ImageSet images, TensorBackend backend) {
    return of(ModelFamily.of(model), images, backend);
  }

  /**
   * Evaluates a family of models, each on the images that are for it.
   *
   * @param images of the size the models want, with labels that are theirs
   * @param backend computes; stays the caller's
   * @throws IllegalArgumentException if there is no image, they have another size, or a label is no
   *     class of the models'
   */
  public static ModelEvaluation of(ModelFamily family, ImageSet images, TensorBackend backend) {
    double[][] probabilities;
    try (FamilyClassifier classifier = FamilyClassifier.open(family, backend)) {
      probabilities =
          classifier.probabilities(images.images().stream().map(LabelledImage::pixels).toList());
    }
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (int i = 0; i < probabilities.length; i++) {
      LabelledImage image = images.images().get(i);
      predictions.add(new Prediction(image.name(), image.label(), probabilities[i]));
    }
    return new ModelEvaluation(
        Evaluation.of(family.classes(), predictions),
        baseline(family, images),
        SeenImages.of(family, images));
  }

  /** Each image by the baseline of the model that is for it, if all models have one. */
  private static Optional<Evaluation> baseline(ModelFamily family, ImageSet images) {
    List<Prediction> predictions = new ArrayList<>(images.size());
    for (LabelledImage image : images.images()) {
      Optional<HistogramBaseline> baseline = family.choose(image.pixels()).model().baseline();
      if (baseline.isEmpty()) {
        return Optional.empty();
      }
      double[] row = baseline.get().predict(image.histogram());
      predictions.add(new Prediction(image.name(), image.label(), row));
    }
    return Optional.of(Evaluation.of(family.classes(), predictions));
  }

  /** As a report for a terminal. */
  public String text() {
    return baseline
        .map(other -> EvaluationText.render(model, other))
        .orElseGet(() -> EvaluationText.render(model));
  }

  /** The warning that belongs to these figures, if one does. */
  public Optional<String> warning() {
    return seen.warning();
  }

  /** The figures a model's provenance keeps, each named {@code test_…}; fractions, not percent. */
  Map<String, Double> metrics() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("test_images", (double) model.images());
    metrics.put("test_accuracy", model.accuracy());
    metrics.put("test_macro_f1", model.macroF1());
    metrics.put("test_ece", model.expectedCalibrationError());
    metrics.put("test_nll", model.negativeLogLikelihood());
    baseline.ifPresent(other -> metrics.put("test_baseline_accuracy", other.accuracy()));
    return metrics;
  }
}
