package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.TrainingOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of an image model that training does not change: known before the first epoch, so that every
 * checkpoint can be a whole model file.
 *
 * @param preset the architecture
 * @param program the preset's program for these channels and classes
 * @param classes class names
 * @param preprocessing from bytes to features
 * @param provenance without metrics
 * @param baseline fitted to the images the model sees
 * @param hashes of those images, ascending
 */
public record ModelParts(
    Preset preset,
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
   * The parts of a model to be trained; fits the baseline.
   *
   * @param preset the architecture
   * @param preprocessing how the images become node features
   * @param split the images
   * @param options what training will be told
   * @param backend what will compute
   * @throws IllegalArgumentException if there is no training image
   */
  public static ModelParts of(
      Preset preset,
      Preprocessing preprocessing,
      ImageSplit split,
      TrainingOptions options,
      BackendInfo backend) {
    List<LabelledImage> seen = split.seen();
    List<String> classes = split.training().classes();
    Provenance provenance =
        new Provenance(
            "trained",
            DataFingerprint.of(seen),
            split.words(),
            options.seed(),
            backend.name() + ": " + backend.kernels(),
            hyperParameters(preset, preprocessing, options),
            versions(),
            Map.of());
    return new ModelParts(
        preset,
        preset.program(preprocessing.channels(), classes.size()),
        classes,
        preprocessing,
        provenance,
        HistogramBaseline.fit(seen, classes),
        seen.stream().map(LabelledImage::contentHash).sorted().toList());
  }

  // No clock, host, path or number of threads below: the same training gives the same file.

  private static Map<String, String> hyperParameters(
      Preset preset, Preprocessing preprocessing, TrainingOptions options) {
    Map<String, String> told = new LinkedHashMap<>();
    told.put("preset", preset.label());
    told.putAll(options.toMap());
    told.put("image_size", preprocessing.height() + "×" + preprocessing.width());
    return told;
  }

  private static Map<String, String> versions() {
    String library = ModelParts.class.getPackage().getImplementationVersion();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("gcn4j", library == null ? "development" : library);
    versions.put("java", System.getProperty("java.specification.version", "unknown"));
    return versions;
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
        preset.label(),
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
