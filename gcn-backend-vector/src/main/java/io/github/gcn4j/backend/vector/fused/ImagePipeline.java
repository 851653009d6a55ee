package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes whole images, strip by strip; serves one thread at a time. */
final class ImagePipeline {
  private final FusedProgram fused;
  private final Inputs inputs;
  private final List<Totals> totals = new ArrayList<>();
  private final int[] first;
  private final ForwardPipeline[] pipelines;

  /** What strips must have in common to be computed in the same memory. */
  private record Shape(int width, int owned, int ownedWidth, boolean left, boolean right) {
    static Shape of(GridLevel strip) {
      return new Shape(
          strip.width(),
          strip.owned(),
          strip.ownedWidth(),
          strip.first() == 0,
          strip.first() + strip.width() == strip.columns());
    }
  }

  ImagePipeline(FusedProgram fused, FusedKernels kernels) {
    this.fused = fused;
    this.inputs = kernels.inputs();
    Program program = fused.program();
    for (int value : program.readouts()) {
      Step.Pool pool = (Step.Pool) program.steps().get(value - 1);
      totals.add(new Totals(pool.readouts(), program.type(pool.input()).features()));
    }
    List<GridLevel> strips = fused.strips();
    Map<Shape, ForwardPipeline> shapes = new HashMap<>();
    first = new int[strips.size()];
    pipelines = new ForwardPipeline[strips.size()];
    for (int i = 0; i < pipelines.length; i++) {
      GridLevel strip = strips.get(i);
      first[i] = strip.first() * program.inputFeatures();
      pipelines[i] =
          shapes.computeIfAbsent(
              Shape.of(strip), shape -> new PipelineBuilder(fused, strip, kernels).build(totals));
    }
  }

  /**
   * Computes an image if it and all parameters are finite, which the kernels count on.
   *
   * @param values {@code [nodes, features]} from {@code start} on
   * @return whether they are
   */
  boolean run(float[] values, int start) {
    if (!fused.weights().finite() || !inputs.finite(values, start, fused.imageLength())) {
      return false;
    }
    for (int i = 0; i < totals.size(); i++) {
      totals.get(i).clear();
    }
    for (int i = 0; i < pipelines.length; i++) {
      pipelines[i].run(values, start + first[i]);
    }
    return true;
  }

  /** Writes the row of a readout. */
  void write(int readout, float[] to, int at) {
    totals.get(readout).write(to, at);
  }
}
