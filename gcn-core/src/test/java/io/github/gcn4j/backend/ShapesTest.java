package io.github.gcn4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import org.junit.jupiter.api.Test;

/** Shapes beyond what memory is addressed by are named, not overflowed. */
final class ShapesTest {
  private static final PreparedGraph GRAPH = () -> Grid.of(4096, 4096).operator(Adjacency.GCN);

  @Test
  void aSignalThatNoArrayHoldsIsRefusedWithItsShape() {
    assertThat(Shapes.arrayLength(GRAPH, 127, 1)).isEqualTo(127 << 24);
    assertThat(Shapes.arrayLength(GRAPH, 0, 1)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shapes.arrayLength(GRAPH, 64, 2))
        .withMessage(
            "expected at most 2147483639 values, what an array holds, found a signal"
                + " [batch=64, nodes=16777216, features=2]: take a smaller batch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shapes.arrayLength(GRAPH, 1 << 20, 1 << 20))
        .withMessageContaining("[batch=1048576, nodes=16777216, features=1048576]");
  }

  @Test
  void anImageLongerThanABackendHasInOnePieceIsRefusedWithItsShape() {
    assertThat(Shapes.requireLength(GRAPH, 1000, 2, 1 << 25)).isEqualTo(1 << 25);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shapes.requireLength(GRAPH, 1, 3, 1 << 25))
        .withMessageContaining("at most 33554432 values")
        .withMessageContaining("[batch=1, nodes=16777216, features=3]")
        .withMessageContaining("another backend");
  }

  @Test
  void aMatrixLongerThanABackendHasInOnePieceIsRefusedWithItsShape() {
    assertThat(Shapes.requireLength(3, 4, 12)).isEqualTo(12);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shapes.requireLength(1 << 16, 1 << 16, Integer.MAX_VALUE))
        .withMessageContaining("found [65536, 65536]");
  }
}
