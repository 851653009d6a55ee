package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SeenImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a training gives, under the names scripts depend on. */
final class TrainingJson {
  private TrainingJson() {}

  /** Of a single model. */
  static Map<String, Object> of(TrainingOutcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>(of(outcome.first(), outcome));
    json.put("notice", Notice.TEXT);
    return json;
  }

  /** Of a cross-validation. */
  static Map<String, Object> ofFolds(TrainingOutcome outcome) {
    CrossValidation folds = outcome.folds();
    List<Object> each = new ArrayList<>();
    for (TrainingOutcome.Run run : outcome.runs()) {
      Map<String, Object> fold = new LinkedHashMap<>();
      fold.put("fold", each.size() + 1);
      fold.putAll(of(run, outcome));
      each.add(fold);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("folds", each);
    ModelEvaluation pooled =
        new ModelEvaluation(folds.pooled(), folds.pooledBaseline(), SeenImages.NONE);
    json.put("pooled", EvaluationJson.of(pooled, outcome.skipped()));
    json.put("mean_accuracy", folds.meanAccuracy());
    folds
        .meanBaselineAccuracy()
        .ifPresent(accuracy -> json.put("mean_baseline_accuracy", accuracy));
    json.put("standard_deviation", folds.standardDeviation());
    json.put("worst_fold", folds.worst().name());
    json.put("temperature", folds.temperature());
    json.put("calibrated_ece", folds.calibrated().expectedCalibrationError());
    json.put("notice", Notice.TEXT);
    return json;
  }

  private static Map<String, Object> of(TrainingOutcome.Run run, TrainingOutcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("model", run.file().toString());
    json.put("metrics", ModelFacts.metrics(run.trained().model().provenance()));
    run.trained()
        .test()
        .ifPresent(test -> json.put("test", EvaluationJson.of(test, outcome.skipped())));
    return json;
  }
}
