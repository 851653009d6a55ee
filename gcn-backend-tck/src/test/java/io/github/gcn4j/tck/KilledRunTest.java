package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.io.TrainingCheckpoint;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.TrainingListener;
import io.github.gcn4j.training.TrainingResult;
import io.github.gcn4j.training.TrainingState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment, and resumed from its file until it is done. */
final class KilledRunTest {
  private static final int KILLS = 5;
  private static final ResumableRun RUN = run();
  @TempDir Path folder;

  @Test
  @Timeout(120)
  void aRunKilledAgainAndAgainEndsInTheBitsOfOneThatWasNot() throws Exception {
    Path file = folder.resolve("checkpoint.safetensors");
    SplittableRandom moments = new SplittableRandom(11);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      Process process = start(file);
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        assertThat(output.readLine()).isEqualTo("training");
        TimeUnit.MILLISECONDS.sleep(moments.nextInt(250));
        killed += process.isAlive() ? 1 : 0;
        process.destroyForcibly().waitFor();
      }
    }
    assertThat(killed).isPositive();
    assertThat(start(file).waitFor()).isZero();

    TrainingCheckpoint end = TrainingCheckpoint.read(file);
    assertThat(end.program()).isEqualTo(RUN.program());
    assertThat(end.state().epoch()).isEqualTo(RUN.options().epochs());
    try (TensorBackend backend = new ReferenceBackend()) {
      TrainingListener none = new TrainingListener() {};
      TrainingResult straight = RUN.train(backend, none);
      RUN.assertSameBits(RUN.resume(backend, end.state(), none), straight);
    }
  }

  private static ResumableRun run() {
    ResumableRun groups = ResumableRun.groups();
    return groups.with(groups.options().withEpochs(10));
  }

  private static Process start(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Trains, or resumes from the file named in the only argument, slowly enough to be killed. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      Path file = Path.of(arguments[0]);
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void batchFinished(BatchReport report) {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(15));
            }

            @Override
            public void stateReached(TrainingState state) {
              try {
                new TrainingCheckpoint(RUN.program(), Provenance.of("trained"), state).write(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          };
      System.out.println("training");
      try (TensorBackend backend = new ReferenceBackend()) {
        if (Files.exists(file)) {
          RUN.resume(backend, TrainingCheckpoint.read(file).state(), listener);
        } else {
          RUN.train(backend, listener);
        }
      }
    }
  }
}
