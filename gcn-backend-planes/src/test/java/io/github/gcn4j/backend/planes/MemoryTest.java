package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Memory is used again, and given up when its pool closes. */
final class MemoryTest {
  private final List<float[]> made = new ArrayList<>();
  private final List<float[]> freed = new ArrayList<>();

  /** How many allocations there is room for. */
  private int room = 100;

  private final Pool<float[]> pool =
      new Pool<>(
          new Allocator<>() {
            @Override
            public float[] allocate(int length) {
              if (made.size() == room) {
                throw new OutOfMemoryError("made up");
              }
              made.add(new float[length]);
              return made.get(made.size() - 1);
            }

            @Override
            public void free(float[] values) {
              freed.add(values);
            }
          });

  @Test
  void memoryGivenBackIsTakenForTheSameLengthAlone() {
    float[] values = pool.take(12);
    pool.give(12, values);
    assertThat(pool.take(11)).hasSize(11);
    assertThat(pool.take(12)).isSameAs(values);
    assertThat(pool.take(12)).isNotSameAs(values);
  }

  @Test
  void closingFreesWhatLiesIdleAndWhatComesBackLater() {
    float[] idle = pool.take(3);
    float[] late = pool.take(3);
    pool.give(3, idle);
    assertThat(freed).isEmpty();
    pool.close();
    assertThat(freed).usingElementComparator(MemoryTest::identity).containsExactly(idle);
    pool.give(3, late);
    assertThat(freed).usingElementComparator(MemoryTest::identity).containsExactly(idle, late);
  }

  @Test
  void aLoanThatMemoryDoesNotSufficeForLeavesWhatItTookIdle() {
    room = 2;
    assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> new Loan<>(pool, 3, 5));
    try (Loan<float[]> two = new Loan<>(pool, 2, 5)) {
      assertThat(made).contains(two.get(0), two.get(1));
    }
  }

  @Test
  void anImageTooLongForAnArrayIsRefusedWithItsShape() {
    try (TensorBackend backend =
            new PlaneBackend("plain", () -> "plain Java", new BackendOptions(1));
        Workspace workspace = backend.open()) {
      PreparedGraph graph = backend.prepare(Grid.of(4096, 4096).operator(Adjacency.GCN));
      Signal x = workspace.signal(graph, 0, 1, new float[0]);
      Matrix weight = workspace.matrix(128, 1, new float[128]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> workspace.linear(x, weight, Direction.FORWARD))
          .withMessage(
              "expected images of at most 2147483639 values (nodes × features) in this backend,"
                  + " found a signal [batch=0, nodes=16777216, features=128]: take smaller images,"
                  + " fewer features or another backend");
    }
  }

  @Test
  void aMatrixTooLongForAnArrayIsRefusedWithItsShape() {
    try (TensorBackend backend =
            new PlaneBackend("plain", () -> "plain Java", new BackendOptions(1));
        Workspace workspace = backend.open()) {
      PreparedGraph graph = backend.prepare(Grid.of(1, 1).operator(Adjacency.GCN));
      Signal wide = workspace.signal(graph, 1, 1 << 16, new float[1 << 16]);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> workspace.contract(wide, wide))
          .withMessageContaining("found [65536, 65536]");
    }
  }

  private static int identity(float[] a, float[] b) {
    return a == b ? 0 : 1;
  }
}
