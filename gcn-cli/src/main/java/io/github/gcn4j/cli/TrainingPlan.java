package io.github.gcn4j.cli;

import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.TrainingOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to train on what, and where the results go.
 *
 * @param data image folder
 * @param out the model file
 * @param preset the architecture
 * @param options epochs, batch, learning rate, seed
 * @param imageSize side images are resized to, in pixels
 * @param trainingList names of the images to learn from
 * @param testList names of the images to test on
 * @param testFraction share of each class to test on, where there are no lists
 * @param validationFraction share of each class's training images that chooses the best epoch
 * @param report folder of the HTML report
 */
record TrainingPlan(
    Path data,
    Path out,
    Preset preset,
    TrainingOptions options,
    int imageSize,
    Optional<Path> trainingList,
    Optional<Path> testList,
    double testFraction,
    double validationFraction,
    Optional<Path> report) {}
