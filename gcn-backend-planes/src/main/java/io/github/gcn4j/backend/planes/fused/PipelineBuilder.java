package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Stencil;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the stages of a forward pass, in the order of the program. Builds one pipeline. */
final class PipelineBuilder implements Step.Visitor<Optional<Stage>> {
  private final FusedProgram fused;
  private final Program program;
  private final Fusion fusion;
  private final Patterns patterns;
  private final FusedKernels kernels;
  private final Scaling scaling;
  private final Places places;
  private final List<Stage> stages = new ArrayList<>();
  private final Map<Integer, Totals> totals = new HashMap<>();
  private final Set<Integer> summed = new HashSet<>();
  private final Set<Integer> joined = new HashSet<>();
  private final Set<Integer> neverNegative = new HashSet<>();
  private int value;

  /** A builder for a strip of the grid. */
  PipelineBuilder(FusedProgram fused, GridLevel strip, FusedKernels kernels) {
    this.fused = fused;
    this.program = fused.program();
    this.fusion = fused.fusion();
    this.scaling = fused.scaling();
    this.patterns = fused.patterns(strip);
    this.places = new Places(fusion, patterns);
    this.kernels = kernels;
  }

  /**
   * A pipeline that ends in the readouts, and forgets rows nobody needs any more.
   *
   * @param found where the readouts add up, in the program's order
   */
  ForwardPipeline build(List<Totals> found) {
    for (int i = 0; i < found.size(); i++) {
      totals.put(program.readouts().get(i), found.get(i));
    }
    for (Chain chain : fusion.chains()) {
      if (chain.weight().isPresent() && fusion.isOnlySummed(chain.output())) {
        summed.add(chain.output());
      }
    }
    return build(false);
  }

  /** A pipeline that keeps every row of every value, and reads nothing out. */
  ForwardPipeline buildKeepingAll() {
    return build(true);
  }

  private ForwardPipeline build(boolean keepsAll) {
    InputStage input = new InputStage(out(), pattern(), kernels.inputs());
    stages.add(input);
    for (value = 1; value <= program.output(); value++) {
      boolean due = totals.containsKey(value) || computesOnNodes(value);
      if (due && !joined.contains(value)) {
        fusion.step(value).accept(this).ifPresent(stages::add);
      }
    }
    return new ForwardPipeline(
        input, new Pipeline(stages, places.rows(), keepsAll), places.views());
  }

  private boolean computesOnNodes(int of) {
    return fusion.onNodes(of) && !fusion.isCopy(of) && !fusion.isFolded(of);
  }

  /** Where a value is kept that later stages read. */
  private View in(int input) {
    return places.of(input);
  }

  /** Where the present value is kept. */
  private Rows out() {
    return places.make(value);
  }

  private int level(int of) {
    return fusion.level(of);
  }

  /** What the present value is multiplied by when kept: where it is propagated, its way out. */
  private Pattern pattern() {
    return patterns.source(level(value), scaling.of(value));
  }

  /** Computes a chain as a whole where its last value is due, unless a readout sums it up. */
  private Optional<Stage> chain() {
    Chain chain =
        fusion
            .chain(value)
            .orElseThrow(
                () -> new IllegalStateException("expected value " + value + " in a chain"));
    if (chain.output() != value || summed.contains(value)) {
      return Optional.empty();
    }
    if (chain.relu()) {
      neverNegative.add(value);
    }
    Pattern pattern = patterns.rescaled(level(value), scaling.of(chain), scaling.of(value));
    List<View> in = in(chain);
    return Optional.of(
        chain.weight().isPresent()
            ? new LinearStage(
                () -> fused.weights().of(chain), in, out(), pattern, kernels.products())
            : new AffineStage(
                () -> fused.weights().of(chain), in.get(0), out(), pattern, kernels.maps()));
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
      case RELU -> fusion.chain(value).isPresent() ? chain() : clipped(step.input());
      case LEAKY_RELU, ELU, TANH, SIGMOID ->
          Optional.of(new ActivateStage(step.function(), in(step.input()), out(), pattern()));
    };
  }

  @Override
  public Optional<Stage> propagate(Step.Propagate step) {
    Stencil stencil = patterns.stencil(level(value), step.adjacency());
    Pattern target = patterns.target(level(value), step.adjacency(), scaling.of(value));
    View in = onItsWay(step.input(), step.adjacency());
    return Optional.of(new PropagateStage(in, out(), stencil, target, kernels.propagation()));
  }

  /** A value scaled as what leaves along an adjacency is: kept so, or so copied. */
  private View onItsWay(int input, Adjacency along) {
    View in = in(input);
    if (scaling.of(input).isPresent()) {
      return in;
    }
    Coefficients identity = Coefficients.identity(in.features());
    Rows scaled = places.spare(level(input), in.features());
    Pattern source = patterns.source(level(input), Optional.of(along));
    stages.add(new AffineStage(() -> identity, in, scaled, source, kernels.maps()));
    return View.of(scaled);
  }

  @Override
  public Optional<Stage> dropout(Step.Dropout step) {
    throw new IllegalStateException("expected dropout to be the identity in inference");
  }

  @Override
  public Optional<Stage> combine(Step.Combine step) {
    List<View> inputs = List.of(in(step.left()), in(step.right()));
    return Optional.of(new CombineStage(step, inputs, out(), pattern(), kernels.maps()));
  }

  @Override
  public Optional<Stage> concat(Step.Concat step) {
    List<View> inputs = step.inputs().stream().map(this::in).toList();
    return Optional.of(
        scaling.of(value).isPresent()
            ? new ConcatStage(inputs, out(), pattern(), kernels.maps())
            : new GatherStage(inputs, out()));
  }

  @Override
  public Optional<Stage> select(Step.Select step) {
    int input = fusion.value(step.input());
    if (neverNegative.contains(input)) {
      neverNegative.add(value);
    }
    places.select(value, input, step.from(), step.count());
    return Optional.empty();
  }

  @Override
  public Optional<Stage> coarsen(Step.Coarsen step) {
    if (neverNegative.contains(fusion.value(step.input()))) {
      neverNegative.add(value);
    }
    Pattern pattern = patterns.block(level(value), scaling.of(value));
    return Optional.of(new CoarsenStage(in(step.input()), out(), pattern, kernels.maps()));
  }

  @Override
  public Optional<Stage> graphNorm(Step.GraphNorm step) {
    return fusion.isClipped(value)
        ? Optional.empty()
        : Optional.of(norm(step, Float.NEGATIVE_INFINITY));
  }

  @Override
  public Optional<Stage> standardise(Step.Standardise step) {
    return fusion.isClipped(value)
        ? Optional.empty()
        : Optional.of(norm(step, Float.NEGATIVE_INFINITY));
  }

  private Stage norm(Step step, float floor) {
    View in = in(step.inputs().get(0));
    return new ImageNormStage(map(step, in, floor), in, out(), pattern(), kernels.maps());
  }

  private ImageNorm map(Step step, View in, float floor) {
    StatisticsSink statistics = new StatisticsSink(in, kernels.measures());
    stages.add(statistics);
    return ImageNorm.of(step, fused::weights, statistics, floor);
  }

  /** A normalisation of each image together with the ReLU that reads it, and its readouts. */
  private Optional<Stage> clipped(int normalised) {
    neverNegative.add(value);
    Step step = fusion.step(normalised);
    Optional<Integer> pool =
        fusion.readers(value).stream().filter(totals::containsKey).filter(this::isPool).findFirst();
    if (pool.isEmpty() || scaling.of(value).isPresent()) {
      return Optional.of(norm(step, 0f));
    }
    joined.add(pool.get());
    View in = in(step.inputs().get(0));
    ImageNorm norm = map(step, in, 0f);
    Survey survey = Survey.ofSumsAndLargest(in, found(pool.get()), kernels.measures());
    View weights = in.select(0, 1);
    Optional<Integer> weighted = weightedReadout(value);
    if (weighted.isPresent()) {
      weights = weights(weighted.get());
      survey = survey.andWeighted(weights, found(weighted.get()));
    }
    return Optional.of(new MeasuredNormStage(norm, in, weights, survey, out(), kernels.measures()));
  }

  private boolean isPool(int readout) {
    return fusion.step(readout) instanceof Step.Pool;
  }

  /** A weighted readout of a value that can join another look at it: its weights are there. */
  private Optional<Integer> weightedReadout(int of) {
    for (int reader : fusion.readers(of)) {
      if (fusion.step(reader) instanceof Step.WeightedPool weighted
          && places.views().containsKey(fusion.value(weighted.weights()))
          && joined.add(reader)) {
        return Optional.of(reader);
      }
    }
    return Optional.empty();
  }

  private View weights(int readout) {
    return in(((Step.WeightedPool) fusion.step(readout)).weights());
  }

  @Override
  public Optional<Stage> pool(Step.Pool step) {
    Totals found = found(value);
    int input = fusion.value(step.input());
    Optional<Chain> chain = fusion.chain(input).filter(c -> summed.contains(c.output()));
    if (chain.isPresent()) {
      return Optional.of(sumsOf(chain.get(), found));
    }
    boolean positive = neverNegative.contains(input);
    ReadoutSink sink = ReadoutSink.of(in(input), found, positive, kernels.measures());
    return weightedReadout(input)
        .map(readout -> Optional.<Stage>of(sink.andWeighted(weights(readout), found(readout))))
        .orElse(Optional.of(sink));
  }

  /** Where a readout adds up. */
  private Totals found(int readout) {
    Totals found = totals.get(readout);
    if (found == null) {
      throw new IllegalStateException("expected totals for readout " + readout);
    }
    return found;
  }

  /** What a chain reads: its input, or what that is made of, side by side. */
  private List<View> in(Chain chain) {
    List<Integer> sources = chain.mixture().sources();
    List<View> views = sources.stream().map(this::in).toList();
    if (chain.mixture().isPlain() || places.isSideBySide(sources)) {
      return views;
    }
    Rows gathered = places.spare(level(chain.input()), chain.mixture().features(program));
    stages.add(new GatherStage(views, gathered));
    return List.of(View.of(gathered));
  }

  private Sink sumsOf(Chain chain, Totals found) {
    return new SumSink(() -> fused.weights().of(chain), found, in(chain), kernels.products());
  }

  @Override
  public Optional<Stage> attend(Step.Attend step) {
    throw new IllegalStateException("expected no attention in a fused program");
  }

  @Override
  public Optional<Stage> attentionPool(Step.AttentionPool step) {
    throw new IllegalStateException("expected no attention readout in a fused program");
  }

  @Override
  public Optional<Stage> weightedPool(Step.WeightedPool step) {
    int input = fusion.value(step.input());
    Totals plain = new Totals(List.of(), program.type(input).features());
    return Optional.of(
        ReadoutSink.of(in(input), plain, false, kernels.measures())
            .andWeighted(in(step.weights()), found(value)));
  }
}
