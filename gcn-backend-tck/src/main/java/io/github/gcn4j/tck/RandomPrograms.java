package io.github.gcn4j.tck;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.GinConv;
import io.github.gcn4j.program.GraphConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ProgramBuilder;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.SageConv;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Programs nobody would write: layers in any order, branches, several readouts. */
final class RandomPrograms {
  private static final int KINDS = 18;
  private static final List<Activation> FUNCTIONS = List.of(Activation.values());
  private final SplittableRandom random;
  private int names;
  private int coarsenings;

  private RandomPrograms(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The same program for the same seed. */
  static Program of(int inputFeatures, long seed) {
    return new RandomPrograms(seed).program(inputFeatures);
  }

  private Program program(int inputFeatures) {
    ProgramBuilder builder = new ProgramBuilder(inputFeatures);
    int value = 0;
    List<Layer> rows = new ArrayList<>();
    List<Integer> read = new ArrayList<>();
    int layers = random.nextInt(1, 6);
    for (int i = 0; i < layers; i++) {
      value = layer(builder.type(value).features()).emit(builder, value);
      // Readouts of the middle as well as of the end.
      if (i == layers - 1 || random.nextInt(4) == 0) {
        rows.add(readout());
        read.add(value);
      }
    }
    List<Integer> pooled = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      pooled.add(rows.get(i).emit(builder, read.get(i)));
    }
    Layer joined = Layer.concat(pooled.stream().map(RandomPrograms::of).toArray(Layer[]::new));
    Layer.chain(joined, head()).emit(builder, value);
    return builder.build();
  }

  private static Layer of(int value) {
    return (builder, input) -> value;
  }

  private Layer layer(int features) {
    int width = random.nextInt(1, 9);
    String name = "layer" + names++;
    return switch (random.nextInt(KINDS)) {
      case 0, 1, 2 -> new GcnConv(name, width);
      case 3 -> Layer.chain(GcnConv.withoutBias(name, width), new BatchNorm(name + ".norm"));
      case 4 -> Layer.chain(new GcnConv(name, width), Layer.relu());
      case 5 -> Layer.linear(name, width);
      case 6 -> Layer.activate(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())));
      case 7 -> Layer.chain(new GraphNorm(name), Layer.dropout(0.3));
      case 8 -> Layer.standardise(0.5);
      case 9 -> Layer.residual(Layer.chain(Layer.linear(name, features), Layer.relu()));
      case 10 ->
          Layer.concat(Layer.identity(), Layer.highPass(Adjacency.GCN), Layer.linear(name, width));
      case 11 -> new SageConv(name, width);
      case 12 -> new GraphConv(name, width);
      case 13 -> new ChebConv(name, width, 3);
      case 14 -> new GatConv(name, 2, 2);
      case 15 ->
          new GinConv(name, Layer.linear(name + ".nn", width), 0.2, ParameterSpec.Role.TRAINABLE);
      case 16 -> Layer.select(features / 3, features - features / 3);
      default -> coarsenings++ < 2 ? Layer.coarsen() : Layer.relu();
    };
  }

  private Layer readout() {
    return switch (random.nextInt(5)) {
      case 0 -> Layer.pool(Readout.MEAN);
      case 1 -> Layer.pool(Readout.MAX, Readout.STD);
      case 2 -> Layer.pool(Readout.SUM);
      case 3 -> Layer.attentionPool(Layer.linear("gate" + names++, 1));
      default ->
          Layer.weightedPool(
              Layer.chain(Layer.linear("weight" + names++, 1), Layer.activate(Activation.SIGMOID)),
              Readout.MEAN,
              Readout.STD);
    };
  }

  private Layer head() {
    Layer last = Layer.linear("fc", 3);
    return switch (random.nextInt(3)) {
      case 0 -> last;
      case 1 -> Layer.chain(new BatchNorm("head.norm"), Layer.dropout(0.2), last);
      default -> Layer.chain(Layer.linear("head", 5), Layer.relu(), last);
    };
  }
}
