package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.imaging.ImageDecoder;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.report.EpochPoint;
import io.github.gcn4j.report.HtmlReport;
import io.github.gcn4j.report.Report;
import io.github.gcn4j.report.Sample;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The HTML report of an evaluation, with pictures of what was classified. */
final class EvaluationReport {
  private static final int MISTAKES = 12;
  private static final int RIGHT_OF_EACH_CLASS = 3;

  private EvaluationReport() {}

  /**
   * Writes the report into a folder.
   *
   * @param model what was evaluated
   * @param evaluation how it did
   * @param data folder the images' names are relative to
   * @param epochs of the training, or empty
   * @param folder made if absent
   * @return the page
   * @throws IOException if a picture cannot be read again or a file not be written
   */
  static Path write(
      Model model, ModelEvaluation evaluation, Path data, List<EpochReport> epochs, Path folder)
      throws IOException {
    Report.Builder report =
        Report.of("gcn4j: " + model.architecture() + " model", evaluation.model())
            .subtitle(String.join(", ", model.classes()))
            .epochs(epochs.stream().map(EvaluationReport::point).toList())
            .samples(samples(model, evaluation, data));
    evaluation.baseline().ifPresent(report::baseline);
    evaluation.warning().ifPresent(report::warning);
    Provenance provenance = model.provenance();
    report.provenance("source", provenance.source());
    if (!provenance.split().isEmpty()) {
      report
          .provenance("split", provenance.split())
          .provenance("seed", Long.toString(provenance.seed()))
          .provenance("backend", provenance.backend())
          .provenance("data fingerprint", provenance.dataFingerprint());
    }
    provenance.hyperParameters().forEach(report::provenance);
    provenance.versions().forEach(report::provenance);
    return HtmlReport.write(report.build(), folder);
  }

  private static EpochPoint point(EpochReport epoch) {
    return new EpochPoint(
        epoch.epoch(),
        epoch.training().loss(),
        epoch.training().accuracy(),
        epoch.validation().map(Score::loss).orElse(Double.NaN),
        epoch.validation().map(Score::accuracy).orElse(Double.NaN));
  }

  /** The surest mistakes, then some of each class that are right. */
  private static List<Sample> samples(Model model, ModelEvaluation evaluation, Path data)
      throws IOException {
    List<Prediction> predictions = evaluation.model().predictions();
    List<Prediction> chosen =
        new ArrayList<>(
            predictions.stream()
                .filter(prediction -> !prediction.correct())
                .sorted(Comparator.comparingDouble(Prediction::confidence).reversed())
                .limit(MISTAKES)
                .toList());
    for (int label = 0; label < model.classes().size(); label++) {
      int wanted = label;
      predictions.stream()
          .filter(prediction -> prediction.correct() && prediction.actual() == wanted)
          .limit(RIGHT_OF_EACH_CLASS)
          .forEach(chosen::add);
    }
    List<Sample> samples = new ArrayList<>();
    for (Prediction prediction : chosen) {
      samples.add(
          new Sample(
              ImageDecoder.standard().decode(data.resolve(prediction.name())).toBufferedImage(),
              prediction.name(),
              model.classes().get(prediction.actual()),
              model.classes().get(prediction.predicted()),
              prediction.confidence()));
    }
    return samples;
  }
}
