package io.github.gcn4j.benchmarks.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Stencil;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The flat model in DJL on PyTorch, one thread: a sparse matrix of coordinates times node features.
 * DJL offers PyTorch neither CSR nor the scatter-add that PyG's own algorithm ends in.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class DjlForward {
  private static final int SIDE = 96;
  private static final int NODES = SIDE * SIDE;
  private static final int LAYERS = 3;
  private static final int CLASSES = 4;
  private static final double TOLERANCE = 1e-4;

  private final float[] image = new float[NODES];
  private NDManager manager;
  private NDArray operator;
  private NDArray[] weights;
  private NDArray[] biases;

  /** Uploads the parameters, and checks that both say the same. */
  @Setup
  public void open() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    SplittableRandom random = new SplittableRandom(7);
    Program program = Preset.FLAT.program(1, CLASSES);
    Parameters parameters = Parameters.initial(program, random);
    for (int i = 0; i < NODES; i++) {
      image[i] = (float) random.nextDouble();
    }
    manager = NDManager.newBaseManager("PyTorch");
    Grid grid = Grid.of(SIDE, SIDE);
    operator = coordinates((Stencil) grid.operator(Adjacency.GCN));
    weights = new NDArray[LAYERS + 1];
    biases = new NDArray[LAYERS + 1];
    for (int layer = 0; layer <= LAYERS; layer++) {
      boolean last = layer == LAYERS;
      String name = last ? "fc" : "conv" + (layer + 1);
      float[] bias = parameters.get(name + ".bias");
      float[] weight = parameters.get(name + (last ? ".weight" : ".lin.weight"));
      biases[layer] = manager.create(bias);
      // Copied out, so that no layer multiplies by a strided view.
      weights[layer] =
          manager
              .create(weight, new Shape(bias.length, weight.length / bias.length))
              .transpose()
              .duplicate();
    }
    try (TensorBackend backend = Backends.best();
        Session ours = Session.open(backend, program, grid, parameters)) {
      float[] expected = ours.logits(image, 1);
      float[] found = forward();
      for (int i = 0; i < CLASSES; i++) {
        if (!(Math.abs(expected[i] - found[i]) <= TOLERANCE)) {
          throw new IllegalStateException(
              "expected logit " + i + " to be " + expected[i] + ", found " + found[i]);
        }
      }
    }
  }

  private NDArray coordinates(Stencil stencil) {
    if (stencil.connectivity() != Connectivity.FOUR) {
      throw new IllegalArgumentException("expected 4 neighbours, found " + stencil.connectivity());
    }
    int entries = NODES + 4 * SIDE * (SIDE - 1);
    long[][] indices = new long[2][entries];
    FloatBuffer values = FloatBuffer.allocate(entries);
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        entry(stencil, indices, values, row, column, row - 1, column);
        entry(stencil, indices, values, row, column, row, column - 1);
        entry(stencil, indices, values, row, column, row, column);
        entry(stencil, indices, values, row, column, row, column + 1);
        entry(stencil, indices, values, row, column, row + 1, column);
      }
    }
    values.flip();
    return manager.createCoo(values, indices, new Shape(NODES, NODES));
  }

  private static void entry(
      Stencil stencil,
      long[][] indices,
      FloatBuffer values,
      int row,
      int column,
      int fromRow,
      int fromColumn) {
    if (fromRow < 0 || fromRow >= SIDE || fromColumn < 0 || fromColumn >= SIDE) {
      return;
    }
    boolean self = fromRow == row && fromColumn == column;
    indices[0][values.position()] = row * SIDE + column;
    indices[1][values.position()] = fromRow * SIDE + fromColumn;
    values.put(
        stencil.targetScale(row, column)
            * (self ? stencil.selfWeight() : 1)
            * stencil.sourceScale(fromRow, fromColumn));
  }

  /** Ends it. */
  @TearDown
  public void close() {
    manager.close();
  }

  /** One image at a time, from values in memory to logits in memory. */
  @Benchmark
  public float[] forward() {
    try (NDManager pass = manager.newSubManager()) {
      NDArray x = pass.create(image, new Shape(NODES, 1));
      // Results belong to their operand's manager, and the operator's outlives the pass.
      operator.attach(pass);
      for (int layer = 0; layer < LAYERS; layer++) {
        x = Activation.relu(operator.matMul(x.matMul(weights[layer])).add(biases[layer]));
      }
      operator.attach(manager);
      return x.mean(new int[] {0}, true).matMul(weights[LAYERS]).add(biases[LAYERS]).toFloatArray();
    }
  }
}
