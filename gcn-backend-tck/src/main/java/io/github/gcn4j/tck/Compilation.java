package io.github.gcn4j.tck;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a backend is asked to compile. */
record Compilation(Program program, Graph graph) {

  /** One grid, several grids and a graph of edges. */
  static List<Compilation> all() {
    return List.of(
        new Compilation(Preset.flat(1, List.of(4, 5), 3), Grid.of(12, 17)),
        new Compilation(Pyramid.of(4, 5).program(1, 3), Grid.of(12, 17)),
        new Compilation(Preset.flat(1, List.of(4, 5), 3), SampleGraphs.randomEdges(20, 50, 88)));
  }

  /** The same values in arrays of their own at each call. */
  Parameters parameters() {
    return SampleParameters.of(program, 89);
  }

  /** What the backend compiles, for inference and for training: nothing, one or both. */
  List<CompiledForward> with(TensorBackend backend) {
    return with(backend, parameters());
  }

  /** The same with these parameters. */
  List<CompiledForward> with(TensorBackend backend, Parameters parameters) {
    return Stream.<Optional<? extends CompiledForward>>of(
            backend.compile(program, graph, parameters),
            backend.compileTraining(program, graph, parameters))
        .<CompiledForward>flatMap(Optional::stream)
        .toList();
  }

  /** The readouts of one signal, step by step. */
  float[][] interpreted(TensorBackend backend) {
    try (Session session = Session.open(backend, program, graph, parameters())) {
      return program.readouts().stream()
          .map(value -> session.value(input(1), 1, value))
          .toArray(float[][]::new);
    }
  }

  float[] input(int batch) {
    return SampleGraphs.values(batch * graph.nodes() * program.inputFeatures(), 90);
  }

  /** An array for each readout. */
  float[][] rows(int batch) {
    return program.readouts().stream()
        .map(value -> new float[batch * program.type(value).features()])
        .toArray(float[][]::new);
  }
}
