package io.github.gcn4j.engine;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A factor for every directed edge of a graph, with which each message along it is multiplied after
 * normalisation or attention: at 1 nothing changes, at 0 the edge is as good as gone, though the
 * degrees still count it. What a node sends itself is left alone, and all steps share the factors,
 * as in PyTorch Geometric's {@code explain_message}. A program that coarsens a grid has edges on
 * several levels, each with factors of its own.
 */
public final class MessageMask {
  private final Program program;
  private final Graph graph;
  private final LevelOperators<HeapOperator> operators;
  private final List<float[]> factors = new ArrayList<>();

  private MessageMask(Program program, Graph graph) {
    this.program = program;
    this.graph = graph;
    this.operators = LevelOperators.of(program, graph, HeapOperator::of);
    for (int level = 0; level < operators.graphs().size(); level++) {
      float[] ones = new float[operators.any(level).map(HeapOperator::edges).orElse(0)];
      Arrays.fill(ones, 1f);
      factors.add(ones);
    }
  }

  /**
   * A mask that changes nothing yet.
   *
   * @param program along whose steps messages travel
   * @param graph whose edges they take
   * @throws IllegalArgumentException if the graph is a batch, or the program coarsens what is no
   *     grid or propagates nowhere
   */
  public static MessageMask of(Program program, Graph graph) {
    if (graph instanceof GraphBatch) {
      throw new IllegalArgumentException(
          "expected one graph to mask, found a batch: take one at a time");
    }
    boolean propagates = false;
    for (Step step : program.steps()) {
      propagates |= step instanceof Step.Propagate || step instanceof Step.Attend;
    }
    if (!propagates) {
      throw new IllegalArgumentException(
          "expected a program that propagates along edges, found none that does: explain this model"
              + " by another method");
    }
    return new MessageMask(program, graph);
  }

  /** Levels of the graph: 1, and one more for each coarsening. */
  public int levels() {
    return factors.size();
  }

  /** The factors of a level's edges, live: {@code [edges]}; none where nothing is propagated. */
  public float[] factors(int level) {
    return factors.get(level);
  }

  /**
   * Where each edge of a level starts.
   *
   * @return {@code [edges]}
   */
  public int[] sources(int level) {
    return operators.any(level).map(HeapOperator::sources).orElse(new int[0]);
  }

  /**
   * Where each edge of a level ends.
   *
   * @return {@code [edges]}
   */
  public int[] targets(int level) {
    return operators.any(level).map(HeapOperator::targets).orElse(new int[0]);
  }

  Program program() {
    return program;
  }

  Graph graph() {
    return graph;
  }

  /** The level on which a value travels. */
  int level(int value) {
    return operators.level(value);
  }

  /** Along which a value travels. */
  HeapOperator operator(int value, Adjacency adjacency) {
    return operators.of(value, adjacency);
  }
}
