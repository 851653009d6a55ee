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

  /**
   * What strips must have in common to be computed in the same memory. A list and no record: a
   * record's hash code is linked at first use, which a one-shot command would notice.
   */
  private static List<Integer> shape(GridLevel strip) {
    return List.of(
        strip.width(),
        strip.owned(),
        strip.ownedWidth(),
        strip.first() == 0 ? 1 : 0,
        strip.first() + strip.width() == strip.columns() ? 1 : 0);
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
    Map<List<Integer>, ForwardPipeline> shapes = new HashMap<>();
    first = new int[strips.size()];
    pipelines = new ForwardPipeline[strips.size()];
    for (int i = 0; i < pipelines.length; i++) {
      GridLevel strip = strips.get(i);
      first[i] = strip.first() * program.inputFeatures();
      pipelines[i] =
          shapes.computeIfAbsent(
              shape(strip), shape -> new PipelineBuilder(fused, strip, kernels).build(totals));
    }
  }

  /**
   * Computes an image if it, all parameters and what comes of them are finite, which the kernels
   * count on.
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
    boolean finite = true;
    for (int i = 0; i < totals.size(); i++) {
      finite &= totals.get(i).finite();
    }
    return finite;
  }

  /** Writes the row of a readout. */
  void write(int readout, float[] to, int at) {
    totals.get(readout).write(to, at);
  }
}
