package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.GRADIENT;
import static io.github.gcn4j.tck.Closeness.assertClose;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.engine.Softmax;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Normalization;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.training.AdamMoments;
import io.github.gcn4j.training.WeightedNll;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The mathematics is PyTorch Geometric's to the last digit that float32 has. */
interface ReferenceValueTests extends TckSubject {
  int BATCH = 4;

  @ParameterizedTest
  @CsvSource({"grid5x7, 5, 7", "grid96, 96, 96"})
  default void theFlatModelComputesWhatPygComputes(String name, int height, int width) {
    ReferenceValues values = ReferenceValues.load(name + ".safetensors");
    Program program = Preset.FLAT.program(1, 4);
    Parameters parameters = values.parameters(program, "init.");
    float[] x = values.floats("x");
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, Grid.of(height, width), parameters)) {
      assertLayers(values, program, session, x, height * width);
      float[] logits = session.logits(x, BATCH);
      assertClose("logits", logits, values.floats("logits"), FORWARD);
      assertClose("log_probs", logSoftmax(logits), values.floats("log_probs"), FORWARD);
      WeightedNll loss = new WeightedNll(values.floats("class_weight"));
      int[] labels = values.ints("y");
      double weight = loss.weightOf(labels);
      assertClose(
          "loss",
          new float[] {(float) loss.loss(logits, labels, weight)},
          values.floats("loss"),
          FORWARD);
      Parameters gradients = Parameters.zeros(program);
      session.differentiate(
          x, BATCH, new SplittableRandom(0), z -> loss.gradient(z, labels, weight), gradients);
      float[] inputGradient =
          session
              .sensitivities(x, BATCH, z -> loss.gradient(z, labels, weight), List.of(0))
              .get(0)
              .gradient();
      for (String parameter : program.parameters().keySet()) {
        assertClose(
            "grad." + parameter,
            gradients.get(parameter),
            values.floats("grad." + parameter),
            GRADIENT);
      }
      assertClose("grad.x", inputGradient, values.floats("grad.x"), GRADIENT);
    }
  }

  private static void assertLayers(
      ReferenceValues values, Program program, Session session, float[] x, int nodes) {
    int layer = 1;
    for (int i = 0; i < program.steps().size(); i++) {
      if (program.steps().get(i) instanceof Step.Activate) {
        int features = program.type(i + 1).features();
        float[] h = session.value(x, BATCH, i + 1);
        assertClose(
            "h" + layer + "_mean",
            means(h, nodes, features),
            values.floats("h" + layer + "_mean"),
            FORWARD);
        if (layer == 3) {
          assertClose("h3_first", rows(h, nodes, features, 0), values.floats("h3_first"), FORWARD);
          assertClose(
              "h3_last", rows(h, nodes, features, nodes - 3), values.floats("h3_last"), FORWARD);
        }
        layer++;
      } else if (program.steps().get(i) instanceof Step.Pool) {
        assertClose("pooled", session.value(x, BATCH, i + 1), values.floats("pooled"), FORWARD);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"grid5x7, 5, 7", "grid96, 96, 96"})
  default void fiveStepsOfAdamLeadWhereTorchLeads(String name, int height, int width) {
    ReferenceValues values = ReferenceValues.load(name + ".safetensors");
    Program program = Preset.FLAT.program(1, 4);
    Parameters parameters = values.parameters(program, "init.");
    WeightedNll loss = new WeightedNll(values.floats("class_weight"));
    int[] labels = values.ints("y");
    double weight = loss.weightOf(labels);
    AdamMoments adam = AdamMoments.start(program);
    float[] losses = new float[5];
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, Grid.of(height, width), parameters)) {
      for (int step = 0; step < losses.length; step++) {
        int current = step;
        Parameters gradients = Parameters.zeros(program);
        session.differentiate(
            values.floats("x"),
            BATCH,
            new SplittableRandom(0),
            logits -> {
              losses[current] = (float) loss.loss(logits, labels, weight);
              return loss.gradient(logits, labels, weight);
            },
            gradients);
        adam.step(parameters, gradients, 0.001, 0);
        session.upload(parameters);
      }
    }
    assertClose("adam_losses", losses, values.floats("adam_losses"), FORWARD);
    for (String parameter : program.parameters().keySet()) {
      assertClose(
          "adam5." + parameter,
          parameters.get(parameter),
          values.floats("adam5." + parameter),
          GRADIENT);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gcn, edge_index, false, SYMMETRIC, 1",
    "gcn_weighted, edge_index, true, SYMMETRIC, 1",
    "gcn_has_selfloops, edge_index_selfloops, false, SYMMETRIC, 1",
    "gcn_no_selfloops, edge_index, false, SYMMETRIC, 0",
    "gcn_unnormalized, edge_index, true, NONE, 0",
  })
  default void everyVariantOfGcnConvIsPygs(
      String name, String edges, boolean weighted, Normalization normalization, float selfLoops) {
    ReferenceValues values = ReferenceValues.load("layers.safetensors");
    int[] sources = values.row(edges, 0);
    int[] targets = values.row(edges, 1);
    Graph graph =
        weighted
            ? EdgeGraph.of(14, sources, targets, values.floats("edge_weight"))
            : EdgeGraph.of(14, sources, targets);
    GcnConv layer = new GcnConv(name, 7, new Adjacency(normalization, selfLoops));
    Program program = Program.sequential(5, layer, Layer.pool(Readout.MEAN));
    Parameters parameters = values.parameters(program, "");
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, graph, parameters)) {
      float[] out = session.value(values.floats("x"), 1, program.output() - 1);
      assertClose(name, out, values.floats(name + ".out"), FORWARD);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Readout.class, names = "STD", mode = EnumSource.Mode.EXCLUDE)
  default void readoutsOverABatchOfGraphsArePygs(Readout readout) {
    ReferenceValues values = ReferenceValues.load("layers.safetensors");
    List<Graph> graphs = new ArrayList<>();
    int[] batch = values.ints("batch");
    for (int graph = 0; graph < 3; graph++) {
      int wanted = graph;
      int nodes = (int) Arrays.stream(batch).filter(b -> b == wanted).count();
      graphs.add(EdgeGraph.of(nodes, new int[0], new int[0]));
    }
    try (TensorBackend backend = backend();
        Workspace workspace = backend.open()) {
      PreparedGraph graph = backend.prepare(new GraphBatch(graphs).operator(Adjacency.PLAIN));
      Signal x = workspace.signal(graph, 1, 5, values.floats("x"));
      Matrix pooled = workspace.readout(List.of(readout), x);
      float[] out = new float[3 * 5];
      workspace.read(pooled, out);
      String name = "pool_" + readout.name().toLowerCase(Locale.ROOT);
      assertClose(name, out, values.floats(name), FORWARD);
    }
  }

  @ParameterizedTest
  @EnumSource(Connectivity.class)
  default void aGridPropagatesAsItsEdgesDo(Connectivity connectivity) {
    for (int[] sides : new int[][] {{1, 1}, {1, 5}, {4, 1}, {2, 2}, {9, 6}}) {
      Grid grid = new Grid(sides[0], sides[1], connectivity);
      float[] x = SampleGraphs.values(grid.nodes() * 2, 21);
      for (Adjacency adjacency : SampleGraphs.adjacencies()) {
        for (Direction direction : Direction.values()) {
          assertClose(
              direction + " " + adjacency + " on " + grid,
              propagate(grid, adjacency, direction, x),
              propagate(GridEdges.of(grid), adjacency, direction, x),
              FORWARD);
        }
      }
    }
  }

  private float[] propagate(Graph graph, Adjacency adjacency, Direction direction, float[] x) {
    try (TensorBackend backend = backend();
        Workspace workspace = backend.open()) {
      PreparedGraph prepared = backend.prepare(graph.operator(adjacency));
      Signal signal = workspace.signal(prepared, 1, 2, x);
      float[] out = new float[x.length];
      workspace.read(workspace.propagate(prepared, signal, direction), out);
      return out;
    }
  }

  private static float[] logSoftmax(float[] logits) {
    float[] rows = new float[logits.length];
    for (int row = 0; row < BATCH; row++) {
      double[] log = Softmax.log(logits, row * 4, 4, 1);
      for (int c = 0; c < 4; c++) {
        rows[row * 4 + c] = (float) log[c];
      }
    }
    return rows;
  }

  private static float[] means(float[] h, int nodes, int features) {
    float[] means = new float[BATCH * features];
    for (int b = 0; b < BATCH; b++) {
      for (int f = 0; f < features; f++) {
        double sum = 0;
        for (int n = 0; n < nodes; n++) {
          sum += h[(b * nodes + n) * features + f];
        }
        means[b * features + f] = (float) (sum / nodes);
      }
    }
    return means;
  }

  private static float[] rows(float[] h, int nodes, int features, int from) {
    float[] rows = new float[BATCH * 3 * features];
    for (int b = 0; b < BATCH; b++) {
      System.arraycopy(h, (b * nodes + from) * features, rows, b * 3 * features, 3 * features);
    }
    return rows;
  }
}
