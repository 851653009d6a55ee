package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrewTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void everyPieceIsDoneOnce(int threads) {
    try (Crew crew = new Crew("test", threads)) {
      for (int pieces : new int[] {0, 1, 2, 97}) {
        AtomicIntegerArray done = new AtomicIntegerArray(Math.max(1, pieces));
        crew.each(pieces, done::incrementAndGet);
        for (int piece = 0; piece < pieces; piece++) {
          assertThat(done.get(piece)).isEqualTo(1);
        }
      }
    }
  }

  @Test
  void anErrorInAHelperReachesTheCaller() {
    try (Crew crew = new Crew("test", 3)) {
      Thread caller = Thread.currentThread();
      CountDownLatch failed = new CountDownLatch(1);
      assertThatExceptionOfType(OutOfMemoryError.class)
          .isThrownBy(
              () ->
                  crew.each(
                      8,
                      piece -> {
                        if (Thread.currentThread() != caller) {
                          failed.countDown();
                          throw new OutOfMemoryError("made up");
                        }
                        awaitUninterruptibly(failed);
                      }));
    }
  }

  @Test
  void scratchMemoryIsOneThreadsAloneWhileAPieceRuns() {
    try (Crew crew = new Crew("test", 4)) {
      crew.work(
          200,
          (piece, scratch) -> {
            float[] array = scratch.arrays(2)[1];
            for (int i = 0; i < 100_000; i++) {
              array[i % array.length] = piece;
            }
            assertThat(array).containsOnly(piece);
          });
    }
  }

  @Test
  void aClosedCrewSaysSo() {
    Crew crew = new Crew("test", 2);
    crew.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> crew.each(4, piece -> {}))
        .withMessageContaining("closed");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
