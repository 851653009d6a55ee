package io.github.gcn4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class EdgeGraphTest {

  @Test
  void rowsListWhatANodeReceives() {
    EdgeGraph graph =
        EdgeGraph.of(3, new int[] {0, 1, 0}, new int[] {1, 2, 2}, new float[] {2, 3, 4});
    Csr csr = (Csr) graph.operator(Adjacency.PLAIN);
    assertThat(csr.rowPointers()).containsExactly(0, 0, 1, 3);
    assertThat(csr.columns()).containsExactly(0, 1, 0);
    assertThat(csr.values()).containsExactly(2, 3, 4);
    assertThat(graph.edges()).isEqualTo(3);
  }

  @Test
  void selfLoopsAreAddedOnceAndKeepTheirOwnWeight() {
    EdgeGraph graph =
        EdgeGraph.of(2, new int[] {0, 0, 1}, new int[] {0, 0, 0}, new float[] {5, 7, 1});
    Csr csr = (Csr) graph.operator(new Adjacency(Normalization.NONE, 1f));
    // Of two self-loops the last one's weight stays, as in PyG; node 1 gets the default.
    assertThat(csr.rowPointers()).containsExactly(0, 2, 3);
    assertThat(csr.columns()).containsExactly(1, 0, 1);
    assertThat(csr.values()).containsExactly(1, 7, 1);
  }

  @Test
  void randomWalkRowsSumToOneAndIsolatedNodesToNothing() {
    EdgeGraph graph = EdgeGraph.of(3, new int[] {1, 0}, new int[] {0, 0}, new float[] {3, 1});
    Csr csr = (Csr) graph.operator(new Adjacency(Normalization.RANDOM_WALK, 0f));
    assertThat(csr.values()).containsExactly(0.75f, 0.25f);
    assertThat(csr.rowPointers()).containsExactly(0, 2, 2, 2);
  }

  @Test
  void symmetricNormalisationDividesByBothRoots() {
    EdgeGraph graph = EdgeGraph.of(2, new int[] {0, 1}, new int[] {1, 0}, new float[] {3, 3});
    Csr csr = (Csr) graph.operator(Adjacency.GCN);
    assertThat(csr.values()).containsExactly(0.75f, 0.25f, 0.75f, 0.25f);
  }

  @Test
  void transposingTwiceGivesTheSameMatrix() {
    Csr csr = new Csr(new int[] {0, 2, 2, 3}, new int[] {0, 2, 1}, new float[] {1, 2, 3});
    Csr transposed = csr.transposed();
    assertThat(transposed.rowPointers()).containsExactly(0, 1, 2, 3);
    assertThat(transposed.columns()).containsExactly(0, 2, 0);
    assertThat(transposed.values()).containsExactly(1, 3, 2);
    assertThat(transposed.transposed()).isEqualTo(csr).hasSameHashCodeAs(csr);
  }

  @Test
  void malformedArraysAreRefusedWithWhatWasFound() {
    refuses(() -> EdgeGraph.of(2, new int[] {0}, new int[] {2}), "found 2 at edge 0");
    refuses(() -> EdgeGraph.of(2, new int[] {-1}, new int[] {0}), "found -1");
    refuses(() -> EdgeGraph.of(-1, new int[0], new int[0]), "-1");
    refuses(() -> EdgeGraph.of(2, new int[1], new int[2]), "1, 2");
    refuses(() -> EdgeGraph.of(1, new int[1], new int[1], new float[] {Float.NaN}), "NaN");
    refuses(() -> new Csr(new int[0], new int[0], new float[0]), "none");
    refuses(() -> new Csr(new int[] {0, 2, 1}, new int[1], new float[1]), "fall after row 1");
    refuses(() -> new Csr(new int[] {0, 1}, new int[] {1}, new float[1]), "found 1");
    refuses(() -> new Csr(new int[] {0, 1}, new int[1], new float[2]), "found 2");
    refuses(() -> new Adjacency(Normalization.NONE, -1f), "-1");
  }

  @Test
  void aBatchPutsGraphsSideBySide() {
    GraphBatch batch =
        new GraphBatch(List.of(Grid.of(2, 3), EdgeGraph.of(4, new int[0], new int[0])));
    assertThat(batch.nodes()).isEqualTo(10);
    DisjointUnion union = (DisjointUnion) batch.operator(Adjacency.GCN);
    assertThat(union.nodes()).isEqualTo(10);
    assertThat(union.parts()).hasSize(2);
    refuses(() -> new GraphBatch(List.of()), "[]");
    refuses(() -> new GraphBatch(List.of(batch)), "batch");
    refuses(() -> new DisjointUnion(List.of()), "none");
    refuses(() -> new DisjointUnion(List.of(union)), "flatten");
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
