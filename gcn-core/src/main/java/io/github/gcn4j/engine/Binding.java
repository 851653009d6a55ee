package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.program.ValueType.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program tied to a backend and a graph: its operators prepared, and its node-level parameters
 * uploaded to a workspace of their own. Graph-level parameters stay on the heap.
 */
final class Binding implements AutoCloseable {
  private final Program program;
  private final Map<Adjacency, PreparedGraph> operators = new LinkedHashMap<>();
  private final PreparedGraph domain;
  private final Workspace root;
  private final Map<String, Matrix> matrices = new HashMap<>();
  private final Map<Integer, Matrix> ones = new HashMap<>();
  private Workspace uploaded;
  private Parameters parameters;

  Binding(TensorBackend backend, Program program, Graph graph, Parameters parameters) {
    parameters.requireFor(program);
    this.program = program;
    for (Adjacency adjacency : program.adjacencies()) {
      operators.put(adjacency, backend.prepare(graph.operator(adjacency)));
    }
    this.domain =
        operators.isEmpty()
            ? backend.prepare(graph.operator(Adjacency.PLAIN))
            : operators.values().iterator().next();
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
        for (String name : step.parameters()) {
          matrices.computeIfAbsent(name, this::upload);
        }
        if (step instanceof Step.Bias bias) {
          ones.computeIfAbsent(program.type(bias.input()).features(), this::onesRow);
        }
      }
    }
  }

  private Matrix upload(String name) {
    ParameterSpec spec = program.parameters().get(name);
    if (spec == null) {
      throw new IllegalStateException("the program checked that it has parameter " + name);
    }
    int columns = spec.shape().get(spec.shape().size() - 1);
    return uploaded.matrix(spec.size() / columns, columns, parameters.get(name));
  }

  private Matrix onesRow(int features) {
    float[] row = new float[features];
    Arrays.fill(row, 1f);
    return uploaded.matrix(1, features, row);
  }

  Program program() {
    return program;
  }

  PreparedGraph domain() {
    return domain;
  }

  PreparedGraph operator(Adjacency adjacency) {
    return require(operators.get(adjacency), adjacency);
  }

  /** A node-level parameter on the backend; a bias is a row {@code [1, out]}. */
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
