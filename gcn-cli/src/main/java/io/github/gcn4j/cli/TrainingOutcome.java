package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SkippedImage;
import io.github.gcn4j.model.Model;
import java.util.List;
import java.util.Optional;

/**
 * What a training run gives.
 *
 * @param model the best epoch's, as written
 * @param test how it did on the test images, if there are any
 * @param skipped images that could not be used
 */
record TrainingOutcome(Model model, Optional<ModelEvaluation> test, List<SkippedImage> skipped) {}
