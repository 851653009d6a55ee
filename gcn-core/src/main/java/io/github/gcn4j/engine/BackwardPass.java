package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Reverse-mode differentiation: walks a program backwards over the values of a forward pass, as far
 * as somebody wants to know.
 */
final class BackwardPass {
  private final Program program;
  private final Tape tape;
  private final boolean[] wanted;
  private final ValueGradients flow;
  private final BackwardSteps steps;

  private BackwardPass(
      Binding binding,
      Tape tape,
      Parameters gradients,
      boolean[] wanted,
      boolean learning,
      Propagation propagation) {
    this.program = binding.program();
    this.tape = tape;
    this.wanted = wanted;
    this.flow = new ValueGradients(tape.workspace());
    this.steps = new BackwardSteps(binding, tape, flow, gradients, wanted, learning, propagation);
  }

  /**
   * Adds the gradients of every parameter, given that of the program's output. The input's own
   * gradient is left out: training has no use for it.
   *
   * @param outputGradient {@code [graphs, classes]}
   * @param gradients receives the sums
   */
  static void run(Binding binding, Tape tape, DenseMatrix outputGradient, Parameters gradients) {
    boolean[] wanted = dependsOnParameters(binding.program());
    new BackwardPass(binding, tape, gradients, wanted, true, binding)
        .walk(outputGradient, (value, gradient) -> {});
  }

  /** Told the gradient of node values on the way, when it is whole. */
  @FunctionalInterface
  interface Observer {
    void see(int value, Signal gradient);
  }

  /**
   * Goes back from the output as far as the values that are looked at, over a pass in inference;
   * parameters are left out.
   *
   * @param outputGradient {@code [graphs, classes]}
   * @param watched values on nodes
   * @param propagation the one the pass went forward with
   * @param observer told of the watched values that the output depends on, the later ones first
   */
  static void runToValues(
      Binding binding,
      Tape tape,
      DenseMatrix outputGradient,
      Set<Integer> watched,
      Propagation propagation,
      Observer observer) {
    Program program = binding.program();
    boolean[] wanted = dependsOn(program, watched);
    // What normalisations add to parameters' gradients goes nowhere.
    Parameters spare = Parameters.zeros(program);
    new BackwardPass(binding, tape, spare, wanted, false, propagation)
        .walk(
            outputGradient,
            (value, gradient) -> {
              if (watched.contains(value)) {
                observer.see(value, gradient);
              }
            });
  }

  /**
   * Goes back through the readouts and no further, over a pass in inference.
   *
   * @param outputGradient {@code [graphs, classes]}
   * @param watched values that readouts read
   * @param observer told of those the output depends on through a readout; what it depends on by
   *     other ways is left out
   */
  static void runThroughReadouts(
      Binding binding,
      Tape tape,
      DenseMatrix outputGradient,
      Set<Integer> watched,
      Observer observer) {
    Program program = binding.program();
    boolean[] wanted = new boolean[program.steps().size() + 1];
    watched.forEach(value -> wanted[value] = true);
    Parameters spare = Parameters.zeros(program);
    BackwardPass pass = new BackwardPass(binding, tape, spare, wanted, false, binding);
    pass.walkOnGraphs(outputGradient, Set.of());
    for (int value : watched) {
      pass.flow.ofNodes(value).ifPresent(gradient -> observer.see(value, gradient));
    }
  }

  /**
   * Goes back as far as the readouts: adds the gradients of the parameters after them.
   *
   * @return the gradient by each readout, zeros where the output does not depend on it
   */
  static float[][] runToReadouts(
      Binding binding, Tape tape, DenseMatrix outputGradient, Parameters gradients) {
    boolean[] all = new boolean[binding.program().steps().size() + 1];
    Arrays.fill(all, true);
    BackwardPass pass = new BackwardPass(binding, tape, gradients, all, true, binding);
    List<Integer> readouts = pass.program.readouts();
    pass.walkOnGraphs(outputGradient, Set.copyOf(readouts));
    float[][] rows = new float[readouts.size()][];
    for (int i = 0; i < rows.length; i++) {
      int readout = readouts.get(i);
      rows[i] =
          pass.flow
              .ofGraphs(readout)
              .map(DenseMatrix::data)
              .orElseGet(() -> new float[tape.matrix(readout).data().length]);
    }
    return rows;
  }

  private static boolean[] dependsOnParameters(Program program) {
    boolean[] depends = new boolean[program.steps().size() + 1];
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      depends[i + 1] =
          !step.parameters().isEmpty() || step.inputs().stream().anyMatch(input -> depends[input]);
    }
    return depends;
  }

  private static boolean[] dependsOn(Program program, Set<Integer> values) {
    boolean[] depends = new boolean[program.steps().size() + 1];
    values.forEach(value -> depends[value] = true);
    for (int i = 0; i < program.steps().size(); i++) {
      depends[i + 1] |= program.steps().get(i).inputs().stream().anyMatch(input -> depends[input]);
    }
    return depends;
  }

  /** Goes back as far as somebody before wants to know. */
  private void walk(DenseMatrix outputGradient, Observer observer) {
    flow.give(program.output(), outputGradient);
    for (int i = program.output(); i >= 0; i--) {
      int value = i;
      flow.ofNodes(value).ifPresent(gradient -> observer.see(value, gradient));
      if (value > 0 && wanted[value] && flow.has(value)) {
        steps.go(value);
      }
      flow.spend(value);
      tape.release(value);
    }
  }

  /**
   * Goes back over the values on graphs, and through the steps that make them of nodes.
   *
   * @param ends values of graphs beyond which it does not go
   */
  private void walkOnGraphs(DenseMatrix outputGradient, Set<Integer> ends) {
    flow.give(program.output(), outputGradient);
    for (int value = program.output(); value > 0; value--) {
      if (flow.ofGraphs(value).isPresent() && !ends.contains(value)) {
        steps.go(value);
      }
    }
  }
}
