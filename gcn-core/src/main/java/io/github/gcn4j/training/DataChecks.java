package io.github.gcn4j.training;

import io.github.gcn4j.data.Batch;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType;
import java.util.Optional;

/** Refuses data that a program cannot be trained on, before the first epoch. */
final class DataChecks {
  private DataChecks() {}

  static void requireTrainable(Program program, LabelledData training, LabelledData validation) {
    requireFit(program, training);
    boolean[] present = new boolean[program.outputFeatures()];
    int classes = 0;
    for (int label : training.labels()) {
      classes += present[label] ? 0 : 1;
      present[label] = true;
    }
    if (classes < 2) {
      throw new IllegalArgumentException(
          "expected training signals of at least two classes, found %d of %d class(es)"
              .formatted(training.size(), classes));
    }
    if (validation.size() == 0) {
      return;
    }
    requireFit(program, validation);
    requireSameNodes(training, validation);
    for (int label : validation.labels()) {
      if (!present[label]) {
        throw new IllegalArgumentException(
            "expected validation signals of classes that are trained on, found class " + label);
      }
    }
  }

  private static void requireSameNodes(LabelledData training, LabelledData validation) {
    Optional<Graph> left = training.sharedGraph();
    Optional<Graph> right = validation.sharedGraph();
    if (left.isPresent() && right.isPresent() && left.get().nodes() != right.get().nodes()) {
      throw new IllegalArgumentException(
          "expected validation signals on the graph of the training signals (%d nodes), found %d nodes"
              .formatted(left.get().nodes(), right.get().nodes()));
    }
  }

  /** A batch normalisation after the readout needs more than one row to tell a spread from. */
  static void requireRowsToNormalise(Program program, LabelledData training, int batch) {
    if (Math.min(batch, training.size()) > 1) {
      return;
    }
    for (Step step : program.steps()) {
      if (step instanceof Step.BatchNorm norm
          && program.type(norm.input()).level() == ValueType.Level.GRAPH) {
        throw new IllegalArgumentException(
            "expected batches of at least 2 examples for the batch normalisation of graphs %s, found batches of 1"
                .formatted(norm.weight()));
      }
    }
  }

  private static void requireFit(Program program, LabelledData data) {
    if (data.sharedGraph().filter(GraphBatch.class::isInstance).isPresent()) {
      throw new IllegalArgumentException(
          "expected a graph of one part that every signal lives on, found a batch of graphs");
    }
    if (data.features() != program.inputFeatures()) {
      throw new IllegalArgumentException(
          "expected signals of %d features, found %d"
              .formatted(program.inputFeatures(), data.features()));
    }
    for (int label : data.labels()) {
      if (label < 0 || label >= program.outputFeatures()) {
        throw new IllegalArgumentException(
            "expected labels from 0 to %d, found %d"
                .formatted(program.outputFeatures() - 1, label));
      }
    }
  }

  /** Each example must become one row of logits. */
  static void requireRows(Batch batch, int examples) {
    if (batch.rows() != examples) {
      throw new IllegalArgumentException(
          "expected a batch of %d rows, one for each example, found %d"
              .formatted(examples, batch.rows()));
    }
  }
}
