package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
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
    return (builder, input) -> builder.step(new Step.Activate(input, Activation.RELU));
  }

  /** Dropout with probability p in training. */
  static Layer dropout(double probability) {
    return (builder, input) -> builder.step(new Step.Dropout(input, probability));
  }

  /** One row per graph. */
  static Layer pool(Readout readout) {
    return (builder, input) -> builder.step(new Step.Pool(input, readout));
  }

  /** S X with nothing learned, for example a low-pass filter of the input. */
  static Layer propagate(Adjacency adjacency) {
    return (builder, input) -> builder.step(new Step.Propagate(input, adjacency));
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
