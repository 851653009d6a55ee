package io.github.gcn4j.explanation;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.engine.Softmax;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;

/**
 * What is explained: a program with its parameters on one graph, open on a backend. Belongs to one
 * thread at a time.
 */
public final class Subject implements AutoCloseable {
  private final Program program;
  private final Graph graph;
  private final Session session;

  private Subject(Program program, Graph graph, Session session) {
    this.program = program;
    this.graph = graph;
    this.session = session;
  }

  /**
   * Uploads the parameters; the backend stays the caller's.
   *
   * @throws IllegalArgumentException if the graph is a batch, or the parameters are not the
   *     program's
   */
  public static Subject open(
      TensorBackend backend, Program program, Graph graph, Parameters parameters) {
    if (graph instanceof GraphBatch) {
      throw new IllegalArgumentException(
          "expected one graph to explain, found a batch: take one at a time");
    }
    return new Subject(program, graph, Session.open(backend, program, graph, parameters));
  }

  /** What is computed. */
  public Program program() {
    return program;
  }

  /** On which nodes. */
  public Graph graph() {
    return graph;
  }

  /**
   * Probabilities at temperature 1.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @return {@code [batch][classes]}
   */
  public double[][] probabilities(float[] features, int batch) {
    return Softmax.probabilities(
        session.logits(features, batch), batch, program.outputFeatures(), 1);
  }

  /**
   * The score of a class that maps explain: its logit less the mean of all logits. A number added
   * to every logit changes no probability and training never settles it, so a bare logit would
   * explain what the first random weights happened to be.
   *
   * @param features {@code [batch, nodes, features]}
   * @param batch number of signals
   * @param target index of the class
   * @return {@code [batch]}
   */
  public double[] scores(float[] features, int batch, int target) {
    return new ClassScore(program.outputFeatures(), target).of(session.logits(features, batch));
  }

  Session session() {
    return session;
  }

  /** Values of one signal. */
  int length() {
    return Math.multiplyExact(graph.nodes(), program.inputFeatures());
  }

  /** Refuses what is no signal on the graph, or no class of the program. */
  void check(float[] features, int target) {
    if (features.length != length()) {
      throw new IllegalArgumentException(
          "expected a signal of "
              + graph.nodes()
              + " nodes with "
              + program.inputFeatures()
              + " features, found "
              + features.length
              + " values");
    }
    if (target < 0 || target >= program.outputFeatures()) {
      throw new IllegalArgumentException(
          "expected a class from 0 to " + (program.outputFeatures() - 1) + ", found " + target);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
