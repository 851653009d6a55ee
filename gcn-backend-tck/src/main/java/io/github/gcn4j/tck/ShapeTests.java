package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;
import static io.github.gcn4j.tck.Closeness.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.tck.SampleSite.Odd;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation on shapes of every size, with odd values, and on any number of threads. */
interface ShapeTests extends TckSubject {

  @ParameterizedTest
  @EnumSource(SampleOperation.class)
  default void everyShapeAgreesWithTheReference(SampleOperation operation) {
    try (ReferenceBackend oracle = new ReferenceBackend();
        TensorBackend backend = backend(2)) {
      for (SampleShape shape : SampleShape.all()) {
        compare(operation, oracle, backend, shape, Odd.NONE);
      }
    }
  }

  /** Where the reference has not-a-number or an infinity, so has the backend, and nowhere else. */
  @ParameterizedTest
  @EnumSource(SampleOperation.class)
  default void oddValuesTravelAsTheStandardSays(SampleOperation operation) {
    List<Graph> graphs =
        List.of(
            Grid.of(5, 7),
            new Grid(4, 5, Connectivity.EIGHT),
            SampleGraphs.randomEdges(12, 30, 72),
            new GraphBatch(List.of(Grid.of(3, 4), Grid.of(2, 2))));
    try (ReferenceBackend oracle = new ReferenceBackend();
        TensorBackend backend = backend(2)) {
      for (Graph graph : graphs) {
        SampleShape shape = new SampleShape(graph, Adjacency.GCN, 2, 3);
        for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1f / 0}) {
          // What f′ is where f(x) is not a number, nobody says: there only dy is looked at.
          boolean second = operation == SampleOperation.ACTIVATE_GRADIENT && Float.isNaN(odd);
          for (int operand = second ? 2 : 1; operand <= 3; operand++) {
            // The first value, the last of a grid's first row, and one of the second signal.
            for (int position : new int[] {0, 20, 3 * graph.nodes() + 4}) {
              compare(operation, oracle, backend, shape, new Odd(odd, operand, position));
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SampleOperation.class)
  default void anyNumberOfThreadsGivesTheSameBits(SampleOperation operation) {
    for (SampleShape shape :
        List.of(
            new SampleShape(Grid.of(47, 101), Adjacency.GCN, 5, 6),
            new SampleShape(SampleGraphs.randomEdges(3000, 9000, 73), Adjacency.GCN, 3, 5))) {
      if (!operation.appliesTo(shape)) {
        continue;
      }
      List<float[]> expected = on(1, operation, shape);
      for (int threads : new int[] {1, 2, 3, 8}) {
        List<float[]> actual = on(threads, operation, shape);
        for (int i = 0; i < expected.size(); i++) {
          String what = operation + " on " + shape + ", " + threads + " threads";
          assertSameBits(what, actual.get(i), expected.get(i));
        }
      }
    }
  }

  private List<float[]> on(int threads, SampleOperation operation, SampleShape shape) {
    try (TensorBackend backend = backend(threads)) {
      return run(operation, backend, shape, Odd.NONE);
    }
  }

  private static void compare(
      SampleOperation operation,
      ReferenceBackend oracle,
      TensorBackend backend,
      SampleShape shape,
      Odd odd) {
    if (!operation.appliesTo(shape)) {
      return;
    }
    List<float[]> expected = run(operation, oracle, shape, odd);
    List<float[]> actual = run(operation, backend, shape, odd);
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      String what = operation + " " + i + " on " + shape + " with " + odd;
      assertClose(what, actual.get(i), expected.get(i), FORWARD);
    }
  }

  private static List<float[]> run(
      SampleOperation operation, TensorBackend backend, SampleShape shape, Odd odd) {
    try (Workspace workspace = backend.open()) {
      return operation.apply(SampleSite.of(backend, workspace, shape, odd));
    }
  }
}
