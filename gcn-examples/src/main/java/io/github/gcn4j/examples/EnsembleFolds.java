package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.evaluation.ClassMetrics;
import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.FoldEvaluation;
import io.github.gcn4j.evaluation.TemperatureScaling;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImageGroups;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.LoadOptions;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Ensemble;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What several cross-validations of the same folds are worth, each for itself and as ensembles: on
 * every fold, the models that never saw it answer together.
 *
 * <p>Arguments: the image folder, the table of folds as {@code TABLE.csv:COLUMN}, a temperature at
 * which to tell the calibration error too, and the {@code --out} of each {@code gcn train --folds}
 * whose folds are that column's groups.
 */
public final class EnsembleFolds {
  private EnsembleFolds() {}

  /** Measures. */
  public static void main(String[] args) throws IOException {
    int colon = args[1].lastIndexOf(':');
    ImageGroups groups =
        ImageGroups.read(Path.of(args[1].substring(0, colon)), args[1].substring(colon + 1));
    double temperature = Double.parseDouble(args[2]);
    List<String> runs = Arrays.asList(args).subList(3, args.length);
    Model any = ModelFile.read(fold(runs.get(0), 1));
    ImagePreparation preparation = ImagePreparation.of(any.preprocessing());
    ImageFolder folder = ImageFolder.open(Path.of(args[0]));
    ImageSet images = folder.load(preparation, LoadOptions.standard()).images();
    int count = (int) groups.of(images).stream().distinct().count();
    List<ImageSplit> splits = ImageSplit.folds(images, count, Optional.of(groups), 0, 0);
    try (TensorBackend backend = Backends.best()) {
      for (String run : runs) {
        System.out.println(
            Path.of(run).getFileName() + ": " + line(folds(List.of(run), splits, backend)));
      }
      if (runs.size() > 1) {
        CrossValidation together = folds(runs, splits, backend);
        System.out.println("together: " + line(together));
        print(together, temperature);
      }
    }
  }

  private static Path fold(String run, int number) {
    return Path.of(run.replaceFirst("\\.safetensors$", "-fold" + number + ".safetensors"));
  }

  private static CrossValidation folds(
      List<String> runs, List<ImageSplit> splits, TensorBackend backend) throws IOException {
    List<FoldEvaluation> folds = new ArrayList<>();
    for (int number = 1; number <= splits.size(); number++) {
      List<Model> members = new ArrayList<>();
      for (String run : runs) {
        members.add(ModelFile.read(fold(run, number)));
      }
      Model model = members.size() == 1 ? members.get(0) : Ensemble.of(members);
      ModelEvaluation test = ModelEvaluation.of(model, splits.get(number - 1).test(), backend);
      if (!test.seen().trainedOn().isEmpty()) {
        System.out.printf("fold %d: %s%n", number, test.warning().orElse(""));
      }
      folds.add(new FoldEvaluation("fold " + number, test.model(), test.baseline()));
    }
    return new CrossValidation(folds);
  }

  private static String line(CrossValidation folds) {
    return String.format(
        Locale.ROOT,
        "mean %.2f %% (%s), all %.2f %%",
        100 * folds.meanAccuracy(),
        folds.folds().stream()
            .map(fold -> String.format(Locale.ROOT, "%.1f", 100 * fold.model().accuracy()))
            .collect(Collectors.joining(", ")),
        100 * folds.pooled().accuracy());
  }

  private static void print(CrossValidation folds, double temperature) {
    Evaluation pooled = folds.pooled();
    System.out.printf(
        Locale.ROOT,
        "95 %% interval of all %.1f to %.1f %%, recall %s, histogram baseline %.1f %%%n",
        100 * pooled.accuracyInterval().lower(),
        100 * pooled.accuracyInterval().upper(),
        pooled.perClass().stream().map(EnsembleFolds::recall).collect(Collectors.joining(", ")),
        100 * folds.meanBaselineAccuracy().orElse(Double.NaN));
    Evaluation given =
        Evaluation.of(
            pooled.classes(), TemperatureScaling.apply(pooled.predictions(), temperature));
    System.out.printf(
        Locale.ROOT,
        "calibration error %.1f %% at the other folds' temperature, %.1f %% at %.2f; all ask for %.2f%n",
        100 * folds.calibrated().expectedCalibrationError(),
        100 * given.expectedCalibrationError(),
        temperature,
        folds.temperature());
  }

  private static String recall(ClassMetrics metrics) {
    return String.format(Locale.ROOT, "%s %.1f %%", metrics.name(), 100 * metrics.recall());
  }
}
