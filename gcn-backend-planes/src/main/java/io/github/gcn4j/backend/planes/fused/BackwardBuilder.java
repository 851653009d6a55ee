package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the stages of a backward pass, from the gradient by the value that is read out to the first
 * parameter. The gradient by what a propagation made is kept scaled as the propagation back wants
 * it.
 */
final class BackwardBuilder {
  private final FusedProgram fused;
  private final Fusion fusion;
  private final GridLevel level;
  private final Patterns patterns;
  private final Map<Integer, View> kept;
  private final FusedKernels kernels;
  private final Gradients gradients;
  private final List<Rows> rows = new ArrayList<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<ChainGradientStage> chains = new ArrayList<>();

  /**
   * A builder.
   *
   * @param kept every value of the forward pass
   * @throws IllegalArgumentException if the kernels have none for gradients
   */
  BackwardBuilder(FusedProgram fused, Map<Integer, View> kept, FusedKernels kernels) {
    this.fused = fused;
    this.fusion = fused.fusion();
    this.level = fused.strips().get(0);
    this.patterns = fused.patterns(level);
    this.kept = kept;
    this.kernels = kernels;
    this.gradients =
        kernels
            .gradients()
            .orElseThrow(() -> new IllegalArgumentException("expected kernels for gradients"));
  }

  /**
   * Makes the pipeline.
   *
   * @param last the value that is read out
   */
  BackwardPipeline build(int last) {
    int value = last;
    Rows gradient = rows(value);
    PoolGradientStage start =
        new PoolGradientStage(gradient, pattern(value, Optional.empty()), kernels.maps());
    stages.add(start);
    int left = fusion.chains().size();
    while (left > 0) {
      if (fusion.step(value) instanceof Step.Propagate propagate) {
        gradient = through(propagate, gradient);
        value = propagate.input();
        continue;
      }
      int output = value;
      Chain chain =
          fusion
              .chain(output)
              .orElseThrow(
                  () -> new IllegalStateException("expected value " + output + " in a chain"));
      Rows before = before(chain, gradient);
      left--;
      value = chain.input();
      if (left > 0) {
        gradient = through(chain, before);
      }
    }
    return new BackwardPipeline(start, new Pipeline(stages, rows, false), chains);
  }

  private Rows rows(int value) {
    Rows made = new Block(level).add(fused.fusion().features(value));
    rows.add(made);
    return made;
  }

  /**
   * What the gradient by a value is multiplied by where it is kept: what arrived at a node in the
   * propagation that made it.
   *
   * @param leaving the propagation that it just came back through, which scales it once more
   */
  private Pattern pattern(int value, Optional<Adjacency> leaving) {
    return value > 0 && fusion.step(value) instanceof Step.Propagate propagate
        ? patterns.target(0, propagate.adjacency(), leaving)
        : patterns.source(0, leaving);
  }

  private Rows through(Step.Propagate propagate, Rows gradient) {
    Rows to = rows(propagate.input());
    stages.add(
        new PropagateStage(
            View.of(gradient),
            to,
            patterns.stencil(0, propagate.adjacency()),
            pattern(propagate.input(), Optional.of(propagate.adjacency())),
            kernels.propagation()));
    return to;
  }

  private Rows before(Chain chain, Rows gradient) {
    Rows before = rows(chain.output());
    ChainGradientStage stage =
        new ChainGradientStage(
            chain, kept(chain.input()), kept(chain.output()), View.of(gradient), before, gradients);
    stages.add(stage);
    chains.add(stage);
    return before;
  }

  private Rows through(Chain chain, Rows before) {
    Rows to = rows(chain.input());
    Pattern pattern = pattern(chain.input(), Optional.empty());
    stages.add(
        chain.weight().isPresent()
            ? new LinearStage(
                () -> fused.weights().adjointOf(chain),
                List.of(View.of(before)),
                to,
                pattern,
                kernels.products())
            : new AffineStage(
                () -> fused.weights().adjointOf(chain),
                View.of(before),
                to,
                pattern,
                kernels.maps()));
    return to;
  }

  private View kept(int value) {
    View found = kept.get(value);
    if (found == null) {
      throw new IllegalStateException("expected value " + value + " to be kept");
    }
    return found;
  }
}
