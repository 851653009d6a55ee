package io.github.gcn4j.cli;

import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.imaging.DamagedImages;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SkippedImage;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import io.github.gcn4j.report.DatasetOverview;
import io.github.gcn4j.report.EpochPoint;
import io.github.gcn4j.report.HtmlReport;
import io.github.gcn4j.report.Report;
import io.github.gcn4j.report.Sample;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.TrainingOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The HTML report of an evaluation, with pictures of what was classified. */
final class EvaluationReport {
  private static final int MISTAKES = 24;
  private static final int RIGHT_OF_EACH_CLASS = 3;
  private static final int EXAMPLES_OF_EACH_CLASS = 5;

  private final ModelFamily model;
  private final ModelEvaluation evaluation;
  private final Pictures pictures;
  private final Report.Builder report;

  private EvaluationReport(ModelFamily model, ModelEvaluation evaluation, Pictures pictures) {
    this.model = model;
    this.evaluation = evaluation;
    this.pictures = pictures;
    this.report =
        Report.of("gcn4j: " + architectures(model) + " model", evaluation.model())
            .subtitle(String.join(", ", model.classes()));
    evaluation.baseline().ifPresent(report::baseline);
    evaluation.warning().ifPresent(report::warning);
  }

  /**
   * Starts a report.
   *
   * @param model what was evaluated
   * @param evaluation how it did
   * @param pictures of the images
   */
  static EvaluationReport of(ModelFamily model, ModelEvaluation evaluation, Pictures pictures) {
    return new EvaluationReport(model, evaluation, pictures);
  }

  private static String architectures(ModelFamily family) {
    return family.models().stream()
        .map(Model::architecture)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /**
   * Adds the training.
   *
   * @param options what the trainer was told
   * @param images number of training images
   */
  EvaluationReport epochs(List<EpochReport> epochs, TrainingOptions options, int images) {
    report.epochs(epochs.stream().map(epoch -> EpochPoint.of(epoch, options, images)).toList());
    return this;
  }

  /**
   * Adds a cross-validation.
   *
   * @param epochs of each fold's training
   */
  EvaluationReport folds(CrossValidation folds, List<List<EpochReport>> epochs) {
    report
        .folds(folds)
        .foldEpochs(
            epochs.stream().map(each -> each.stream().map(EpochPoint::of).toList()).toList());
    return this;
  }

  /**
   * Adds what the images look like, in the parts they were split into.
   *
   * @throws IOException if a picture cannot be read again
   */
  EvaluationReport images(ImageSplit split) throws IOException {
    Map<String, List<LabelledImage>> parts = new LinkedHashMap<>();
    parts.put("training", split.training().images());
    parts.put("validation", split.validation().images());
    parts.put("test", split.test().images());
    return images(parts);
  }

  /**
   * Adds what the images look like.
   *
   * @param parts the images of each part by its name, in reading order
   * @throws IOException if a picture cannot be read again
   */
  EvaluationReport images(Map<String, List<LabelledImage>> parts) throws IOException {
    List<List<BufferedImage>> examples = new ArrayList<>();
    List<LabelledImage> all = parts.values().stream().flatMap(List::stream).toList();
    for (int label = 0; label < model.classes().size(); label++) {
      int wanted = label;
      List<LabelledImage> some = all.stream().filter(i -> i.label() == wanted).toList();
      List<BufferedImage> shown = new ArrayList<>();
      for (int i = 0; i < Math.min(EXAMPLES_OF_EACH_CLASS, some.size()); i++) {
        // Spread over the class: neighbours in a folder look alike.
        int index = (int) ((long) i * some.size() / EXAMPLES_OF_EACH_CLASS);
        shown.add(pictures.read(some.get(Math.max(i, index)).name()));
      }
      examples.add(shown);
    }
    report.dataset(DatasetOverview.of(model.classes(), parts).withExamples(examples));
    return this;
  }

  /** Adds that the images were damaged before they were classified. */
  void damaged(DamagedImages damage) {
    report.warning("the images were damaged first, those shown too: " + damage.text());
  }

  /** Adds a warning if images had to be left out. */
  EvaluationReport skipped(List<SkippedImage> skipped) {
    if (!skipped.isEmpty()) {
      report.warning(
          "%d images could not be read and are not counted, %s%s"
              .formatted(
                  skipped.size(), skipped.get(0).name(), skipped.size() > 1 ? " and others" : ""));
    }
    return this;
  }

  /**
   * Writes the report into a folder.
   *
   * @param folder made if absent
   * @return the page
   * @throws IOException if a picture cannot be read again or a file not be written
   */
  Path write(Path folder) throws IOException {
    report.samples(samples());
    boolean several = model.models().size() > 1;
    for (Model one : model.models()) {
      String prefix = several ? one.trust().pictures().label() + ": " : "";
      ModelFacts.origin(one.provenance())
          .forEach((name, text) -> report.provenance(prefix + name, text));
    }
    return HtmlReport.write(report.build(), folder);
  }

  /** The surest mistakes, then some of each class that are right. */
  private List<Sample> samples() throws IOException {
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
              pictures.read(prediction.name()),
              prediction.name(),
              model.classes().get(prediction.actual()),
              model.classes().get(prediction.predicted()),
              prediction.confidence()));
    }
    return samples;
  }
}
