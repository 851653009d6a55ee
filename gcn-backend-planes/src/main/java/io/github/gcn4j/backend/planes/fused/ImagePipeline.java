package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes whole images, strip by strip; serves one thread at a time. */
final class ImagePipeline {
  private final FusedProgram fused;
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
    Program program = fused.program();
    for (int value : program.readouts()) {
      Step step = program.steps().get(value - 1);
      totals.add(new Totals(readouts(step), program.type(step.inputs().get(0)).features()));
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

  private static List<Readout> readouts(Step step) {
    return step instanceof Step.WeightedPool weighted
        ? weighted.readouts()
        : ((Step.Pool) step).readouts();
  }

  /**
   * Computes an image if it, all parameters and what comes of them are finite, which the kernels
   * count on.
   *
   * @param values {@code [nodes, features]} from {@code start} on
   * @return whether they are
   */
  boolean run(float[] values, int start) {
    if (!fused.weights().finite()) {
      return false;
    }
    for (int i = 0; i < totals.size(); i++) {
      totals.get(i).clear();
    }
    boolean finite = true;
    for (int i = 0; finite && i < pipelines.length; i++) {
      finite = pipelines[i].run(values, start + first[i]);
    }
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
