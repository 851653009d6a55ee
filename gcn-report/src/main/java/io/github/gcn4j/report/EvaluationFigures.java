package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.ClassMetrics;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.McNemar;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.RocCurves;
import io.github.gcn4j.evaluation.WilsonInterval;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An evaluation under the names scripts depend on, ready for {@link io.github.gcn4j.io.Json}.
 * Fractions are from 0 to 1; what is undefined, as the AUC of a class without images, is null.
 */
public final class EvaluationFigures {

  private EvaluationFigures() {}

  /**
   * An evaluation, with the accuracy of its histogram baseline and the verdict if there is one; the
   * confusion's rows are the actual classes.
   */
  public static Map<String, Object> of(Evaluation model, Optional<Evaluation> baseline) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("images", model.images());
    json.put("accuracy", model.accuracy());
    json.put("accuracy_ci95", of(model.accuracyInterval()));
    json.put("macro_f1", model.macroF1());
    RocCurves curves = RocCurves.of(model);
    json.put("macro_auc", curves.macroArea());
    Map<String, Object> perClass = new LinkedHashMap<>();
    for (int index = 0; index < model.classes().size(); index++) {
      perClass.put(model.classes().get(index), of(model.perClass().get(index), curves, index));
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
    baseline.ifPresent(
        other -> {
          json.put("baseline_accuracy", other.accuracy());
          json.put("verdict", new ModelComparison(model, other).verdictOnBaseline());
        });
    return json;
  }

  /** The bounds of an interval. */
  public static List<Double> of(WilsonInterval interval) {
    return List.of(interval.lower(), interval.upper());
  }

  /** A test; {@code only_first} and {@code only_second} are the images one alone has right. */
  public static Map<String, Object> of(McNemar test) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("only_first", test.onlyFirst());
    json.put("only_second", test.onlySecond());
    json.put("method", test.method().label());
    json.put("p", test.p());
    return json;
  }

  private static Map<String, Object> of(ClassMetrics metrics, RocCurves curves, int index) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("precision", metrics.precision());
    json.put("recall", metrics.recall());
    json.put("f1", metrics.f1());
    json.put("auc", curves.area(index));
    json.put("support", metrics.support());
    return json;
  }
}
