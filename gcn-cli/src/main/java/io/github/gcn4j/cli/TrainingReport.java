package io.github.gcn4j.cli;

import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SeenImages;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.training.EpochReport;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The report of a training: of the test, or of all folds together. */
final class TrainingReport {
  private TrainingReport() {}

  /**
   * Writes it into the plan's folder.
   *
   * @throws IOException if a picture cannot be read again or a file not be written
   */
  static void write(TrainingPlan plan, TrainingOutcome outcome) throws IOException {
    if (plan.report().isEmpty()) {
      return;
    }
    TrainingOutcome.Run first = outcome.first();
    Model model = first.trained().model();
    EvaluationReport report;
    if (plan.split().crossValidates()) {
      CrossValidation folds = outcome.folds();
      ModelEvaluation pooled =
          new ModelEvaluation(folds.pooled(), folds.pooledBaseline(), SeenImages.NONE);
      report =
          EvaluationReport.of(ModelFamily.of(ofAllFolds(model)), pooled, new Pictures(plan.data()))
              .folds(folds, epochs(outcome))
              .images(testImages(outcome));
    } else {
      report =
          EvaluationReport.of(
                  ModelFamily.of(model),
                  first.trained().test().orElseThrow(),
                  new Pictures(plan.data()))
              .epochs(
                  first.trained().training().epochs(),
                  plan.recipe().options(),
                  first.split().training().size())
              .images(first.split());
    }
    report.skipped(outcome.skipped()).write(plan.report().get());
  }

  private static List<List<EpochReport>> epochs(TrainingOutcome outcome) {
    return outcome.runs().stream().map(run -> run.trained().training().epochs()).toList();
  }

  /** Which images each fold held out. */
  private static Map<String, List<LabelledImage>> testImages(TrainingOutcome outcome) {
    Map<String, List<LabelledImage>> images = new LinkedHashMap<>();
    for (TrainingOutcome.Run run : outcome.runs()) {
      images.put("fold " + (images.size() + 1), run.split().test().images());
    }
    return images;
  }

  /** The first fold's model, without what is true of that fold alone. */
  private static Model ofAllFolds(Model model) {
    Provenance one = model.provenance();
    Map<String, String> split = new LinkedHashMap<>(one.split());
    split.remove("fold");
    Provenance all =
        new Provenance(
            one.source(),
            Map.of(),
            split,
            one.input(),
            one.training(),
            one.environment(),
            Map.of());
    return new Model(
        model.architecture(),
        model.program(),
        model.parameters(),
        model.classes(),
        model.preprocessing(),
        model.trust(),
        all,
        model.baseline(),
        model.trainingHashes());
  }
}
