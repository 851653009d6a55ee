package io.github.gcn4j.cli;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of a model that training does not change.
 *
 * @param preset the architecture
 * @param program the preset's program for these channels and classes
 * @param classes class names
 * @param preprocessing from bytes to features
 * @param provenance without metrics
 * @param baseline fitted to the same images
 * @param hashes of those images, ascending
 */
record ModelParts(
    Preset preset,
    Program program,
    List<String> classes,
    Preprocessing preprocessing,
    Provenance provenance,
    HistogramBaseline baseline,
    List<Long> hashes) {

  /** A whole model. */
  Model with(Parameters parameters, Map<String, Double> metrics) {
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
}
