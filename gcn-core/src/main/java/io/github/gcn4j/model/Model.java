package io.github.gcn4j.model;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything a model file holds: enough to classify an image and to tell what the answer is worth.
 *
 * @param architecture name of the preset, or {@code custom}
 * @param program what is computed
 * @param parameters with these values
 * @param classes class names, in the order of the logits
 * @param preprocessing how images become node features
 * @param trust how far its answers hold
 * @param provenance where the model came from
 * @param baseline a histogram classifier fitted to the same training images, if any
 * @param trainingHashes {@link io.github.gcn4j.data.LabelledImage#contentHash()} of each training
 *     image, ascending; empty if not kept
 */
public record Model(
    String architecture,
    Program program,
    Parameters parameters,
    List<String> classes,
    Preprocessing preprocessing,
    Trust trust,
    Provenance provenance,
    Optional<HistogramBaseline> baseline,
    List<Long> trainingHashes) {

  /**
   * Checks that the parts fit.
   *
   * @throws IllegalArgumentException if the parameters are not the program's, classes and logits or
   *     node and input features differ in number, a running variance is negative, or a class is
   *     named twice
   */
  public Model {
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(baseline, "baseline");
    parameters.requireFor(program);
    requireVariances(program, parameters);
    classes = List.copyOf(classes);
    trainingHashes = List.copyOf(trainingHashes);
    if (classes.size() != program.outputFeatures()
        || classes.stream().distinct().count() != classes.size()) {
      throw new IllegalArgumentException(
          "expected " + program.outputFeatures() + " distinct class names, found " + classes);
    }
    if (preprocessing.nodeFeatures() != program.inputFeatures()) {
      throw new IllegalArgumentException(
          "expected "
              + program.inputFeatures()
              + " features of each node, found "
              + preprocessing.nodeFeatures());
    }
  }

  /**
   * A model of which nothing is known but, perhaps, how to calibrate it.
   *
   * @param temperature logits are divided by it before the softmax; 1 unless calibrated
   * @throws IllegalArgumentException as the canonical constructor, or if the temperature is not
   *     positive and finite
   */
  public Model(
      String architecture,
      Program program,
      Parameters parameters,
      List<String> classes,
      Preprocessing preprocessing,
      double temperature,
      Provenance provenance,
      Optional<HistogramBaseline> baseline,
      List<Long> trainingHashes) {
    this(
        architecture,
        program,
        parameters,
        classes,
        preprocessing,
        Trust.UNKNOWN.withTemperature(temperature),
        provenance,
        baseline,
        trainingHashes);
  }

  /** The same model, of which more is known. */
  public Model withTrust(Trust known) {
    return new Model(
        architecture,
        program,
        parameters,
        classes,
        preprocessing,
        known,
        provenance,
        baseline,
        trainingHashes);
  }

  private static void requireVariances(Program program, Parameters parameters) {
    for (Step step : program.steps()) {
      if (step instanceof Step.BatchNorm norm) {
        for (float variance : parameters.get(norm.runningVariance())) {
          if (!(variance >= 0)) {
            throw new IllegalArgumentException(
                "expected variances of at least 0 in "
                    + norm.runningVariance()
                    + ", found "
                    + variance);
          }
        }
      }
    }
  }
}
