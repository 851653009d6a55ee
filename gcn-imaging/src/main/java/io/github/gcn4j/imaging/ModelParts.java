package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.training.EpochReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of an image model that training does not change: known before the first epoch, so that every
 * checkpoint can be a whole model file.
 *
 * @param recipe how the model is made
 * @param program the preset's program for these channels and classes
 * @param classes class names
 * @param preprocessing from bytes to features, as measured on the training images
 * @param provenance without metrics
 * @param baseline fitted to the images the model sees
 * @param hashes of those images, ascending
 */
public record ModelParts(
    Recipe recipe,
    Program program,
    List<String> classes,
    Preprocessing preprocessing,
    Provenance provenance,
    HistogramBaseline baseline,
    List<Long> hashes) {

  /** Copies the lists. */
  public ModelParts {
    classes = List.copyOf(classes);
    hashes = List.copyOf(hashes);
  }

  /**
   * The parts of a model to be trained; measures the images and fits the baseline.
   *
   * @param recipe how it will be made
   * @param split the images, of the recipe's size
   * @param backend what will compute
   * @throws IllegalArgumentException if there is no training image
   */
  public static ModelParts of(Recipe recipe, ImageSplit split, BackendInfo backend) {
    List<LabelledImage> seen = split.seen();
    List<String> classes = split.training().classes();
    Provenance provenance =
        new Provenance(
            "trained",
            data(split),
            split.how(),
            recipe.input(),
            recipe.options().toMap(),
            environment(backend),
            Map.of());
    Preprocessing preprocessing = recipe.standardisation().preprocessing(split.training());
    return new ModelParts(
        recipe,
        recipe.preset().program(preprocessing.nodeFeatures(), classes.size()),
        classes,
        preprocessing,
        provenance,
        HistogramBaseline.fit(seen, classes),
        seen.stream().map(LabelledImage::contentHash).sorted().toList());
  }

  // No clock, host, path or number of threads below: the same training gives the same file.

  private static Map<String, String> data(ImageSplit split) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("training_images", Integer.toString(split.training().size()));
    data.put("validation_images", Integer.toString(split.validation().size()));
    data.put("test_images", Integer.toString(split.test().size()));
    data.put("fingerprint", DataFingerprint.of(split.seen()));
    data.put("test_fingerprint", DataFingerprint.of(split.test().images()));
    return data;
  }

  private static Map<String, String> environment(BackendInfo backend) {
    String library = ModelParts.class.getPackage().getImplementationVersion();
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("backend", backend.name());
    environment.put("kernels", backend.kernels());
    environment.put("gcn4j", library == null ? "development" : library);
    environment.put("java", System.getProperty("java.specification.version", "unknown"));
    return environment;
  }

  /** A whole model as it is after an epoch, with that epoch's figures. */
  public Model after(EpochReport epoch, Parameters parameters) {
    return with(parameters, metrics(epoch));
  }

  /** The same with the figures of a test at the end. */
  public Model after(EpochReport epoch, Parameters parameters, ModelEvaluation test) {
    Map<String, Double> metrics = metrics(epoch);
    metrics.putAll(test.metrics());
    return with(parameters, metrics);
  }

  private Model with(Parameters parameters, Map<String, Double> metrics) {
    return new Model(
        recipe.preset().label(),
        program,
        parameters,
        classes,
        preprocessing,
        1,
        provenance.withMetrics(metrics),
        Optional.of(baseline),
        hashes);
  }

  /** Figures that are the same whenever and wherever the epoch runs. */
  private static Map<String, Double> metrics(EpochReport epoch) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epoch", (double) epoch.epoch());
    metrics.put("train_loss", epoch.training().loss());
    metrics.put("train_accuracy", epoch.training().accuracy());
    epoch
        .validation()
        .ifPresent(
            score -> {
              metrics.put("validation_loss", score.loss());
              metrics.put("validation_accuracy", score.accuracy());
            });
    return metrics;
  }
}
