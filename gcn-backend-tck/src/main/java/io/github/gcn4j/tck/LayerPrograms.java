package io.github.gcn4j.tck;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.GinConv;
import io.github.gcn4j.program.GraphConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.InstanceNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.SageConv;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A program for each layer, on a graph where it matters. */
final class LayerPrograms {
  private LayerPrograms() {}

  static Stream<Arguments> all() {
    Grid grid = Grid.of(5, 4);
    Graph edges = SampleGraphs.randomEdges(17, 40, 36);
    Graph both = new GraphBatch(List.of(grid, edges));
    Graph grids = new GraphBatch(List.of(grid, Grid.of(3, 3)));
    Layer mean = Layer.pool(Readout.MEAN);
    List<Arguments> programs = new ArrayList<>();
    // Sums, for a mean of flat functions has slopes too small to be seen.
    Layer sum = Layer.pool(Readout.SUM);
    for (Activation f : Activation.values()) {
      programs.add(program(f + " on nodes", grid, new GcnConv("a", 4), Layer.activate(f), sum));
    }
    programs.addAll(
        List.of(
            program("cheb", edges, new ChebConv("a", 4, 4), mean),
            program("cheb on a grid", grid, new ChebConv("a", 4, 3), mean),
            program("sage", both, new SageConv("a", 4), mean),
            program("graph conv", both, new GraphConv("a", 4), mean),
            program(
                "gin, trained epsilon",
                edges,
                new GinConv("a", mlp("a"), 0.1, ParameterSpec.Role.TRAINABLE),
                mean),
            program("gin on a grid", grid, new GinConv("a", mlp("a")), mean),
            program("gat", both, new GatConv("a", 3, 2), Layer.activate(Activation.ELU), mean),
            program("gat on a grid", grid, new GatConv("a", 2, 3), mean),
            program(
                "batch norm", both, new GcnConv("a", 4), new BatchNorm("n"), Layer.relu(), mean),
            program("batch norm of the input", grid, new BatchNorm("n"), new GcnConv("a", 4), mean),
            program(
                "batch norm after the readout",
                both,
                new GcnConv("a", 6),
                mean,
                new BatchNorm("n")),
            program(
                "graph norm", both, new GcnConv("a", 4), new GraphNorm("n"), Layer.relu(), mean),
            program(
                "instance norm",
                both,
                GcnConv.withoutBias("a", 4),
                new InstanceNorm("n"),
                Layer.relu(),
                mean),
            program(
                "standardise",
                both,
                Layer.standardise(0.02),
                new GcnConv("a", 4),
                Layer.relu(),
                mean),
            program(
                "standard deviation",
                both,
                new GcnConv("a", 4),
                Layer.pool(Readout.MEAN, Readout.MAX, Readout.STD)),
            program(
                "attention readout",
                both,
                new GcnConv("a", 4),
                Layer.attentionPool(
                    Layer.chain(Layer.linear("gate", 1), Layer.activate(Activation.TANH)))),
            program(
                "weighted readout",
                both,
                new GcnConv("a", 4),
                Layer.weightedPool(
                    Layer.chain(Layer.linear("weight", 1), Layer.activate(Activation.SIGMOID)),
                    Readout.STD,
                    Readout.MEAN)),
            program(
                "select",
                edges,
                new GcnConv("a", 5),
                Layer.concat(Layer.select(1, 4), Layer.select(0, 2)),
                new GcnConv("b", 4),
                mean,
                Layer.select(1, 2)),
            program(
                "coarsen", grids, new GcnConv("a", 4), Layer.coarsen(), new GcnConv("b", 3), mean),
            program(
                "high-pass",
                grid,
                Layer.concat(Layer.identity(), Layer.highPass(Adjacency.GCN)),
                new GcnConv("a", 4),
                mean),
            program(
                "jumping knowledge",
                edges,
                Layer.jumpingKnowledge(new GcnConv("a", 3), Layer.relu(), new GcnConv("b", 2)),
                mean),
            program(
                "concatenated readouts",
                grid,
                new GcnConv("a", 4),
                Layer.concat(Layer.pool(Readout.MAX), mean, Layer.pool(Readout.SUM)))));
    programs.add(program("pyramid", Grid.of(7, 6), pyramid()));
    return programs.stream();
  }

  /** As the preset, but smooth: finite differences stumble over the kinks of ReLU and maximum. */
  private static Layer pyramid() {
    Layer coarse = Layer.chain(Layer.coarsen(), level("level2", 4), Layer.pool(Readout.STD));
    return Layer.chain(
        level("level1", 3),
        Layer.concat(Layer.pool(Readout.MEAN, Readout.STD), coarse),
        new BatchNorm("norm"),
        Layer.dropout(0.2));
  }

  private static Layer level(String name, int width) {
    return Layer.chain(
        GcnConv.withoutBias(name, width),
        new BatchNorm(name + ".norm"),
        Layer.activate(Activation.ELU));
  }

  private static Layer mlp(String name) {
    return Layer.chain(
        Layer.linear(name + ".nn.0", 5), Layer.relu(), Layer.linear(name + ".nn.2", 4));
  }

  private static Arguments program(String name, Graph graph, Layer... layers) {
    List<Layer> all = new ArrayList<>(Arrays.asList(layers));
    all.add(Layer.linear("fc", 3));
    return Arguments.of(name, Program.sequential(2, all.toArray(Layer[]::new)), graph);
  }
}
