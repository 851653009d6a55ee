package io.github.gcn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

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
  void onlyALackOfMemoryIsTakenForOne() {
    RuntimeException shortNative = new RuntimeException("Allocation failed: [std::bad_alloc]");
    OutOfMemoryError shortOfBytes =
        new OutOfMemoryError("physicalBytes (2G) > maxPhysicalBytes (1G)");
    IllegalStateException other = new IllegalStateException("no workspace");

    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> Block.allocate(3, failing(shortNative)))
        .withMessageStartingWith("expected 12 bytes off the heap, found Allocation failed")
        .withCause(shortNative);
    assertThatExceptionOfType(OutOfMemoryError.class)
        .isThrownBy(() -> Block.allocate(3, failing(shortOfBytes)))
        .withMessageContaining("found physicalBytes")
        .withCause(shortOfBytes);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Block.allocate(3, failing(other)))
        .isSameAs(other);
  }

  private static Supplier<INDArray> failing(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }

  @Test
  void nothingIsABlockToo() {
    try (Block block = Blocks.of(new float[0])) {
      assertThat(Blocks.values(block)).isEmpty();
    }
  }
}
