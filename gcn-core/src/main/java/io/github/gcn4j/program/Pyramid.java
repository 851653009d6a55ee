package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The design of a GCN on a pyramid of grids. Each level is a graph convolution, a normalisation and
 * ReLU, on half as many rows and columns as the level before; mean, standard deviation and maximum
 * over the nodes of every level stand side by side, and batch normalisation, dropout and a linear
 * map follow. Parameters {@code level1.conv.lin.weight}, {@code level1.norm.weight} …, {@code
 * norm.weight} …, {@code fc.weight} ….
 *
 * @param widths features of each level
 * @param highPass f: where it is not 0, the first level reads {@code [z, f (z − Âz), f (Âz − Â³z)]}
 *     instead of the input z alone: colour, outlines, and texture about twice as coarse
 * @param imageNorm whether the first level is normalised image by image ({@link InstanceNorm}),
 *     which takes away how strongly an image is stained, instead of over the batch
 * @param masked whether the last input feature says how much a node counts (below 0: not at all)
 *     and is seen by nothing but a weighted mean and standard deviation of every level
 */
public record Pyramid(List<Integer> widths, float highPass, boolean imageNorm, boolean masked) {
  private static final double DROPOUT = 0.2;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no level, or the factor is not finite
   */
  public Pyramid {
    widths = List.copyOf(widths);
    if (widths.isEmpty()) {
      throw new IllegalArgumentException("expected at least one level of a pyramid, found none");
    }
    if (!Float.isFinite(highPass)) {
      throw new IllegalArgumentException("expected a finite high-pass factor, found " + highPass);
    }
  }

  /** The plain design: the input as it is, batch normalisation on every level, no weights. */
  public static Pyramid of(int... widths) {
    return new Pyramid(Arrays.stream(widths).boxed().toList(), 0, false, false);
  }

  /**
   * The program.
   *
   * @param inputFeatures features of each node, with the weight if there is one
   * @param classes logits
   * @throws IllegalArgumentException if the weight is all there is of the input
   */
  public Program program(int inputFeatures, int classes) {
    if (masked && inputFeatures < 2) {
      throw new IllegalArgumentException(
          "expected at least 2 input features of a masked pyramid, found " + inputFeatures);
    }
    ProgramBuilder builder = new ProgramBuilder(inputFeatures);
    int value = 0;
    int weight = 0;
    if (masked) {
      value = Layer.select(0, inputFeatures - 1).emit(builder, 0);
      weight = Layer.chain(Layer.select(inputFeatures - 1, 1), Layer.relu()).emit(builder, 0);
    }
    value = highPass == 0 ? value : filtered(builder, value);
    List<Integer> pooled = new ArrayList<>();
    for (int level = 1; level <= widths.size(); level++) {
      if (level > 1) {
        value = Layer.coarsen().emit(builder, value);
        weight = masked ? Layer.coarsen().emit(builder, weight) : weight;
      }
      value = level(level).emit(builder, value);
      pooled.add(Layer.pool(Readout.MEAN, Readout.STD, Readout.MAX).emit(builder, value));
      if (masked) {
        List<Readout> readouts = List.of(Readout.MEAN, Readout.STD);
        pooled.add(builder.step(new Step.WeightedPool(value, weight, readouts)));
      }
    }
    Layer head =
        Layer.chain(new BatchNorm("norm"), Layer.dropout(DROPOUT), Layer.linear("fc", classes));
    head.emit(builder, builder.step(new Step.Concat(pooled)));
    return builder.build();
  }

  private int filtered(ProgramBuilder builder, int z) {
    Layer smooth = Layer.propagate(Adjacency.GCN);
    int once = smooth.emit(builder, z);
    int thrice = Layer.chain(smooth, smooth).emit(builder, once);
    int outlines = builder.step(new Step.Combine(z, highPass, once, -highPass));
    int texture = builder.step(new Step.Combine(once, highPass, thrice, -highPass));
    return builder.step(new Step.Concat(List.of(z, outlines, texture)));
  }

  private Layer level(int level) {
    String name = "level" + level;
    String norm = name + ".norm";
    return Layer.chain(
        GcnConv.withoutBias(name + ".conv", widths.get(level - 1)),
        level == 1 && imageNorm ? new InstanceNorm(norm) : new BatchNorm(norm),
        Layer.relu());
  }
}
