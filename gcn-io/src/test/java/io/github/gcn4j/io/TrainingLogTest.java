package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingLogTest {
  private static final Parameters PARAMETERS =
      Parameters.zeros(Program.sequential(1, Layer.pool(Readout.MEAN), Layer.linear("fc", 2)));

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void chooseAFile() {
    path = folder.resolve("training.jsonl");
  }

  @Test
  void writesALineAsSoonAsAnEpochEnds() throws IOException {
    try (TrainingLog log = TrainingLog.create(path)) {
      log.batchFinished(new BatchReport(1, 2, 16, 200, new Score(0.5, 0.5)));
      log.epochFinished(
          new EpochReport(1, 2, new Score(1.25, 0.5), Optional.of(new Score(1.5, 0.25)), true, 4),
          PARAMETERS);
      assertThat(path)
          .hasContent(
              "{\"epoch\":1,\"train_loss\":1.25,\"train_accuracy\":0.5,\"validation_loss\":1.5,"
                  + "\"validation_accuracy\":0.25,\"best\":true,\"seconds\":4.0,"
                  + "\"images_per_second\":50.0}\n");

      log.epochFinished(epoch(2), PARAMETERS);
      assertThat(Files.readAllLines(path)).hasSize(2);
    }
  }

  @Test
  void leavesOutWhatThereIsNoneOf() throws IOException {
    try (TrainingLog log = TrainingLog.create(path)) {
      log.epochFinished(
          new EpochReport(
              3,
              3,
              new Score(Double.NaN, 0.5),
              Optional.of(new Score(Double.POSITIVE_INFINITY, 0)),
              false,
              0.5),
          PARAMETERS);
    }

    assertThat(path)
        .hasContent(
            "{\"epoch\":3,\"train_accuracy\":0.5,\"validation_accuracy\":0.0,\"best\":false,\"seconds\":0.5}\n");
  }

  @Test
  void keepsAnOlderLogUntilTheFirstEpochEnds() throws IOException {
    Files.writeString(path, "old");

    try (TrainingLog log = TrainingLog.create(path)) {
      assertThat(path).hasContent("old");
      log.epochFinished(epoch(1), PARAMETERS);
    }

    assertThat(Files.readAllLines(path)).hasSize(1).element(0).asString().contains("\"epoch\":1");
  }

  @Test
  void aResumedLogIsThatOfARunThatWasNeverStopped() throws IOException {
    try (TrainingLog log = TrainingLog.create(path)) {
      for (int epoch = 1; epoch <= 3; epoch++) {
        log.batchFinished(new BatchReport(epoch, 9, 16, 200, new Score(0.5, 0.5)));
        log.epochFinished(epoch(epoch), PARAMETERS);
      }
    }
    List<String> whole = Files.readAllLines(path);
    List<EpochReport> over = List.of(epoch(1), epoch(2));

    Path lost = folder.resolve("lost.jsonl");
    Path ofAnotherRun = Files.writeString(folder.resolve("other.jsonl"), "{\"epoch\":1}\n{\"epo");
    for (Path resumed : List.of(path, lost, ofAnotherRun)) {
      try (TrainingLog log = TrainingLog.resume(resumed, over, 200)) {
        assertThat(Files.readAllLines(resumed)).isEqualTo(whole.subList(0, 2));
        log.batchFinished(new BatchReport(3, 9, 16, 200, new Score(0.5, 0.5)));
        log.epochFinished(epoch(3), PARAMETERS);
      }
      assertThat(Files.readAllLines(resumed)).isEqualTo(whole);
    }
  }

  @Test
  void saysThatItCannotWrite() throws IOException {
    Path lost = folder.resolve("missing/training.jsonl");
    assertThatThrownBy(() -> TrainingLog.create(lost))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("cannot write " + lost + ": expected a writable place");

    TrainingLog log = TrainingLog.create(path);
    log.close();
    assertThatThrownBy(() -> log.epochFinished(epoch(1), PARAMETERS))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("cannot write the training log " + path);
  }

  private static EpochReport epoch(int number) {
    return new EpochReport(number, 9, new Score(1, 0.5), Optional.empty(), false, 1);
  }
}
