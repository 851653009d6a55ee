package io.github.gcn4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class GridTest {

  @Test
  void aGridHasANodePerPixelAndStoresNothingPerEdge() {
    Grid grid = Grid.of(4096, 4096);
    assertThat(grid.nodes()).isEqualTo(16_777_216);
    assertThat(grid.operator(Adjacency.GCN))
        .isEqualTo(new Stencil(4096, 4096, Connectivity.FOUR, Adjacency.GCN));
  }

  @Test
  void degreesCountTheNeighboursAndTheSelfLoop() {
    Stencil four = new Stencil(3, 3, Connectivity.FOUR, Adjacency.GCN);
    assertThat(four.targetScale(1, 1)).isCloseTo((float) (1 / Math.sqrt(5)), within(1e-7f));
    assertThat(four.targetScale(0, 1)).isCloseTo((float) (1 / Math.sqrt(4)), within(1e-7f));
    assertThat(four.sourceScale(0, 0)).isCloseTo((float) (1 / Math.sqrt(3)), within(1e-7f));
    Stencil eight = new Stencil(3, 3, Connectivity.EIGHT, Adjacency.GCN_IMPROVED);
    assertThat(eight.targetScale(1, 1)).isCloseTo((float) (1 / Math.sqrt(10)), within(1e-7f));
    assertThat(eight.targetScale(0, 0)).isCloseTo((float) (1 / Math.sqrt(5)), within(1e-7f));
  }

  @Test
  void randomWalksScaleWhatArrivesOnly() {
    Stencil walk =
        new Stencil(2, 3, Connectivity.FOUR, new Adjacency(Normalization.RANDOM_WALK, 0f));
    assertThat(walk.targetScale(0, 1)).isCloseTo(1f / 3, within(1e-7f));
    assertThat(walk.sourceScale(0, 1)).isEqualTo(1f);
  }

  @Test
  void aLonelyPixelWithoutSelfLoopReceivesNothing() {
    Stencil lonely =
        new Stencil(1, 1, Connectivity.FOUR, new Adjacency(Normalization.SYMMETRIC, 0f));
    assertThat(lonely.targetScale(0, 0)).isZero();
  }

  @Test
  void impossibleSizesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Grid.of(0, 5))
        .withMessageContaining("0×5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Grid.of(65536, 65536))
        .withMessageContaining("2147483647");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Stencil(65536, 65536, Connectivity.FOUR, Adjacency.GCN))
        .withMessageContaining("2147483647");
  }
}
