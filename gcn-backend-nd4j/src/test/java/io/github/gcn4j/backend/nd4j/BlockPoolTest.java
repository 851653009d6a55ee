package io.github.gcn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Memory off the heap is used again, and freed when its pool closes. */
final class BlockPoolTest {

  @BeforeAll
  static void loadNd4j() {
    Nd4jRuntime.start();
  }

  @Test
  void aBlockGivenBackIsTakenForTheSameLengthAlone() {
    try (BlockPool pool = new BlockPool()) {
      Block block = pool.take(12);
      pool.give(block);
      Block other = pool.take(11);
      assertThat(other).isNotSameAs(block);
      assertThat(pool.take(12)).isSameAs(block);
      other.close();
      block.close();
    }
  }

  @Test
  void closingFreesWhatLiesIdleAndWhatComesBackLater() {
    BlockPool pool = new BlockPool();
    Block idle = pool.take(3);
    Block late = pool.take(3);
    pool.give(idle);
    pool.close();
    assertThat(idle.closed()).isTrue();
    assertThat(late.closed()).isFalse();
    pool.give(late);
    assertThat(late.closed()).isTrue();
  }

  @Test
  void aFreedBlockFailsRatherThanGoAstray() {
    Block block = Blocks.of(new float[] {1, 2});
    assertThat(Blocks.values(block)).containsExactly(1, 2);
    block.close();
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> block.read(0, new float[2], 0, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> block.write(new float[2], 0, 0, 2));
  }

  @Test
  void closingTheOutermostWorkspaceFreesWhatNestedOnesMade() {
    Memory memory = Memory.outermost();
    Memory nested = memory.nested();
    Block outer = memory.matrix(1, 2, new float[2]).block();
    Block inner = nested.matrix(1, 3, new float[3]).block();
    nested.close();
    assertThat(inner.closed()).as("kept for the next nested workspace").isFalse();
    memory.close();
    assertThat(outer.closed()).isTrue();
    assertThat(inner.closed()).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> nested.matrix(1, 3, new float[3]));
  }

  @Test
  void anImageBeyondTheReachOfABufferIsRefusedWithARemedy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Block.allocate(Block.LONGEST + 1L))
        .withMessageContaining("536870911")
        .withMessageContaining("536870912")
        .withMessageContaining("use another backend");
  }
}
