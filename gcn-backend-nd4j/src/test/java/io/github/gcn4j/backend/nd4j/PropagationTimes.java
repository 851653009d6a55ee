package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.planes.Propagation;
import io.github.gcn4j.backend.planes.Scratch;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Stencil;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.FloatRawIndexer;
import org.junit.jupiter.api.Test;

/**
 * No test: prints how long ways to propagate off the heap take, 32 features on a grid of 96×96. Its
 * name keeps it out of the build; {@code -Dtest=PropagationTimes} runs it.
 */
final class PropagationTimes {
  private static final int SIDE = 96;
  private static final int NODES = SIDE * SIDE;
  private static final int FEATURES = 32;
  private static final int RUNS = 400;

  @Test
  void print() {
    Stencil stencil = (Stencil) Grid.of(SIDE, SIDE).operator(Adjacency.GCN);
    Csr csr = sameAsCsr();
    Scratch scratch = new Scratch();
    Propagation<Block> tiles = new BlockStore().stencil(stencil);
    Propagation<Block> heap = new BlockStore().csr(csr);
    try (Block x = Blocks.of(new float[FEATURES * NODES]);
        Block y = Blocks.of(new float[FEATURES * NODES])) {
      FloatBuffer xBuffer = x.pointer().asBuffer();
      FloatBuffer yBuffer = y.pointer().asBuffer();
      FloatIndexer xIndexer = FloatRawIndexer.create(x.pointer());
      FloatIndexer yIndexer = FloatRawIndexer.create(y.pointer());
      time(
          "stencil, tiles on the heap",
          () -> tiles.propagate(x, y, 0, FEATURES, NODES, scratch, Direction.FORWARD));
      time(
          "CSR, planes on the heap",
          () -> heap.propagate(x, y, 0, FEATURES, NODES, scratch, Direction.FORWARD));
      time("CSR through buffers", () -> throughBuffers(csr, xBuffer, yBuffer));
      time("CSR through indexers", () -> throughIndexers(csr, xIndexer, yIndexer));
    }
  }

  private static Csr sameAsCsr() {
    List<int[]> edges = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      if (node % SIDE + 1 < SIDE) {
        edges.add(new int[] {node, node + 1});
        edges.add(new int[] {node + 1, node});
      }
      if (node + SIDE < NODES) {
        edges.add(new int[] {node, node + SIDE});
        edges.add(new int[] {node + SIDE, node});
      }
    }
    int[] from = edges.stream().mapToInt(edge -> edge[0]).toArray();
    int[] to = edges.stream().mapToInt(edge -> edge[1]).toArray();
    return (Csr) EdgeGraph.of(NODES, from, to).operator(Adjacency.GCN);
  }

  private static void throughBuffers(Csr csr, FloatBuffer x, FloatBuffer y) {
    for (int plane = 0; plane < FEATURES * NODES; plane += NODES) {
      for (int row = 0; row < NODES; row++) {
        float sum = 0;
        for (int e = csr.rowPointers()[row]; e < csr.rowPointers()[row + 1]; e++) {
          sum += csr.values()[e] * x.get(plane + csr.columns()[e]);
        }
        y.put(plane + row, sum);
      }
    }
  }

  private static void throughIndexers(Csr csr, FloatIndexer x, FloatIndexer y) {
    for (int plane = 0; plane < FEATURES * NODES; plane += NODES) {
      for (int row = 0; row < NODES; row++) {
        float sum = 0;
        for (int e = csr.rowPointers()[row]; e < csr.rowPointers()[row + 1]; e++) {
          sum += csr.values()[e] * x.get((long) plane + csr.columns()[e]);
        }
        y.put((long) plane + row, sum);
      }
    }
  }

  private static void time(String name, Runnable work) {
    double[] millis = new double[RUNS];
    for (int round = 0; round < 2; round++) {
      for (int run = 0; run < RUNS; run++) {
        long start = System.nanoTime();
        work.run();
        millis[run] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "%-28s median %.2f ms, 10th percentile %.2f ms%n",
        name, millis[RUNS / 2], millis[RUNS / 10]);
  }
}
