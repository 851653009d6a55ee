package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SkippedImage;
import io.github.gcn4j.report.EvaluationFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An evaluation under the names scripts depend on. */
final class EvaluationJson {
  private EvaluationJson() {}

  /** One document; fractions are from 0 to 1, the confusion's rows are the actual classes. */
  static Map<String, Object> of(ModelEvaluation evaluation, List<SkippedImage> skipped) {
    Map<String, Object> json =
        new LinkedHashMap<>(EvaluationFigures.of(evaluation.model(), evaluation.baseline()));
    json.put("trained_on", evaluation.seen().trainedOn().size());
    json.put("perhaps_trained_on", evaluation.seen().perhaps().size());
    json.put("skipped", skipped(skipped));
    json.put("notice", Notice.TEXT);
    return json;
  }

  /** The images that could not be used, and why. */
  static List<Map<String, Object>> skipped(List<SkippedImage> skipped) {
    return skipped.stream().map(EvaluationJson::of).toList();
  }

  private static Map<String, Object> of(SkippedImage image) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", image.name());
    json.put("error", image.reason());
    return json;
  }
}
