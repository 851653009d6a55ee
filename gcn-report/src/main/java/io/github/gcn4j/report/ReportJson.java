package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.FoldEvaluation;
import io.github.gcn4j.evaluation.McNemar;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.evaluation.ReliabilityBin;
import io.github.gcn4j.evaluation.RocCurve;
import io.github.gcn4j.evaluation.RocCurves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The figures behind the charts of a {@link Report}. */
final class ReportJson {

  private ReportJson() {}

  static Map<String, Object> of(Report report) {
    Evaluation model = report.evaluation();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", report.title());
    json.put("subtitle", report.subtitle());
    json.put("warnings", report.warnings());
    json.put("evaluation", EvaluationFigures.of(model, report.baseline()));
    report
        .baseline()
        .ifPresent(
            baseline -> {
              json.put("baseline", EvaluationFigures.of(baseline, Optional.empty()));
              McNemar test = new ModelComparison(model, baseline).mcNemar();
              json.put("model_against_baseline", EvaluationFigures.of(test));
            });
    json.put("roc", roc(RocCurves.of(model)));
    json.put("reliability", model.calibration().bins().stream().map(ReportJson::bin).toList());
    report.folds().ifPresent(folds -> json.put("folds", folds(folds, report.foldEpochs())));
    if (!report.epochs().isEmpty()) {
      json.put("epochs", report.epochs().stream().map(ReportJson::epoch).toList());
    }
    report.dataset().ifPresent(data -> json.put("dataset", dataset(data)));
    json.put("mistakes", mistakes(model));
    json.put("provenance", report.provenance());
    json.put("notice", Notice.TEXT);
    return json;
  }

  private static Map<String, Object> roc(RocCurves curves) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int index = 0; index < curves.classes().size(); index++) {
      Optional<RocCurve> curve = curves.curves().get(index);
      if (curve.isPresent()) {
        Map<String, Object> one = new LinkedHashMap<>();
        List<RocCurve.Point> points = curve.get().points();
        one.put("auc", curve.get().area());
        one.put(
            "false_positive_rate", points.stream().map(RocCurve.Point::falsePositiveRate).toList());
        one.put(
            "true_positive_rate", points.stream().map(RocCurve.Point::truePositiveRate).toList());
        json.put(curves.classes().get(index), one);
      }
    }
    return json;
  }

  private static Map<String, Object> bin(ReliabilityBin bin) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lower", bin.lower());
    json.put("upper", bin.upper());
    json.put("images", bin.count());
    json.put("mean_confidence", bin.meanConfidence());
    json.put("accuracy", bin.accuracy());
    return json;
  }

  private static Map<String, Object> folds(CrossValidation folds, List<List<EpochPoint>> epochs) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("mean_accuracy", folds.meanAccuracy());
    json.put("standard_deviation", folds.standardDeviation());
    folds.meanBaselineAccuracy().ifPresent(value -> json.put("mean_baseline_accuracy", value));
    json.put("worst", folds.worst().name());
    json.put("pooled", EvaluationFigures.of(folds.pooled(), folds.pooledBaseline()));
    List<Map<String, Object>> each = new ArrayList<>();
    for (FoldEvaluation fold : folds.folds()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", fold.name());
      one.putAll(EvaluationFigures.of(fold.model(), fold.baseline()));
      if (!epochs.isEmpty()) {
        one.put("epochs", epochs.get(each.size()).stream().map(ReportJson::epoch).toList());
      }
      each.add(one);
    }
    json.put("folds", each);
    return json;
  }

  private static Map<String, Object> epoch(EpochPoint point) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("epoch", point.epoch());
    putFinite(json, "train_loss", point.trainLoss());
    putFinite(json, "train_accuracy", point.trainAccuracy());
    putFinite(json, "validation_loss", point.validationLoss());
    putFinite(json, "validation_accuracy", point.validationAccuracy());
    putFinite(json, "learning_rate", point.learningRate());
    json.put("best", point.best());
    return json;
  }

  private static void putFinite(Map<String, Object> json, String name, double value) {
    if (Double.isFinite(value)) {
      json.put(name, value);
    }
  }

  private static Map<String, Object> dataset(DatasetOverview data) {
    Map<String, Object> json = new LinkedHashMap<>();
    List<Map<String, Object>> parts = new ArrayList<>();
    for (DatasetOverview.Part part : data.parts()) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("name", part.name());
      Map<String, Object> counts = new LinkedHashMap<>();
      for (int label = 0; label < data.classes().size(); label++) {
        counts.put(data.classes().get(label), part.counts().get(label));
      }
      one.put("images", counts);
      parts.add(one);
    }
    json.put("parts", parts);
    Map<String, Object> looks = new LinkedHashMap<>();
    for (int label = 0; label < data.classes().size(); label++) {
      ClassLook look = data.looks().get(label);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("images", look.images());
      one.put("mean_rgb", List.of(look.red(), look.green(), look.blue()));
      one.put("brightness", look.brightness());
      one.put("brightness_sd", look.spread());
      looks.put(data.classes().get(label), one);
    }
    json.put("looks", looks);
    return json;
  }

  /** All of them, the surest first. */
  private static List<Map<String, Object>> mistakes(Evaluation model) {
    return model.predictions().stream()
        .filter(prediction -> !prediction.correct())
        .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
        .map(prediction -> mistake(model, prediction))
        .toList();
  }

  private static Map<String, Object> mistake(Evaluation model, Prediction prediction) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", prediction.name());
    json.put("actual", model.classes().get(prediction.actual()));
    json.put("predicted", model.classes().get(prediction.predicted()));
    json.put("confidence", prediction.confidence());
    return json;
  }
}
