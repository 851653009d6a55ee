package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.ArrayList;
import java.util.List;

/** A small builder of steps: what a paper calls a layer. */
@FunctionalInterface
public interface Layer {

  /**
   * Appends this layer's steps and parameters.
   *
   * @param builder the program under construction
   * @param input the value to read
   * @return the value that holds the layer's output
   */
  int emit(ProgramBuilder builder, int input);

  /** max(x, 0). */
  static Layer relu() {
    return activate(Activation.RELU);
  }

  /** f(x), element by element. */
  static Layer activate(Activation function) {
    return (builder, input) -> builder.step(new Step.Activate(input, function));
  }

  /** Dropout with probability p in training. */
  static Layer dropout(double probability) {
    return (builder, input) -> builder.step(new Step.Dropout(input, probability));
  }

  /** One row per graph: the readouts side by side. */
  static Layer pool(Readout... readouts) {
    return (builder, input) -> builder.step(new Step.Pool(input, List.of(readouts)));
  }

  /**
   * One row per graph: the mean of the nodes, weighted by the softmax of what the gate makes of
   * them.
   *
   * @param gate from a node's features to one feature
   */
  static Layer attentionPool(Layer gate) {
    return (builder, input) ->
        builder.step(new Step.AttentionPool(input, gate.emit(builder, input)));
  }

  /**
   * One row per graph: mean, standard deviation or both of the nodes, weighted by what a layer
   * makes of them.
   *
   * @param weights from a node's features to one feature, nowhere below 0
   * @param readouts {@link Readout#MEAN} and {@link Readout#STD}
   */
  static Layer weightedPool(Layer weights, Readout... readouts) {
    return (builder, input) ->
        builder.step(new Step.WeightedPool(input, weights.emit(builder, input), List.of(readouts)));
  }

  /** Some neighbouring features: {@code count} of them, the first of which is {@code from}. */
  static Layer select(int from, int count) {
    return (builder, input) -> builder.step(new Step.Select(input, from, count));
  }

  /** S X with nothing learned, for example a low-pass filter of the input. */
  static Layer propagate(Adjacency adjacency) {
    return (builder, input) -> builder.step(new Step.Propagate(input, adjacency));
  }

  /** X − S X: what a low-pass filter takes away, the edges and the texture of an image. */
  static Layer highPass(Adjacency adjacency) {
    return (builder, input) -> {
      int smooth = builder.step(new Step.Propagate(input, adjacency));
      return builder.step(new Step.Combine(input, 1f, smooth, -1f));
    };
  }

  /** The mean of each 2×2 block of a grid's pixels. */
  static Layer coarsen() {
    return (builder, input) -> builder.step(new Step.Coarsen(input));
  }

  /**
   * Each feature of each graph to mean 0 and standard deviation 1.
   *
   * @param epsilon added to the standard deviation
   */
  static Layer standardise(double epsilon) {
    return (builder, input) -> builder.step(new Step.Standardise(input, epsilon));
  }

  /** One layer after the other. */
  static Layer chain(Layer... layers) {
    return (builder, input) -> {
      int value = input;
      for (Layer layer : layers) {
        value = layer.emit(builder, value);
      }
      return value;
    };
  }

  /** A residual connection (He et al., 2016): x + f(x), where f keeps the number of features. */
  static Layer residual(Layer inner) {
    return (builder, input) ->
        builder.step(new Step.Combine(input, 1f, inner.emit(builder, input), 1f));
  }

  /** What each of several layers makes of the same input, side by side. */
  static Layer concat(Layer... branches) {
    return (builder, input) -> {
      List<Integer> outputs = new ArrayList<>();
      for (Layer branch : branches) {
        outputs.add(branch.emit(builder, input));
      }
      return builder.step(new Step.Concat(outputs));
    };
  }

  /** The input itself, for a branch of {@link #concat} that changes nothing. */
  static Layer identity() {
    return (builder, input) -> input;
  }

  /**
   * Jumping knowledge (Xu et al., 2018): one layer after the other, and the outputs of all of them
   * side by side.
   */
  static Layer jumpingKnowledge(Layer... layers) {
    return (builder, input) -> {
      List<Integer> outputs = new ArrayList<>();
      int value = input;
      for (Layer layer : layers) {
        value = layer.emit(builder, value);
        outputs.add(value);
      }
      return builder.step(new Step.Concat(outputs));
    };
  }

  /**
   * torch's {@code Linear}: X Wᵀ + b, with parameters {@code name.weight} and {@code name.bias}.
   *
   * @param name prefix of the parameters
   * @param out features written
   */
  static Layer linear(String name, int out) {
    return (builder, input) -> {
      int in = builder.type(input).features();
      Initializer uniform = Initializer.torchLinear(in);
      builder.parameter(new ParameterSpec(name + ".weight", List.of(out, in), uniform));
      builder.parameter(new ParameterSpec(name + ".bias", List.of(out), uniform));
      int product = builder.step(new Step.Linear(input, name + ".weight"));
      return builder.step(new Step.Bias(product, name + ".bias"));
    };
  }
}
