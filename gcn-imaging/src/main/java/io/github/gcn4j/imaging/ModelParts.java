package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Novelty;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.model.Trust;
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
 * @param hashes of those images, ascending; empty if the recipe wants none
 * @param novelty what those images look like; empty where they are too few, or of one group
 */
public record ModelParts(
    Recipe recipe,
    Program program,
    List<String> classes,
    Preprocessing preprocessing,
    Provenance provenance,
    HistogramBaseline baseline,
    List<Long> hashes,
    Optional<Novelty> novelty) {

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
   * @throws ImageFolderException if images are in groups and one of these has none
   * @throws IllegalArgumentException if there is no training image
   */
  public static ModelParts of(Recipe recipe, ImageSplit split, BackendInfo backend)
      throws ImageFolderException {
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
        recipe.trust().images() ? hashes(seen) : List.of(),
        KnownLooks.of(split, recipe.options().seed()));
  }

  private static List<Long> hashes(List<LabelledImage> images) {
    return images.stream().map(LabelledImage::contentHash).sorted().toList();
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

  /**
   * A whole model as it is after an epoch, with that epoch's figures, calibrated if the recipe says
   * how.
   */
  public Model after(EpochReport epoch, Parameters parameters) {
    return after(epoch, parameters, recipe.trust().temperature().orElse(1.0), Map.of());
  }

  /**
   * The same at the end of a training.
   *
   * @param temperature that calibrates it
   * @param test figures of a test
   */
  Model after(
      EpochReport epoch, Parameters parameters, double temperature, Map<String, Double> test) {
    Map<String, Double> metrics = metrics(epoch);
    metrics.putAll(test);
    return new Model(
        recipe.preset().label(),
        program,
        parameters,
        classes,
        preprocessing,
        new Trust(temperature, recipe.trust().pictures(), novelty),
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
