package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Optional;

/** What the pipelines of a program on a grid share: how it is fused, and the present weights. */
final class FusedProgram {
  private final Program program;
  private final Fusion fusion;
  private final Scaling scaling;
  private final Grid grid;
  private final int coarsest;
  private final int imageLength;
  private final List<GridLevel> strips;
  private Weights weights;

  private FusedProgram(Program program, Grid grid, int imageLength, Parameters parameters) {
    this.program = program;
    this.fusion = new Fusion(program);
    this.scaling = new Scaling(program, fusion);
    this.grid = grid;
    this.imageLength = imageLength;
    int most = 0;
    for (int value = 0; value < program.output(); value++) {
      most = Math.max(most, program.type(value).coarsenings());
    }
    this.coarsest = most;
    this.strips = Strips.of(program, grid.height(), grid.width(), coarsest);
    this.weights = new Weights(program, fusion.chains(), parameters);
  }

  /**
   * Fuses a program.
   *
   * @return nothing where the graph is no grid, a step is an attention, or no array holds an image
   * @throws IllegalArgumentException if the parameters are not the program's
   */
  static Optional<FusedProgram> of(Program program, Graph graph, Parameters parameters) {
    if (!(graph instanceof Grid grid) || !Fusion.covers(program)) {
      return Optional.empty();
    }
    long length = (long) grid.height() * grid.width() * program.inputFeatures();
    return length > Shapes.LONGEST_ARRAY
        ? Optional.empty()
        : Optional.of(new FusedProgram(program, grid, (int) length, parameters));
  }

  /** Replaces the parameters; no pipeline may be running. */
  void upload(Parameters parameters) {
    weights = new Weights(program, fusion.chains(), parameters);
  }

  /** The present weights. */
  Weights weights() {
    return weights;
  }

  Program program() {
    return program;
  }

  Fusion fusion() {
    return fusion;
  }

  Scaling scaling() {
    return scaling;
  }

  Grid grid() {
    return grid;
  }

  /** Values of an image, {@code nodes * features}. */
  int imageLength() {
    return imageLength;
  }

  /** Values of an image's row of a readout. */
  int width(int readout) {
    return program.type(program.readouts().get(readout)).features();
  }

  /** The strips into which the grid is cut, from left to right. */
  List<GridLevel> strips() {
    return strips;
  }

  /** The factors of a strip's grids. */
  Patterns patterns(GridLevel strip) {
    return new Patterns(grid, strip, coarsest);
  }
}
