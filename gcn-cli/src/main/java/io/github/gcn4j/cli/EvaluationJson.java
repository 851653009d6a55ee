package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.ClassMetrics;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SkippedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation under the names scripts depend on. */
final class EvaluationJson {
  private EvaluationJson() {}

  /** One document; fractions are from 0 to 1, the confusion's rows are the actual classes. */
  static Map<String, Object> of(ModelEvaluation evaluation, List<SkippedImage> skipped) {
    Evaluation model = evaluation.model();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("images", model.images());
    json.put("accuracy", model.accuracy());
    json.put(
        "accuracy_ci95",
        List.of(model.accuracyInterval().lower(), model.accuracyInterval().upper()));
    json.put("macro_f1", model.macroF1());
    Map<String, Object> perClass = new LinkedHashMap<>();
    for (ClassMetrics metrics : model.perClass()) {
      perClass.put(metrics.name(), of(metrics));
    }
    json.put("per_class", perClass);
    json.put("classes", model.classes());
    json.put(
        "confusion",
        Arrays.stream(model.confusion().counts())
            .map(row -> Arrays.stream(row).boxed().toList())
            .toList());
    json.put("ece", model.expectedCalibrationError());
    json.put("nll", model.negativeLogLikelihood());
    evaluation.baseline().ifPresent(other -> json.put("baseline_accuracy", other.accuracy()));
    json.put("trained_on", evaluation.trainedOn());
    json.put("skipped", skipped.stream().map(EvaluationJson::of).toList());
    json.put("notice", Notice.TEXT);
    return json;
  }

  private static Map<String, Object> of(ClassMetrics metrics) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("precision", metrics.precision());
    json.put("recall", metrics.recall());
    json.put("f1", metrics.f1());
    json.put("support", metrics.support());
    return json;
  }

  private static Map<String, Object> of(SkippedImage image) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", image.name());
    json.put("error", image.reason());
    return json;
  }
}
