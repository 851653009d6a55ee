package io.github.gcn4j.engine;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The graphs that a program's node values live on, the input's and those it is coarsened to, and
 * the operators along which its steps carry values there, one for each level and adjacency.
 *
 * @param <T> an operator made ready
 */
final class LevelOperators<T> {
  private final Program program;
  private final List<Graph> graphs;
  private final List<Map<Adjacency, T>> operators = new ArrayList<>();

  private LevelOperators(Program program, List<Graph> graphs) {
    this.program = program;
    this.graphs = graphs;
    graphs.forEach(graph -> operators.add(new LinkedHashMap<>()));
  }

  /**
   * Makes every operator ready, in the order of the program.
   *
   * @throws IllegalArgumentException if the program coarsens what is no grid
   */
  static <T> LevelOperators<T> of(Program program, Graph graph, Function<GraphOperator, T> maker) {
    List<Graph> graphs = new ArrayList<>(List.of(graph));
    for (int value = 0; value <= program.output(); value++) {
      if (program.type(value).coarsenings() == graphs.size()) {
        graphs.add(graphs.get(graphs.size() - 1).coarser());
      }
    }
    LevelOperators<T> made = new LevelOperators<>(program, graphs);
    for (Step step : program.steps()) {
      if (step instanceof Step.Propagate propagate) {
        made.add(propagate.input(), propagate.adjacency(), maker);
      } else if (step instanceof Step.Attend attend) {
        made.add(attend.input(), attend.adjacency(), maker);
      }
    }
    return made;
  }

  private void add(int input, Adjacency adjacency, Function<GraphOperator, T> maker) {
    int level = level(input);
    operators
        .get(level)
        .computeIfAbsent(adjacency, wanted -> maker.apply(graphs.get(level).operator(wanted)));
  }

  /** Graphs by the number of coarsenings. */
  List<Graph> graphs() {
    return graphs;
  }

  /** How often a value's graph was coarsened. */
  int level(int value) {
    return program.type(value).coarsenings();
  }

  /** Any operator of a level, if something travels there. */
  Optional<T> any(int level) {
    return operators.get(level).values().stream().findFirst();
  }

  /** The operator along which a value is carried. */
  T of(int value, Adjacency adjacency) {
    @Nullable T found = operators.get(level(value)).get(adjacency);
    if (found == null) {
      throw new IllegalStateException(
          "expected a program that carries value " + value + " along " + adjacency);
    }
    return found;
  }
}
