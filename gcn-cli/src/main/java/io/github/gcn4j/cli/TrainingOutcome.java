package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.FoldEvaluation;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SkippedImage;
import io.github.gcn4j.imaging.TrainedModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a training gives.
 *
 * @param runs one, or one for each fold
 * @param skipped images that could not be used
 */
record TrainingOutcome(List<Run> runs, List<SkippedImage> skipped) {

  /**
   * One model.
   *
   * @param file where it is
   * @param split what it was trained and tested on
   * @param trained as written
   */
  record Run(Path file, ImageSplit split, TrainedModel trained) {}

  /** Copies the lists. */
  TrainingOutcome {
    runs = List.copyOf(runs);
    skipped = List.copyOf(skipped);
  }

  /** The only run, or the first fold's. */
  Run first() {
    return runs.get(0);
  }

  /** All folds side by side; every run has test images then. */
  CrossValidation folds() {
    List<FoldEvaluation> folds = new ArrayList<>();
    for (Run run : runs) {
      ModelEvaluation test = run.trained().test().orElseThrow();
      folds.add(new FoldEvaluation("fold " + (folds.size() + 1), test.model(), test.baseline()));
    }
    return new CrossValidation(folds);
  }
}
