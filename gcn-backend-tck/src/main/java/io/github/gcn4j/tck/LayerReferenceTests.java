package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GinConv;
import io.github.gcn4j.program.GraphConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.SageConv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer against what PyTorch Geometric computed. */
interface LayerReferenceTests extends TckSubject {
  String VALUES = "layers.safetensors";
  int NODES = 14;

  /** A layer under its name in the reference file, and whether it was given the edge weights. */
  static Stream<Arguments> layers() {
    Layer mlp = Layer.chain(Layer.linear("gin.nn.0", 8), Layer.relu(), Layer.linear("gin.nn.2", 7));
    return Stream.of(
        Arguments.of("cheb3", new ChebConv("cheb3", 7, 3), false),
        Arguments.of("sage", new SageConv("sage", 7), false),
        Arguments.of("graphconv", new GraphConv("graphconv", 7), true),
        Arguments.of("gin", new GinConv("gin", mlp, 0, ParameterSpec.Role.BUFFER), false),
        Arguments.of("gat", new GatConv("gat", 4, 2), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.github.gcn4j.tck.LayerReferenceTests#layers")
  default void aLayerIsPygs(String name, Layer layer, boolean weighted) {
    ReferenceValues values = ReferenceValues.load(VALUES);
    int[] sources = values.row("edge_index", 0);
    int[] targets = values.row("edge_index", 1);
    Graph graph =
        weighted
            ? EdgeGraph.of(NODES, sources, targets, values.floats("edge_weight"))
            : EdgeGraph.of(NODES, sources, targets);
    Program program = Program.sequential(5, layer, Layer.pool(Readout.MEAN));
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, graph, values.parameters(program, ""))) {
      float[] out = session.value(values.floats("x"), 1, program.output() - 1);
      assertClose(name, out, values.floats(name + ".out"), FORWARD);
    }
  }

  @Test
  default void graphNormIsPygs() {
    ReferenceValues values = ReferenceValues.load(VALUES);
    Program program = Program.sequential(5, new GraphNorm("graph_norm"), Layer.pool(Readout.MEAN));
    try (TensorBackend backend = backend();
        Session session =
            Session.open(backend, program, threeGraphs(), values.parameters(program, ""))) {
      float[] out = session.value(values.floats("x"), 1, 1);
      assertClose("graph_norm", out, values.floats("graph_norm.out"), FORWARD);
    }
  }

  /** Each node is a graph of its own, so that a sum over nodes shows the layer's very output. */
  @Test
  default void batchNormIsTorchsInTrainingAndInference() {
    ReferenceValues values = ReferenceValues.load(VALUES);
    String name = "batch_norm.module";
    Program program = Program.sequential(5, new BatchNorm(name), Layer.pool(Readout.SUM));
    Parameters parameters = Parameters.initial(program, new SplittableRandom(1));
    for (String trained : List.of(name + ".weight", name + ".bias")) {
      System.arraycopy(values.floats(trained), 0, parameters.get(trained), 0, 5);
    }
    Graph nodes = new GraphBatch(Collections.nCopies(NODES, isolated(1)));
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, nodes, parameters)) {
      Parameters gradients = Parameters.zeros(program);
      session.differentiate(
          values.floats("x"),
          1,
          new SplittableRandom(2),
          out -> {
            assertClose("out_train", out, values.floats("batch_norm.out_train"), FORWARD);
            return new float[out.length];
          },
          gradients);
      for (String running : List.of(name + ".running_mean", name + ".running_var")) {
        for (int f = 0; f < 5; f++) {
          parameters.get(running)[f] -= gradients.get(running)[f];
        }
      }
      session.upload(parameters);
      float[] out = session.logits(values.floats("x"), 1);
      assertClose("out_eval", out, values.floats("batch_norm.out_eval_after"), FORWARD);
    }
  }

  /**
   * The standard deviation of the reference file's {@code x} over each graph of its {@code batch},
   * by the formula of PyG 2.5's {@code StdAggregation}, computed in torch: v = mean(x²) − mean(x)²,
   * {@code v.clamp(min=1e-5).sqrt()}, 0 where that is at most √1e-5.
   */
  @Test
  default void standardDeviationIsPygs() {
    float[] expected = {
      0.8712745f, 1.0706177f, 0.80643016f, 0.5170079f, 0.69307506f,
      0.6121038f, 0.5594794f, 1.0161052f, 1.19491f, 1.3539577f,
      1.2082146f, 1.3508967f, 0.2180497f, 0.720803f, 0.22734824f
    };
    Program program = Program.sequential(5, Layer.pool(Readout.STD));
    try (TensorBackend backend = backend();
        Session session =
            Session.open(backend, program, threeGraphs(), Parameters.zeros(program))) {
      float[] x = ReferenceValues.load(VALUES).floats("x");
      assertClose("std", session.logits(x, 1), expected, FORWARD);
    }
  }

  /**
   * The attention readout of the reference file's {@code x} over each graph of its {@code batch},
   * by the formula of PyG 2.5's {@code AttentionalAggregation}, computed in torch with the first
   * feature as gate: e = exp(gate − max gate), Σ e / (Σ e + 1e-16) · x.
   */
  @Test
  default void attentionReadoutIsPygs() {
    float[] expected = {
      1.5366973f, -1.0865679f, -0.7764014f, 1.2109063f, 0.53215474f,
      -0.3395121f, -0.0014102384f, 0.12030725f, -0.36768916f, 1.1024078f,
      1.2629073f, -0.59727466f, 0.9083955f, 1.2191879f, -0.36358064f
    };
    Program program = Program.sequential(5, Layer.attentionPool(Layer.linear("gate", 1)));
    Parameters parameters = Parameters.zeros(program);
    parameters.get("gate.weight")[0] = 1;
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, threeGraphs(), parameters)) {
      float[] x = ReferenceValues.load(VALUES).floats("x");
      assertClose("attention", session.logits(x, 1), expected, FORWARD);
    }
  }

  /** As many graphs, of as many nodes each, as the reference file's {@code batch} tells. */
  private static Graph threeGraphs() {
    int[] batch = ReferenceValues.load(VALUES).ints("batch");
    List<Graph> graphs = new ArrayList<>();
    for (int graph = 0; graph < 3; graph++) {
      int wanted = graph;
      graphs.add(isolated((int) Arrays.stream(batch).filter(b -> b == wanted).count()));
    }
    return new GraphBatch(graphs);
  }

  private static Graph isolated(int nodes) {
    return EdgeGraph.of(nodes, new int[0], new int[0]);
  }
}
