package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.List;

/** A program's parameters as the kernels read them. Immutable. */
final class Weights {
  private final Parameters parameters;
  private final boolean finite;
  private final Coefficients[] forward;
  private final Coefficients[] adjoint;

  /**
   * Folds and packs a copy of the parameters.
   *
   * @throws IllegalArgumentException if they are not the program's
   */
  Weights(Program program, List<Chain> chains, Parameters fresh) {
    fresh.requireFor(program);
    this.parameters = fresh.copy();
    this.finite = finite(parameters);
    this.forward = new Coefficients[program.output() + 1];
    this.adjoint = new Coefficients[program.output() + 1];
    for (Chain chain : chains) {
      forward[chain.output()] = chain.coefficients(program, parameters);
      adjoint[chain.output()] = chain.adjoint(program, parameters);
    }
  }

  private static boolean finite(Parameters parameters) {
    for (String name : parameters.names()) {
      for (float value : parameters.get(name)) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether every parameter is finite. */
  boolean finite() {
    return finite;
  }

  /** What a chain multiplies by and adds. */
  Coefficients of(Chain chain) {
    return forward[chain.output()];
  }

  /** What leads a gradient back through a chain's linear map. */
  Coefficients adjointOf(Chain chain) {
    return adjoint[chain.output()];
  }

  float[] parameter(String name) {
    return parameters.get(name);
  }
}
