package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Csr;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.Stencil;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EdgePatternTest {

  @Test
  void aGridsEdgesGoToItsNeighboursRowByRow() {
    EdgePattern pattern = EdgePattern.of(new Stencil(2, 3, Connectivity.FOUR, Adjacency.PLAIN));
    assertThat(pattern.pointers()).containsExactly(0, 2, 5, 7, 9, 12, 14);
    assertThat(pattern.sources()).containsExactly(1, 3, 0, 2, 4, 1, 5, 0, 4, 1, 3, 5, 2, 4);
  }

  @Test
  void aSelfLoopOfSomeWeightIsAnEdge() {
    EdgePattern pattern = EdgePattern.of(new Stencil(1, 2, Connectivity.FOUR, Adjacency.GCN));
    assertThat(pattern.pointers()).containsExactly(0, 2, 4);
    assertThat(pattern.sources()).containsExactly(0, 1, 0, 1);
  }

  @Test
  void diagonalNeighboursCountWhereTheGridHasEight() {
    EdgePattern pattern = EdgePattern.of(new Stencil(3, 3, Connectivity.EIGHT, Adjacency.PLAIN));
    assertThat(pattern.entries()).isEqualTo(40);
    assertThat(pattern.pointers()).containsExactly(0, 3, 8, 11, 16, 24, 29, 32, 37, 40);
  }

  @Test
  void partsOfAUnionStandSideBySide() {
    Csr csr = new Csr(new int[] {0, 1, 1}, new int[] {1}, new float[] {0f});
    Stencil grid = new Stencil(1, 2, Connectivity.FOUR, Adjacency.PLAIN);
    EdgePattern pattern = EdgePattern.of(new DisjointUnion(List.of(grid, csr, grid)));
    assertThat(pattern.pointers()).containsExactly(0, 1, 2, 3, 3, 4, 5);
    assertThat(pattern.sources()).containsExactly(1, 0, 3, 5, 4);
  }
}
