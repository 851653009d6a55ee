package io.github.gcn4j.engine;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A program tied to a backend and a graph: its operators prepared, and its node-level parameters
 * uploaded to a workspace of their own. Graph-level parameters stay on the heap.
 */
final class Binding implements Propagation, AutoCloseable {
  private final TensorBackend backend;
  private final Graph graph;
  private final Program program;

  private final LevelOperators<PreparedGraph> operators;
  private final List<PreparedGraph> domains = new ArrayList<>();
  private final Workspace root;
  private final Map<String, Matrix> matrices = new HashMap<>();
  private final Map<Integer, Matrix> ones = new HashMap<>();
  private Workspace uploaded;
  private Parameters parameters;

  Binding(TensorBackend backend, Program program, Graph graph, Parameters parameters) {
    parameters.requireFor(program);
    this.backend = backend;
    this.graph = graph;
    this.program = program;
    this.operators = LevelOperators.of(program, graph, backend::prepare);
    for (int level = 0; level < operators.graphs().size(); level++) {
      Graph domain = operators.graphs().get(level);
      domains.add(
          operators.any(level).orElseGet(() -> backend.prepare(domain.operator(Adjacency.PLAIN))));
    }
    this.root = backend.open();
    this.uploaded = root.nested();
    this.parameters = parameters;
    try {
      upload(parameters);
    } catch (RuntimeException | Error e) {
      root.close();
      throw e;
    }
  }

  /** Replaces every parameter; workspaces nested in this binding must be closed. */
  void upload(Parameters fresh) {
    fresh.requireFor(program);
    uploaded.close();
    uploaded = root.nested();
    matrices.clear();
    ones.clear();
    parameters = fresh.copy(); // the caller's arrays may change while a pass runs
    for (Step step : program.steps()) {
      if (program.type(step.inputs().get(0)).level() == Level.NODE) {
        upload(step);
      }
    }
  }

  /** Coefficients of normalisations are worked out and carried over in each pass. */
  private void upload(Step step) {
    if (step instanceof Step.Linear linear) {
      matrices.computeIfAbsent(linear.weight(), this::upload);
    } else if (step instanceof Step.Bias bias) {
      matrices.computeIfAbsent(bias.bias(), this::upload);
      ones.computeIfAbsent(program.type(bias.input()).features(), this::onesRow);
    } else if (step instanceof Step.Attend attend) {
      attend.parameters().forEach(name -> matrices.computeIfAbsent(name, this::scores));
    }
  }

  private Matrix upload(String name) {
    ParameterSpec spec = spec(name);
    int columns = spec.shape().get(spec.shape().size() - 1);
    return uploaded.matrix(spec.size() / columns, columns, parameters.get(name));
  }

  /**
   * {@code [heads, heads * width]}: each head's attention beside zeros for the others, so that a
   * linear map gives the scores of all heads.
   */
  private Matrix scores(String name) {
    List<Integer> shape = spec(name).shape();
    int heads = shape.get(1);
    int width = shape.get(2);
    float[] blocks = new float[heads * heads * width];
    for (int head = 0; head < heads; head++) {
      System.arraycopy(
          parameters.get(name), head * width, blocks, head * (heads + 1) * width, width);
    }
    return uploaded.matrix(heads, heads * width, blocks);
  }

  private ParameterSpec spec(String name) {
    ParameterSpec spec = program.parameters().get(name);
    if (spec == null) {
      throw new IllegalStateException("the program checked that it has parameter " + name);
    }
    return spec;
  }

  private Matrix onesRow(int features) {
    float[] row = new float[features];
    Arrays.fill(row, 1f);
    return uploaded.matrix(1, features, row);
  }

  Program program() {
    return program;
  }

  /** The graph of the input's nodes. */
  PreparedGraph domain() {
    return domains.get(0);
  }

  /** The graph a value's nodes live on. */
  PreparedGraph domain(int value) {
    return domains.get(operators.level(value));
  }

  /** The operator along which a value is propagated. */
  PreparedGraph operator(int value, Adjacency adjacency) {
    return operators.of(value, adjacency);
  }

  @Override
  public Signal forward(Workspace workspace, Step.Propagate step, Signal x) {
    return workspace.propagate(operator(step.input(), step.adjacency()), x, Direction.FORWARD);
  }

  @Override
  public Signal backward(Workspace workspace, Step.Propagate step, Signal dy) {
    return workspace.propagate(operator(step.input(), step.adjacency()), dy, Direction.ADJOINT);
  }

  @Override
  public Signal attend(
      Workspace workspace, Step.Attend step, Signal x, Signal source, Signal target) {
    PreparedGraph pattern = operator(step.input(), step.adjacency());
    return workspace.attend(pattern, x, source, target, step.slope());
  }

  @Override
  public List<Signal> attendGradient(
      Workspace workspace, Step.Attend step, Signal x, Signal source, Signal target, Signal dy) {
    PreparedGraph pattern = operator(step.input(), step.adjacency());
    return workspace.attendGradient(pattern, x, source, target, step.slope(), dy);
  }

  /**
   * A node-level parameter on the backend; a bias is a row {@code [1, out]}, an attention {@code
   * [heads, heads * width]}.
   */
  Matrix matrix(String name) {
    return require(matrices.get(name), name);
  }

  /** A row of ones: the scale of a plain bias. */
  Matrix ones(int features) {
    return require(ones.get(features), features);
  }

  private static <T> T require(@Nullable T value, Object key) {
    if (value == null) {
      throw new IllegalStateException("expected the binding to hold " + key);
    }
    return value;
  }

  /** A parameter on the heap. */
  float[] array(String name) {
    return parameters.get(name);
  }

  BatchNormalisation normalisation(Step.BatchNorm step) {
    return new BatchNormalisation(step, parameters);
  }

  GraphNormalisation normalisation(Step.GraphNorm step) {
    return new GraphNormalisation(step, parameters, trainable(step.meanScale()));
  }

  /** Whether the optimiser trains a parameter. */
  boolean trainable(String name) {
    return spec(name).role() == ParameterSpec.Role.TRAINABLE;
  }

  /** What the backend compiles of the program for inference, if it does. */
  Optional<CompiledForward> compile() {
    return graph instanceof GraphBatch
        ? Optional.empty()
        : backend.compile(program, graph, parameters);
  }

  /** What the backend compiles of the program for training, if it does. */
  Optional<CompiledTraining> compileTraining() {
    return graph instanceof GraphBatch
        ? Optional.empty()
        : backend.compileTraining(program, graph, parameters);
  }

  /** A workspace for one pass. */
  Workspace open() {
    return uploaded.nested();
  }

  @Override
  public void close() {
    uploaded.close();
    root.close();
  }
}
