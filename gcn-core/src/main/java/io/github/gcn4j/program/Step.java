package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One operation of a {@link Program}. Values are numbered: 0 is the input, and the step at position
 * i defines value i + 1. Steps work on node and graph values alike unless they say otherwise.
 */
public sealed interface Step {

  /** The values this step reads. */
  List<Integer> inputs();

  /** Names of the parameters this step reads. */
  default List<String> parameters() {
    return List.of();
  }

  /** Calls the visitor's method for this kind of step. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Y = X Wᵀ.
   *
   * @param input value of {@code in} features
   * @param weight parameter {@code [out, in]}
   */
  record Linear(int input, String weight) implements Step {
    /** Checks for null. */
    public Linear {
      Objects.requireNonNull(weight, "weight");
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public List<String> parameters() {
      return List.of(weight);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.linear(this);
    }
  }

  /**
   * Y = X + b, the same for every row.
   *
   * @param input value of {@code out} features
   * @param bias parameter {@code [out]}
   */
  record Bias(int input, String bias) implements Step {
    /** Checks for null. */
    public Bias {
      Objects.requireNonNull(bias, "bias");
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public List<String> parameters() {
      return List.of(bias);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.bias(this);
    }
  }

  /**
   * Y = S X along the graph's edges.
   *
   * @param input a node value
   * @param adjacency which operator S of the graph
   */
  record Propagate(int input, Adjacency adjacency) implements Step {
    /** Checks for null. */
    public Propagate {
      Objects.requireNonNull(adjacency, "adjacency");
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.propagate(this);
    }
  }

  /**
   * Y = f(X), element by element.
   *
   * @param input any value
   * @param function f
   */
  record Activate(int input, Activation function) implements Step {
    /** Checks for null. */
    public Activate {
      Objects.requireNonNull(function, "function");
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activate(this);
    }
  }

  /**
   * In training, zeroes each element with the given probability and scales the others by 1/(1 − p)
   * (Srivastava et al., 2014); in inference, the identity.
   *
   * @param input any value
   * @param probability p, at least 0 and below 1
   */
  record Dropout(int input, double probability) implements Step {
    /**
     * Checks the probability.
     *
     * @throws IllegalArgumentException if it is not in [0, 1)
     */
    public Dropout {
      if (!(probability >= 0 && probability < 1)) {
        throw new IllegalArgumentException(
            "expected a dropout probability of at least 0 and below 1, found " + probability);
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.dropout(this);
    }
  }

  /**
   * Y = a A + b B, two values of one type: a residual connection (a = b = 1), a difference of
   * filters (a = 1, b = −1).
   *
   * @param left A
   * @param leftFactor a
   * @param right B
   * @param rightFactor b
   */
  record Combine(int left, float leftFactor, int right, float rightFactor) implements Step {
    /**
     * Checks the factors.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    public Combine {
      if (!Float.isFinite(leftFactor) || !Float.isFinite(rightFactor)) {
        throw new IllegalArgumentException(
            "expected finite factors, found " + leftFactor + " and " + rightFactor);
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.combine(this);
    }
  }

  /**
   * Y = s X with one factor s: the ε of {@code GINConv}.
   *
   * @param input any value
   * @param factor parameter {@code [1]}
   */
  record Scale(int input, String factor) implements Step {
    /** Checks for null. */
    public Scale {
      Objects.requireNonNull(factor, "factor");
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public List<String> parameters() {
      return List.of(factor);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.scale(this);
    }
  }

  /**
   * Batch normalisation (Ioffe and Szegedy, 2015), as torch's {@code BatchNorm1d}: (X − μ) / √(σ² +
   * ε) · weight + bias, feature by feature. In training μ and σ² are those of all rows of the
   * batch, and the running ones move towards them (σ² divided by n − 1 there); in inference the
   * running ones are used.
   *
   * @param input any value
   * @param weight parameter {@code [features]}
   * @param bias parameter {@code [features]}
   * @param runningMean buffer {@code [features]}
   * @param runningVariance buffer {@code [features]}
   * @param epsilon ε, above 0
   * @param momentum how far the running values move with each batch, above 0 and at most 1
   */
  record BatchNorm(
      int input,
      String weight,
      String bias,
      String runningMean,
      String runningVariance,
      double epsilon,
      double momentum)
      implements Step {
    /**
     * Checks the constants.
     *
     * @throws IllegalArgumentException if ε is not positive and finite or the momentum not in (0,
     *     1]
     */
    public BatchNorm {
      Objects.requireNonNull(weight, "weight");
      Objects.requireNonNull(bias, "bias");
      Objects.requireNonNull(runningMean, "runningMean");
      Objects.requireNonNull(runningVariance, "runningVariance");
      requireEpsilon(epsilon);
      if (!(momentum > 0 && momentum <= 1)) {
        throw new IllegalArgumentException(
            "expected a momentum above 0 and at most 1, found " + momentum);
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public List<String> parameters() {
      return List.of(weight, bias, runningMean, runningVariance);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.batchNorm(this);
    }
  }

  /**
   * Normalisation of each graph by itself (Cai et al., "GraphNorm", 2021), as PyG's {@code
   * GraphNorm}: U = X − meanScale · μ, then U / √(mean of U² + ε) · weight + bias.
   *
   * @param input a node value
   * @param weight parameter {@code [features]}
   * @param bias parameter {@code [features]}
   * @param meanScale parameter {@code [features]}, or a buffer: then it stays as it is
   * @param epsilon ε, above 0
   */
  record GraphNorm(int input, String weight, String bias, String meanScale, double epsilon)
      implements Step {
    /**
     * Checks the constant.
     *
     * @throws IllegalArgumentException if ε is not positive and finite
     */
    public GraphNorm {
      Objects.requireNonNull(weight, "weight");
      Objects.requireNonNull(bias, "bias");
      Objects.requireNonNull(meanScale, "meanScale");
      requireEpsilon(epsilon);
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public List<String> parameters() {
      return List.of(weight, bias, meanScale);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.graphNorm(this);
    }
  }

  /**
   * (X − μ) / (σ + ε) with the mean and standard deviation of each feature over the nodes of each
   * graph: standardisation of each image by itself, with nothing learned.
   *
   * @param input a node value
   * @param epsilon ε, above 0: keeps an even image from being blown up to noise
   */
  record Standardise(int input, double epsilon) implements Step {
    /**
     * Checks the constant.
     *
     * @throws IllegalArgumentException if ε is not positive and finite
     */
    public Standardise {
      requireEpsilon(epsilon);
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.standardise(this);
    }
  }

  /**
   * The features of several values side by side: jumping knowledge, or several readouts.
   *
   * @param inputs values that live on the same nodes or are all one row per graph
   */
  record Concat(List<Integer> inputs) implements Step {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Concat {
      inputs = List.copyOf(inputs);
      if (inputs.isEmpty()) {
        throw new IllegalArgumentException(
            "expected at least one value to concatenate, found none");
      }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.concat(this);
    }
  }

  /**
   * Some neighbouring features of a value.
   *
   * @param input any value
   * @param from the first feature, at least 0
   * @param count how many, at least 1
   */
  record Select(int input, int from, int count) implements Step {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if it begins before 0 or is empty
     */
    public Select {
      if (from < 0 || count < 1) {
        throw new IllegalArgumentException(
            "expected at least 1 feature from 0 on to select, found " + count + " from " + from);
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.select(this);
    }
  }

  /**
   * The mean of each 2×2 block of a grid's pixels, on the grid of half its rows and columns.
   *
   * @param input a node value
   */
  record Coarsen(int input) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.coarsen(this);
    }
  }

  /**
   * Graph attention (Veličković et al., 2018): node i receives Σ α(i, j) x(j) over its edges, with
   * α(i, ·) the softmax of leakyReLU(a_source · x(j) + a_target · x(i)); each head by itself.
   *
   * @param input a node value of {@code heads * width} features
   * @param sourceAttention parameter {@code [1, heads, width]}
   * @param targetAttention parameter {@code [1, heads, width]}
   * @param adjacency whose entries are the edges; their weights play no part
   * @param slope of the leaky ReLU below zero
   */
  record Attend(
      int input, String sourceAttention, String targetAttention, Adjacency adjacency, float slope)
      implements Step {
    /**
     * Checks the slope.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public Attend {
      Objects.requireNonNull(sourceAttention, "sourceAttention");
      Objects.requireNonNull(targetAttention, "targetAttention");
      Objects.requireNonNull(adjacency, "adjacency");
      if (!Float.isFinite(slope)) {
        throw new IllegalArgumentException("expected a finite slope, found " + slope);
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public List<String> parameters() {
      return List.of(sourceAttention, targetAttention);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attend(this);
    }
  }

  /**
   * From nodes to graphs: one row for each, the readouts side by side.
   *
   * @param input a node value
   * @param readouts how the nodes are summed up; at least one
   */
  record Pool(int input, List<Readout> readouts) implements Step {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty
     */
    public Pool {
      readouts = List.copyOf(readouts);
      if (readouts.isEmpty()) {
        throw new IllegalArgumentException("expected at least one readout, found none");
      }
    }

    /** One readout. */
    public Pool(int input, Readout readout) {
      this(input, List.of(readout));
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pool(this);
    }
  }

  /**
   * From nodes to graphs: the mean of the nodes weighted by the softmax of their gates (Li et al.,
   * "Gated Graph Sequence Neural Networks", 2016), as PyG's {@code AttentionalAggregation}.
   *
   * @param input a node value
   * @param gate a node value of one feature
   */
  record AttentionPool(int input, int gate) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(input, gate);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.attentionPool(this);
    }
  }

  /**
   * From nodes to graphs: mean μ = Σ w x / Σ w and standard deviation, the root of Σ w (x − μ)² / Σ
   * w, of nodes that count as much as their weights say. A graph whose weights sum to 0 gives
   * zeros, with no gradient; the deviation follows {@link Readout#deviation}.
   *
   * @param input a node value
   * @param weights a node value of one feature, w, nowhere below 0: else the results are undefined
   * @param readouts {@link Readout#MEAN} and {@link Readout#STD}, in any order; at least one
   */
  record WeightedPool(int input, int weights, List<Readout> readouts) implements Step {
    private static final Set<Readout> KINDS = Set.of(Readout.MEAN, Readout.STD);

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if it is empty or has a readout that knows no weights
     */
    public WeightedPool {
      readouts = List.copyOf(readouts);
      if (readouts.isEmpty() || !KINDS.containsAll(readouts)) {
        throw new IllegalArgumentException(
            "expected the weighted readouts MEAN, STD or both, found " + readouts);
      }
    }

    @Override
    public List<Integer> inputs() {
      return List.of(input, weights);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.weightedPool(this);
    }
  }

  private static void requireEpsilon(double epsilon) {
    if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("expected a positive, finite epsilon, found " + epsilon);
    }
  }

  /**
   * One method per kind of step, so that whatever reads programs (interpreter, differentiation,
   * exporters) fails to compile when a kind is added and forgotten.
   *
   * @param <R> result
   */
  interface Visitor<R> {
    /** Reads a {@link Linear}. */
    R linear(Linear step);

    /** Reads a {@link Bias}. */
    R bias(Bias step);

    /** Reads a {@link Propagate}. */
    R propagate(Propagate step);

    /** Reads an {@link Activate}. */
    R activate(Activate step);

    /** Reads a {@link Dropout}. */
    R dropout(Dropout step);

    /** Reads a {@link Combine}. */
    R combine(Combine step);

    /** Reads a {@link Scale}. */
    R scale(Scale step);

    /** Reads a {@link BatchNorm}. */
    R batchNorm(BatchNorm step);

    /** Reads a {@link GraphNorm}. */
    R graphNorm(GraphNorm step);

    /** Reads a {@link Standardise}. */
    R standardise(Standardise step);

    /** Reads a {@link Concat}. */
    R concat(Concat step);

    /** Reads a {@link Select}. */
    R select(Select step);

    /** Reads a {@link Coarsen}. */
    R coarsen(Coarsen step);

    /** Reads an {@link Attend}. */
    R attend(Attend step);

    /** Reads a {@link Pool}. */
    R pool(Pool step);

    /** Reads an {@link AttentionPool}. */
    R attentionPool(AttentionPool step);

    /** Reads a {@link WeightedPool}. */
    R weightedPool(WeightedPool step);
  }
}
