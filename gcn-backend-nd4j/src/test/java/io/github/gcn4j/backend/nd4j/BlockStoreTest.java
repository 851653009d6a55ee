package io.github.gcn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.backend.planes.Figures;
import io.github.gcn4j.backend.planes.PlaneMatrix;
import io.github.gcn4j.backend.planes.Scratch;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pieces must not show: loops find in blocks what they find in arrays. */
final class BlockStoreTest {
  private static final int FROM = 3;

  private final BlockStore store = new BlockStore();
  private final Scratch scratch = new Scratch();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 779, 780, 781, 3072, 3073, 9216})
  void aMappingSeesEveryValueOfItsStretchOnceAndNoOther(int length) {
    float[] values = counted(length);
    float[] doubled = new float[values.length];
    float[] summed = new float[values.length];
    for (int i = FROM; i < FROM + length; i++) {
      doubled[i] = 2 * values[i];
      summed[i] = 3 * values[i];
    }
    try (Block x = Blocks.of(values);
        Block y = Blocks.of(new float[values.length]);
        Block z = Blocks.of(new float[values.length])) {
      store.map(x, y, FROM, FROM + length, scratch, BlockStoreTest::twice);
      assertThat(Blocks.values(y)).isEqualTo(doubled);
      store.zip(x, y, z, FROM, FROM + length, scratch, BlockStoreTest::add);
      assertThat(Blocks.values(z)).isEqualTo(summed);
      store.zip(x, y, y, FROM, FROM + length, scratch, BlockStoreTest::add);
      assertThat(Blocks.values(y)).as("onto an operand").isEqualTo(summed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 780, 3072, 3073, 9216})
  void aTotalIsThatOfAllPieces(int length) {
    float[] values = counted(length);
    double sum = 0;
    double squares = 0;
    for (int i = FROM; i < FROM + length; i++) {
      sum += values[i];
      squares += values[i] * values[i];
    }
    try (Block x = Blocks.of(values)) {
      assertThat(store.total(x, FROM, FROM + length, scratch, BlockStoreTest::sum)).isEqualTo(sum);
      assertThat(store.total(x, x, FROM, FROM + length, scratch, BlockStoreTest::dot))
          .isEqualTo(squares);
    }
  }

  @Test
  void aTileIsOnePiece() {
    int[] pieces = new int[1];
    try (Block x = Blocks.of(counted(Figures.TILE))) {
      store.total(x, FROM, FROM + Figures.TILE, scratch, (values, from, to) -> pieces[0]++);
    }
    assertThat(pieces[0]).isEqualTo(1);
  }

  @Test
  void aPassageGoesFromOneStretchToAnother() {
    try (Block x = Blocks.of(new float[] {1, 2, 3, 4});
        Block y = Blocks.of(new float[5])) {
      store.pass(
          x,
          1,
          3,
          y,
          2,
          2,
          scratch,
          (from, start, to, at) -> {
            to[at] = from[start] + from[start + 1];
            to[at + 1] = from[start + 2];
          });
      assertThat(Blocks.values(y)).containsExactly(0, 0, 5, 4, 0);
    }
  }

  @Test
  void closingTheOutermostWorkspaceFreesWhatNestedOnesMade() {
    try (TensorBackend backend = new Nd4jBackendProvider().create(new BackendOptions(1))) {
      Workspace workspace = backend.open();
      Workspace nested = workspace.nested();
      Block outer = blockOf(workspace.matrix(1, 2, new float[2]));
      Block inner = blockOf(nested.matrix(1, 3, new float[3]));
      nested.close();
      assertThat(inner.closed()).as("kept for the next nested workspace").isFalse();
      workspace.close();
      assertThat(outer.closed()).isTrue();
      assertThat(inner.closed()).isTrue();
    }
  }

  private static Block blockOf(Matrix matrix) {
    return (Block) ((PlaneMatrix<?>) matrix).values();
  }

  @Test
  void anImageBeyondTheReachOfABufferIsRefusedWithItsShapeAndARemedy() {
    try (TensorBackend backend = new Nd4jBackendProvider().create(new BackendOptions(1));
        Workspace workspace = backend.open()) {
      PreparedGraph graph = backend.prepare(Grid.of(16, 16).operator(Adjacency.GCN));
      Signal x = workspace.signal(graph, 0, 1, new float[0]);
      int features = (Block.LONGEST >> 8) + 1;
      float[] weight = new float[features];
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> workspace.linear(x, workspace.matrix(features, 1, weight), Direction.FORWARD))
          .withMessageContaining("536870911")
          .withMessageContaining("[batch=0, nodes=256, features=2097152]")
          .withMessageContaining("another backend");
    }
  }

  private static float[] counted(int length) {
    float[] values = new float[FROM + length + 4];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 16;
    }
    return values;
  }

  private static void twice(float[] x, float[] y, int from, int to) {
    for (int j = from; j < to; j++) {
      y[j] = 2 * x[j];
    }
  }

  private static void add(float[] x, float[] y, float[] z, int from, int to) {
    for (int j = from; j < to; j++) {
      z[j] = x[j] + y[j];
    }
  }

  private static double sum(float[] x, int from, int to) {
    return dot(x, ones(to), from, to);
  }

  private static float[] ones(int length) {
    float[] ones = new float[length];
    Arrays.fill(ones, 1f);
    return ones;
  }

  private static double dot(float[] x, float[] y, int from, int to) {
    double sum = 0;
    for (int j = from; j < to; j++) {
      sum += x[j] * y[j];
    }
    return sum;
  }
}
