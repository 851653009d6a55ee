package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.graph.Stencil;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the stages of a program, in its order. */
final class PipelineBuilder implements Step.Visitor<Optional<Stage>> {
  private final FusedProgram fused;
  private final Program program;
  private final Fusion fusion;
  private final Patterns patterns;
  private final FusedKernels kernels;
  private final Map<Integer, Rows> rows = new LinkedHashMap<>();
  private final List<Stage> stages = new ArrayList<>();
  private final List<Totals> totals;
  private final boolean[] covered;
  private final boolean[] neverNegative;
  private int value;
  private boolean keepsAll;

  /**
   * A builder.
   *
   * @param totals where the readouts add up, in the program's order
   */
  PipelineBuilder(FusedProgram fused, GridLevel strip, List<Totals> totals, FusedKernels kernels) {
    this.fused = fused;
    this.program = fused.program();
    this.fusion = fused.fusion();
    this.patterns = fused.patterns(strip);
    this.totals = totals;
    this.kernels = kernels;
    this.covered = new boolean[program.output() + 1];
    this.neverNegative = new boolean[program.output() + 1];
  }

  /**
   * Keeps every row of every value, and reads nothing out: what a backward pass looks at.
   *
   * @return the pipeline, and where each value is
   */
  Kept buildKept() {
    keepsAll = true;
    Pipeline pipeline = build();
    return new Kept(pipeline, Map.copyOf(rows));
  }

  /**
   * A pipeline that keeps what it computes.
   *
   * @param rows by value
   */
  record Kept(Pipeline pipeline, Map<Integer, Rows> rows) {}

  Pipeline build() {
    InputStage input = new InputStage(out(0), pattern(0), kernels);
    stages.add(input);
    for (value = 1; value <= program.output(); value++) {
      boolean readout = program.readouts().contains(value);
      boolean computed = fusion.onNodes(value) || (readout && !keepsAll);
      if (!covered[value] && !fusion.isCopy(value) && computed) {
        fusion.step(value).accept(this).ifPresent(stages::add);
      }
    }
    return new Pipeline(input, stages, List.copyOf(rows.values()), keepsAll);
  }

  private Totals totals(int readout) {
    return totals.get(program.readouts().indexOf(readout));
  }

  /** Where a value is kept that later stages read. */
  private Rows in(int input) {
    return require(rows.get(fusion.value(input)), input);
  }

  private static <T> T require(@Nullable T found, int number) {
    if (found == null) {
      throw new IllegalStateException("expected value " + number + " to be computed before");
    }
    return found;
  }

  private Rows out(int output) {
    int coarsenings = program.type(output).coarsenings();
    Rows made = new Rows(patterns.level(coarsenings), program.type(output).features());
    rows.put(output, made);
    return made;
  }

  /** What a value is multiplied by when it is kept: where it is only propagated, its way out. */
  private Pattern pattern(int output) {
    return patterns.source(program.type(output).coarsenings(), fusion.onlyPropagatedAlong(output));
  }

  private boolean keptScaled(int input) {
    return fusion.onlyPropagatedAlong(fusion.value(input)).isPresent();
  }

  private Optional<Stage> chain() {
    Chain chain = fusion.chain(value);
    for (int v = value; v <= chain.output(); v++) {
      covered[v] = covered[v] || belongs(chain, v);
    }
    neverNegative[chain.output()] = chain.relu();
    Rows in = in(chain.input());
    Optional<Step.Pool> summed =
        chain.linear().isEmpty() || keepsAll ? Optional.empty() : fusion.onlySummed(chain.output());
    if (summed.isPresent()) {
      int pool = program.steps().indexOf(summed.get()) + 1;
      covered[pool] = true;
      int coarsenings = program.type(chain.output()).coarsenings();
      SumSink sink =
          new SumSink(
              chain,
              () -> fused.coefficients(chain),
              totals(pool),
              in,
              patterns.owned(coarsenings),
              kernels);
      return Optional.of(sink);
    }
    return Optional.of(
        new ChainStage(
            chain,
            () -> fused.coefficients(chain),
            in,
            out(chain.output()),
            pattern(chain.output()),
            kernels));
  }

  private boolean belongs(Chain chain, int v) {
    Step step = fusion.step(v);
    return v == value || v == chain.output() || chain.affine().contains(step);
  }

  @Override
  public Optional<Stage> linear(Step.Linear step) {
    return chain();
  }

  @Override
  public Optional<Stage> bias(Step.Bias step) {
    return chain();
  }

  @Override
  public Optional<Stage> scale(Step.Scale step) {
    return chain();
  }

  @Override
  public Optional<Stage> batchNorm(Step.BatchNorm step) {
    return chain();
  }

  @Override
  public Optional<Stage> activate(Step.Activate step) {
    return switch (step.function()) {
      case RELU -> chain();
      case LEAKY_RELU, ELU, TANH, SIGMOID ->
          Optional.of(
              new ActivateStage(step.function(), in(step.input()), out(value), pattern(value)));
    };
  }

  @Override
  public Optional<Stage> propagate(Step.Propagate step) {
    int coarsenings = program.type(value).coarsenings();
    Stencil stencil = patterns.stencil(coarsenings, step.adjacency());
    Pattern source =
        keptScaled(step.input())
            ? null
            : patterns.source(coarsenings, Optional.of(step.adjacency()));
    Pattern target =
        patterns.target(coarsenings, step.adjacency(), fusion.onlyPropagatedAlong(value));
    return Optional.of(
        new PropagateStage(
            in(step.input()),
            out(value),
            stencil.connectivity(),
            stencil.selfWeight(),
            source,
            target,
            kernels));
  }

  @Override
  public Optional<Stage> dropout(Step.Dropout step) {
    throw new IllegalStateException("expected dropout to be the identity in inference");
  }

  @Override
  public Optional<Stage> combine(Step.Combine step) {
    List<Rows> inputs = List.of(in(step.left()), in(step.right()));
    return Optional.of(
        new CombineStage(
            step.leftFactor(), step.rightFactor(), inputs, out(value), pattern(value), kernels));
  }

  @Override
  public Optional<Stage> concat(Step.Concat step) {
    List<Rows> inputs = step.inputs().stream().map(this::in).toList();
    return Optional.of(new ConcatStage(inputs, out(value), pattern(value), kernels));
  }

  @Override
  public Optional<Stage> coarsen(Step.Coarsen step) {
    neverNegative[value] = neverNegative[fusion.value(step.input())];
    Pattern pattern =
        patterns.block(program.type(value).coarsenings(), fusion.onlyPropagatedAlong(value));
    return Optional.of(new CoarsenStage(in(step.input()), out(value), pattern, kernels));
  }

  @Override
  public Optional<Stage> graphNorm(Step.GraphNorm step) {
    return Optional.of(
        new ImageNormStage(
            (feature, mean, variance, map) -> {
              double part = fused.parameter(step.meanScale())[feature];
              double left = mean * (1 - part);
              double factor =
                  fused.parameter(step.weight())[feature]
                      / Math.sqrt(variance + left * left + step.epsilon());
              map[0] = factor;
              map[1] = fused.parameter(step.bias())[feature] - factor * part * mean;
            },
            in(step.input()),
            out(value),
            pattern(value),
            kernels));
  }

  @Override
  public Optional<Stage> standardise(Step.Standardise step) {
    return Optional.of(
        new ImageNormStage(
            (feature, mean, variance, map) -> {
              map[0] = 1 / (Math.sqrt(variance) + step.epsilon());
              map[1] = -map[0] * mean;
            },
            in(step.input()),
            out(value),
            pattern(value),
            kernels));
  }

  @Override
  public Optional<Stage> pool(Step.Pool step) {
    boolean positive = neverNegative[fusion.value(step.input())];
    Sink sink = new ReadoutSink(in(step.input()), totals(value), positive, kernels);
    return Optional.of(sink);
  }

  @Override
  public Optional<Stage> attend(Step.Attend step) {
    throw new IllegalStateException("expected no attention in a fused program");
  }

  @Override
  public Optional<Stage> attentionPool(Step.AttentionPool step) {
    throw new IllegalStateException("expected no attention readout in a fused program");
  }
}
