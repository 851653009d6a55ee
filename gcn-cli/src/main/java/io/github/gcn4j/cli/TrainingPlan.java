package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.io.TrainingCheckpoint;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to train on what, and where the results go.
 *
 * @param data image folder
 * @param out the model file
 * @param recipe how the model is made
 * @param split how the images are divided
 * @param origin the run that this one repeats or goes on with
 * @param checkpoint where to go on
 * @param report folder of the HTML report
 */
record TrainingPlan(
    Path data,
    Path out,
    Recipe recipe,
    SplitPlan split,
    Optional<Origin> origin,
    Optional<TrainingCheckpoint> checkpoint,
    Optional<Path> report) {}
