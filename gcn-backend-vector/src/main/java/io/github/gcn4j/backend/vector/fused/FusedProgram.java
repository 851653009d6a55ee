package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the pipelines of a program on a grid share: how it is fused, and the present weights. */
final class FusedProgram {
  private final Program program;
  private final Fusion fusion;
  private final Grid grid;
  private final int coarsest;
  private final Map<Chain, Chain.Coefficients> coefficients = new HashMap<>();
  private final Map<Chain, Chain.Coefficients> adjoints = new HashMap<>();
  private Parameters parameters;
  private boolean finite;

  FusedProgram(Program program, Grid grid, Parameters parameters) {
    this.program = program;
    this.fusion = new Fusion(program);
    this.grid = grid;
    int most = 0;
    for (int value = 0; value < program.output(); value++) {
      most = Math.max(most, program.type(value).coarsenings());
    }
    this.coarsest = most;
    this.parameters = parameters;
    upload(parameters);
  }

  /** Whether every parameter is finite. */
  boolean finite() {
    return finite;
  }

  /** Replaces the parameters; no pipeline may be running. */
  void upload(Parameters fresh) {
    fresh.requireFor(program);
    parameters = fresh.copy();
    finite = true;
    for (String name : program.parameters().keySet()) {
      for (float value : parameters.get(name)) {
        finite &= Float.isFinite(value);
      }
    }
    coefficients.clear();
    adjoints.clear();
  }

  Program program() {
    return program;
  }

  Fusion fusion() {
    return fusion;
  }

  /** The strips into which the grid is cut, from left to right. */
  List<GridLevel> strips() {
    return Strips.of(program, grid.height(), grid.width(), coarsest);
  }

  /** The factors of a strip's grids. */
  Patterns patterns(GridLevel strip) {
    return new Patterns(grid, strip, coarsest);
  }

  /** The present coefficients of a chain. */
  synchronized Chain.Coefficients coefficients(Chain chain) {
    return coefficients.computeIfAbsent(chain, key -> key.coefficients(program, parameters));
  }

  /** The present weights of a chain's linear map, transposed, and zeros to add. */
  synchronized Chain.Coefficients adjoint(Chain chain) {
    return adjoints.computeIfAbsent(chain, key -> key.adjoint(program, parameters));
  }

  /** A present parameter. */
  float[] parameter(String name) {
    return parameters.get(name);
  }
}
