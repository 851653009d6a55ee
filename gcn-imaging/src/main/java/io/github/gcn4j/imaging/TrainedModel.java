package io.github.gcn4j.imaging;

import io.github.gcn4j.model.Model;
import io.github.gcn4j.training.TrainingResult;
import java.util.Optional;

/**
 * What comes of a training on images.
 *
 * @param model the best epoch's, with its test figures if there were test images
 * @param training how it went
 * @param test how the model did on the test images, if there were any
 */
public record TrainedModel(Model model, TrainingResult training, Optional<ModelEvaluation> test) {}
