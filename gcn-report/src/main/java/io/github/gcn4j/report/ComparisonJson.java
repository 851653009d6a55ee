package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Disagreement;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.evaluation.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a {@link ComparisonReport}, ready for {@link io.github.gcn4j.io.Json}: fractions
 * from 0 to 1, differences first less second.
 */
public final class ComparisonJson {

  private ComparisonJson() {}

  /** One document. */
  public static Map<String, Object> of(ComparisonReport report) {
    ModelComparison comparison = report.comparison();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("images", comparison.images());
    json.put("first", side(report.first(), comparison.first()));
    json.put("second", side(report.second(), comparison.second()));
    json.put("accuracy_difference", comparison.accuracyDifference());
    Map<String, Object> recall = new LinkedHashMap<>();
    for (int index = 0; index < comparison.first().classes().size(); index++) {
      recall.put(comparison.first().classes().get(index), comparison.recallDifference(index));
    }
    json.put("recall_difference", recall);
    Map<String, Object> agreement = new LinkedHashMap<>();
    agreement.put("both_right", comparison.count(true, true));
    agreement.put("only_first", comparison.count(true, false));
    agreement.put("only_second", comparison.count(false, true));
    agreement.put("both_wrong", comparison.count(false, false));
    json.put("agreement", agreement);
    json.put("mcnemar", EvaluationFigures.of(comparison.mcNemar()));
    json.put("verdict", comparison.verdict(report.first().name(), report.second().name()));
    List<String> classes = comparison.first().classes();
    json.put(
        "disagreements",
        comparison.disagreements().stream().map(one -> disagreement(one, classes)).toList());
    json.put("warnings", report.warnings());
    json.put("notice", Notice.TEXT);
    return json;
  }

  private static Map<String, Object> side(ComparisonReport.Side side, Evaluation evaluation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", side.name());
    json.putAll(EvaluationFigures.of(evaluation, side.baseline()));
    return json;
  }

  private static Map<String, Object> disagreement(Disagreement one, List<String> classes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", one.name());
    json.put("actual", classes.get(one.actual()));
    json.put("first", said(one.first(), classes));
    json.put("second", said(one.second(), classes));
    return json;
  }

  private static Map<String, Object> said(Prediction prediction, List<String> classes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("predicted", classes.get(prediction.predicted()));
    json.put("confidence", prediction.confidence());
    return json;
  }
}
