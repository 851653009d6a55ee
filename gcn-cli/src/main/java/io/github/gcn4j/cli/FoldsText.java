package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.EvaluationText;
import io.github.gcn4j.evaluation.FoldEvaluation;
import java.util.Locale;
import java.util.Optional;

/** A cross-validation for a terminal: each fold, all together, and what they say of each other. */
final class FoldsText {
  private FoldsText() {}

  static String of(CrossValidation folds) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-8s %8s %10s %18s %12s%n",
            "Fold",
            "Images",
            "Accuracy",
            "95 % interval",
            "Baseline"));
    for (FoldEvaluation fold : folds.folds()) {
      text.append(row(fold.name(), fold.model(), fold.baseline()));
    }
    text.append(row("all", folds.pooled(), folds.pooledBaseline()));
    text.append(
        String.format(
            Locale.ROOT,
            "Mean of the folds %.1f %%%s, worst %s (%.1f %%)%n%nAll folds together%n",
            100 * folds.meanAccuracy(),
            folds.standardDeviation().isPresent()
                ? String.format(
                    Locale.ROOT,
                    ", standard deviation %.1f",
                    100 * folds.standardDeviation().getAsDouble())
                : "",
            folds.worst().name(),
            100 * folds.worst().model().accuracy()));
    Evaluation pooled = folds.pooled();
    text.append(
        folds
            .pooledBaseline()
            .map(baseline -> EvaluationText.render(pooled, baseline))
            .orElseGet(() -> EvaluationText.render(pooled)));
    text.append(
        String.format(
            Locale.ROOT,
            "Calibration error %.1f %% with each fold's temperature taken from the others; all"
                + " together ask for %.2f%n",
            100 * folds.calibrated().expectedCalibrationError(),
            folds.temperature()));
    return text.toString();
  }

  private static String row(String name, Evaluation model, Optional<Evaluation> baseline) {
    return String.format(
        Locale.ROOT,
        "%-8s %8d %8.1f %% %7.1f to %5.1f %% %12s%n",
        name,
        model.images(),
        100 * model.accuracy(),
        100 * model.accuracyInterval().lower(),
        100 * model.accuracyInterval().upper(),
        baseline
            .map(other -> String.format(Locale.ROOT, "%.1f %%", 100 * other.accuracy()))
            .orElse(""));
  }
}
