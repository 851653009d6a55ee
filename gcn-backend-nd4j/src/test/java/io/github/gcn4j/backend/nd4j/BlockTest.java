package io.github.gcn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** Memory off the heap is freed when told, and never read afterwards. */
final class BlockTest {

  @Test
  void aFreedBlockFailsRatherThanGoAstray() {
    Block block = Blocks.of(new float[] {1, 2});
    assertThat(Blocks.values(block)).containsExactly(1, 2);
    block.close();
    assertThat(block.closed()).isTrue();
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> block.read(0, new float[2], 0, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> block.write(new float[2], 0, 0, 2));
  }

  @Test
  void nothingIsABlockToo() {
    try (Block block = Blocks.of(new float[0])) {
      assertThat(Blocks.values(block)).isEmpty();
    }
  }
}
