package io.github.gcn4j.program;

import io.github.gcn4j.graph.Adjacency;
import java.util.List;
import java.util.Objects;

/**
 * One operation of a {@link Program}. Values are numbered: 0 is the input, and the step at position
 * i defines value i + 1. All steps but {@link Propagate} and {@link Pool} work on node and graph
 * values alike.
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
   * Y = A + B, two values of one type: a residual connection.
   *
   * @param left A
   * @param right B
   */
  record Add(int left, int right) implements Step {
    @Override
    public List<Integer> inputs() {
      return List.of(left, right);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.add(this);
    }
  }

  /**
   * From nodes to graphs: one row for each.
   *
   * @param input a node value
   * @param readout how the nodes are summed up
   */
  record Pool(int input, Readout readout) implements Step {
    /** Checks for null. */
    public Pool {
      Objects.requireNonNull(readout, "readout");
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

    /** Reads an {@link Add}. */
    R add(Add step);

    /** Reads a {@link Pool}. */
    R pool(Pool step);
  }
}
