package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;

/**
 * The gradients of an image: runs forward once more, this time keeping every value, which costs
 * less than to bring the values of a whole batch back from memory, and then backward, band by band,
 * from the readout to the first parameter. Serves one thread at a time.
 */
final class Backward {
  /** Nodes of an image at most: all its values are kept at once. */
  static final int MOST_NODES = 1 << 16;

  private final FusedProgram fused;
  private final Inputs inputs;
  private final ForwardPipeline forward;
  private final BackwardPipeline backward;
  private final List<Readout> readouts;
  private final int features;

  Backward(FusedProgram fused, FusedKernels kernels) {
    this.fused = fused;
    this.inputs = kernels.inputs();
    GridLevel level = fused.strips().get(0);
    this.forward = new PipelineBuilder(fused, level, kernels).buildKeepingAll();
    Program program = fused.program();
    Step.Pool pool = (Step.Pool) program.steps().get(program.readouts().get(0) - 1);
    this.readouts = pool.readouts();
    this.features = program.type(pool.input()).features();
    this.backward = new BackwardBuilder(fused, forward.views(), kernels).build(pool.input());
  }

  /**
   * Whether a program is a single path of propagations, linear maps, biases and ReLUs to a mean or
   * sum, on a grid that is small enough and not cut into strips.
   */
  static boolean covers(FusedProgram fused) {
    Grid grid = fused.grid();
    Program program = fused.program();
    if (grid.nodes() > MOST_NODES
        || fused.strips().size() > 1
        || program.readouts().size() != 1
        || dropsNodeValues(fused)) {
      return false;
    }
    Step readout = program.steps().get(program.readouts().get(0) - 1);
    if (!(readout instanceof Step.Pool pool)
        || pool.readouts().contains(Readout.MAX)
        || pool.readouts().contains(Readout.STD)) {
      return false;
    }
    Fusion fusion = fused.fusion();
    int value = pool.input();
    while (value != 0) {
      Step step = fusion.step(value);
      if (!differentiates(step) || fusion.readers(value).size() != 1) {
        return false;
      }
      value = step.inputs().get(0);
    }
    return fusion.readers(0).size() == 1;
  }

  /** Whether there is dropout on nodes, which draws even where nothing reads its value. */
  private static boolean dropsNodeValues(FusedProgram fused) {
    for (int value = 1; value <= fused.program().output(); value++) {
      if (fused.fusion().isCopy(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean differentiates(Step step) {
    return step instanceof Step.Propagate
        || step instanceof Step.Linear
        || step instanceof Step.Bias
        || Fusion.isRelu(step);
  }

  /**
   * Computes an image's gradients; all are not-a-number where something is not finite.
   *
   * @param values {@code [nodes, features]} from {@code at} on
   * @param readoutGradient the loss's by the readout, from {@code from} on
   * @param sums receives this image's sums, in the order of {@link #add}
   */
  void run(float[] values, int at, float[] readoutGradient, int from, double[] sums) {
    boolean finite =
        fused.weights().finite()
            && inputs.finite(readoutGradient, from, features * readouts.size())
            && forward.run(values, at);
    if (!finite) {
      Arrays.fill(sums, Double.NaN);
      return;
    }
    tellStart(readoutGradient, from);
    backward.run();
    int offset = 0;
    for (ChainGradientStage chain : backward.chains()) {
      offset = chain.write(sums, offset);
    }
  }

  private void tellStart(float[] readoutGradient, int from) {
    double nodes = fused.grid().nodes();
    float[] each = backward.start().each();
    for (int f = 0; f < features; f++) {
      double gradient = 0;
      for (int r = 0; r < readouts.size(); r++) {
        double part = readoutGradient[from + r * features + f];
        gradient += readouts.get(r) == Readout.MEAN ? part / nodes : part;
      }
      each[f] = (float) gradient;
    }
  }

  /** How many sums an image has. */
  int sums() {
    return backward.chains().stream().mapToInt(ChainGradientStage::size).sum();
  }

  /** Adds an image's sums to the gradients. */
  void add(double[] sums, Parameters gradients) {
    int offset = 0;
    for (ChainGradientStage chain : backward.chains()) {
      offset = chain.add(sums, offset, gradients);
    }
  }
}
