package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.graph.Stencil;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The gradients of an image: runs forward once more, this time keeping every value, which costs
 * less than to bring the values of a whole batch back from memory, and then backward, band by band,
 * from the readout to the first parameter. Serves one thread at a time.
 */
final class Backward {
  /** A larger image is the interpreter's: all its values would be kept at once. */
  private static final int LARGEST = 1 << 16;

  private final FusedProgram fused;
  private final Pipeline forward;
  private final Pipeline backward;
  private final PoolGradientStage start;
  private final List<Readout> readouts;
  private final int features;
  private final List<GradientSink> sinks = new ArrayList<>();

  Backward(FusedProgram fused, FusedKernels kernels) {
    this.fused = fused;
    Program program = fused.program();
    GridLevel level = fused.strips().get(0);
    Patterns patterns = fused.patterns(level);
    PipelineBuilder.Kept kept = new PipelineBuilder(fused, level, List.of(), kernels).buildKept();
    this.forward = kept.pipeline();
    Step.Pool pool = (Step.Pool) program.steps().get(program.readouts().get(0) - 1);
    this.readouts = pool.readouts();
    int value = fused.fusion().value(pool.input());
    this.features = program.type(value).features();
    List<Stage> stages = new ArrayList<>();
    List<Rows> rows = new ArrayList<>();
    Rows gradient = new Rows(level, features);
    this.start = new PoolGradientStage(gradient, patterns.owned(0), kernels);
    stages.add(start);
    rows.add(gradient);
    boolean scaled = false; // by the target scale of the propagation the gradient comes to next
    List<Object> path = path(fused, value);
    for (int i = path.size() - 1; i >= 0; i--) {
      if (path.get(i) instanceof Step.Propagate propagate) {
        Stencil stencil = patterns.stencil(0, propagate.adjacency());
        Pattern target =
            scaled ? null : patterns.target(0, propagate.adjacency(), Optional.empty());
        Rows to = new Rows(level, gradient.features());
        stages.add(
            new PropagateStage(
                gradient,
                to,
                stencil.connectivity(),
                stencil.selfWeight(),
                target,
                patterns.source(0, Optional.of(propagate.adjacency())),
                kernels));
        rows.add(to);
        gradient = to;
        scaled = false;
        continue;
      }
      Chain chain = (Chain) path.get(i);
      boolean first = i == 0 || !anyChain(path, i);
      Rows before = new Rows(level, gradient.features());
      GradientSink sink =
          new GradientSink(
              chain,
              gradient,
              before,
              kept(kept.rows(), chain.output()),
              kept.rows().get(chain.input()),
              kernels);
      stages.add(sink);
      rows.add(before);
      sinks.add(sink);
      if (first) {
        break;
      }
      Pattern pattern = patterns.owned(0);
      if (path.get(i - 1) instanceof Step.Propagate propagate) {
        pattern = patterns.target(0, propagate.adjacency(), Optional.empty());
        scaled = true;
      }
      Rows to = new Rows(level, program.type(chain.input()).features());
      stages.add(new AdjointStage(chain, () -> fused.adjoint(chain), before, to, pattern, kernels));
      rows.add(to);
      gradient = to;
    }
    this.backward = new Pipeline(start, stages, rows, false);
  }

  private static Rows kept(Map<Integer, Rows> rows, int value) {
    Rows found = rows.get(value);
    if (found == null) {
      throw new IllegalStateException("expected value " + value + " to be kept");
    }
    return found;
  }

  private static boolean anyChain(List<Object> path, int before) {
    return path.subList(0, before).stream().anyMatch(Chain.class::isInstance);
  }

  /**
   * Whether a program is a single path of propagations, linear maps, biases and ReLUs to a mean or
   * sum on a grid small enough.
   */
  static boolean covers(Program program, int nodes) {
    if (nodes > LARGEST || program.readouts().size() != 1) {
      return false;
    }
    for (int value = 1; value <= program.output(); value++) {
      Step step = program.steps().get(value - 1);
      if (step instanceof Step.Dropout && program.type(value).level() == Level.NODE) {
        return false; // draws, even where nothing reads it
      }
    }
    Step readout = program.steps().get(program.readouts().get(0) - 1);
    if (!(readout instanceof Step.Pool pool)
        || pool.readouts().contains(Readout.MAX)
        || pool.readouts().contains(Readout.STD)) {
      return false;
    }
    Fusion fusion = new Fusion(program);
    int value = pool.input();
    while (value != 0) {
      Step step = fusion.step(value);
      boolean known =
          step instanceof Step.Propagate
              || step instanceof Step.Linear
              || step instanceof Step.Bias
              || isRelu(step);
      if (!known || fusion.readers(value).size() != 1) {
        return false;
      }
      value = step.inputs().get(0);
    }
    return fusion.readers(0).size() == 1;
  }

  private static boolean isRelu(Step step) {
    return step instanceof Step.Activate activate && activate.function() == Activation.RELU;
  }

  /** The propagations and chains from the input to a value. */
  private static List<Object> path(FusedProgram fused, int last) {
    Fusion fusion = fused.fusion();
    List<Object> path = new ArrayList<>();
    for (int value = 1; value <= last; value++) {
      if (fusion.step(value) instanceof Step.Propagate propagate) {
        path.add(propagate);
      } else {
        Chain chain = fusion.chain(value);
        path.add(chain);
        value = chain.output();
      }
    }
    return Collections.unmodifiableList(path);
  }

  /**
   * Computes an image's gradients; all are not-a-number where something is not finite.
   *
   * @param values {@code [nodes, features]} from {@code at} on
   * @param readoutGradient the loss's by the readout, from {@code from} on
   * @param sums receives this image's sums, in the order of {@link #add}
   */
  void run(float[] values, int at, float[] readoutGradient, int from, double[] sums) {
    int nodes = fused.strips().get(0).height() * fused.strips().get(0).width();
    boolean finite =
        fused.finite()
            && FusedForward.finite(values, at, nodes * fused.program().inputFeatures())
            && FusedForward.finite(readoutGradient, from, features * readouts.size());
    if (!finite) {
      Arrays.fill(sums, Double.NaN);
      return;
    }
    forward.run(values, at);
    GridLevel level = fused.strips().get(0);
    float[] each = new float[features];
    for (int f = 0; f < features; f++) {
      double gradient = 0;
      for (int r = 0; r < readouts.size(); r++) {
        double part = readoutGradient[from + r * features + f];
        gradient +=
            readouts.get(r) == Readout.MEAN
                ? part / ((double) level.height() * level.width())
                : part;
      }
      each[f] = (float) gradient;
    }
    start.spread(each);
    sinks.forEach(GradientSink::clear);
    backward.run(values, at);
    int offset = 0;
    for (GradientSink sink : sinks) {
      offset = sink.write(sums, offset);
    }
  }

  /** How many sums an image has. */
  int sums() {
    return sinks.stream().mapToInt(GradientSink::size).sum();
  }

  /** Adds an image's sums to the gradients. */
  void add(double[] sums, Parameters gradients) {
    int offset = 0;
    for (GradientSink sink : sinks) {
      offset = sink.add(sums, offset, gradients);
    }
  }
}
