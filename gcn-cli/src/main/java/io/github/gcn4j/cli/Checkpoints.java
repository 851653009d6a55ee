package io.github.gcn4j.cli;

import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the model after each epoch, and once more under its own name when it is the best yet. */
final class Checkpoints implements TrainingListener {
  private final ModelParts parts;
  private final OutputFiles files;
  private int epochs;

  Checkpoints(ModelParts parts, OutputFiles files) {
    this.parts = parts;
    this.files = files;
  }

  /** How many epochs were written. */
  int epochs() {
    return epochs;
  }

  /**
   * Writes the files.
   *
   * @throws UncheckedIOException if one cannot be written
   */
  @Override
  public void epochFinished(EpochReport report, Parameters parameters) {
    Map<String, Double> metrics = metrics(report);
    try {
      ModelFile.write(parts.with(parameters, metrics), files.last());
      if (report.best()) {
        ModelFile.write(parts.with(parameters, metrics), files.model());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    epochs = report.epoch();
  }

  /** Figures of one epoch that are the same whenever and wherever it runs. */
  static Map<String, Double> metrics(EpochReport report) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("epoch", (double) report.epoch());
    metrics.put("train_loss", report.training().loss());
    metrics.put("train_accuracy", report.training().accuracy());
    report
        .validation()
        .ifPresent(
            score -> {
              metrics.put("validation_loss", score.loss());
              metrics.put("validation_accuracy", score.accuracy());
            });
    return metrics;
  }
}
