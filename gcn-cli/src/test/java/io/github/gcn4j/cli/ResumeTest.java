package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.TrainingCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ResumeTest {
  private static final int EPOCHS = 120;

  @TempDir Path folder;
  private Path data;

  @BeforeEach
  void writeData() throws IOException {
    data = TinyData.write(folder.resolve("data"), 10, "Early", "Pre");
  }

  private List<String> told(Path out) {
    return List.of("train", "--data", data.toString(), "--out", out.toString());
  }

  private List<String> options() {
    return List.of(
        "--image-size",
        "16",
        "--preset",
        "pyramid",
        "--epochs",
        Integer.toString(EPOCHS),
        "--batch",
        "4",
        "--average",
        "ema=0.9",
        "--augment",
        "noise=0.05",
        "--patience",
        "1000");
  }

  private static List<String> joined(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private Process fork(List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.gcn4j.cli.Main"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.txt").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aRunKilledAgainAndAgainEndsInTheSameFile() throws Exception {
    Path whole = folder.resolve("whole.safetensors");
    assertThat(new Gcn(folder).run(joined(told(whole), options()).toArray()).status()).isZero();
    Path model = folder.resolve("model.safetensors");
    Path checkpoint = folder.resolve("model.checkpoint.safetensors");
    Random moments = new Random(11);

    List<String> arguments = joined(told(model), options());
    int reached = 0;
    for (int kill = 0; kill < 3; kill++) {
      Process training = fork(arguments);
      try {
        awaitEpochAfter(reached, checkpoint, training);
        Thread.sleep(moments.nextInt(60));
      } finally {
        training.destroyForcibly().waitFor();
      }
      if (Files.notExists(checkpoint)) {
        break; // it was done before it could be killed
      }
      reached = TrainingCheckpoint.read(checkpoint).state().epoch();
      arguments = joined(told(model), List.of("--resume", checkpoint.toString()));
    }
    assertThat(reached).as("epochs before the last kill").isBetween(1, EPOCHS);
    Files.deleteIfExists(folder.resolve("model.log.jsonl")); // its lines are in the checkpoint
    Gcn.Result result = new Gcn(folder).run(arguments.toArray());

    assertThat(result.status()).isZero();
    assertThat(model).hasSameBinaryContentAs(whole);
    assertThat(folder.resolve("model.last.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("whole.last.safetensors"));
    assertThat(checkpoint).doesNotExist();
    List<String> log = Files.readAllLines(folder.resolve("model.log.jsonl"));
    assertThat(log).hasSize(EPOCHS);
    for (int epoch = 1; epoch <= EPOCHS; epoch++) {
      assertThat(Gcn.object(Json.parse(log.get(epoch - 1)))).containsEntry("epoch", (long) epoch);
    }
  }

  private static void awaitEpochAfter(int epoch, Path checkpoint, Process training)
      throws IOException, InterruptedException {
    while (training.isAlive()
        && (Files.notExists(checkpoint)
            || TrainingCheckpoint.read(checkpoint).state().epoch() <= epoch)) {
      Thread.sleep(10);
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aCrossValidationGoesOnWithTheFoldThatWasKilled() throws Exception {
    List<String> options = List.of("--image-size", "16", "--epochs", "30", "--folds", "3");
    new Gcn(folder).run(joined(told(folder.resolve("whole.safetensors")), options).toArray());
    Path model = folder.resolve("model.safetensors");
    Path checkpoint = folder.resolve("model-fold2.checkpoint.safetensors");

    Process training = fork(joined(told(model), options));
    try {
      awaitEpochAfter(0, checkpoint, training);
    } finally {
      training.destroyForcibly().waitFor();
    }
    Files.writeString(folder.resolve("model-fold3.checkpoint.safetensors"), "of another run");
    Gcn.Result result =
        new Gcn(folder)
            .run(joined(told(model), List.of("--resume", checkpoint.toString())).toArray());

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("Mean of the folds");
    for (int fold = 1; fold <= 3; fold++) {
      assertThat(folder.resolve("model-fold" + fold + ".safetensors"))
          .hasSameBinaryContentAs(folder.resolve("whole-fold" + fold + ".safetensors"));
      assertThat(folder.resolve("model-fold" + fold + ".checkpoint.safetensors")).doesNotExist();
    }
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aSecondRunThatWouldWriteTheSameFilesIsRefusedWhileTheFirstRuns() throws Exception {
    Path model = folder.resolve("model.safetensors");
    Path checkpoint = folder.resolve("model.checkpoint.safetensors");
    Path lock = folder.resolve("model.lock");
    List<String> small = List.of("--image-size", "16", "--epochs");
    Process training = fork(joined(joined(told(model), small), List.of("1000000")));
    try {
      awaitEpochAfter(0, checkpoint, training);

      assertRefused(joined(joined(told(model), small), List.of("1")));
      assertRefused(joined(told(model), List.of("--resume", checkpoint.toString())));
      assertThat(training.isAlive()).isTrue();
      assertThat(lock).exists();
    } finally {
      training.destroyForcibly().waitFor();
    }
    assertThat(new Gcn(folder).run("info", "--model", checkpoint).err()).satisfies(this::isTold);
    assertThat(new Gcn(folder).run("predict", "--model", checkpoint, data).err())
        .satisfies(this::isTold);
    assertThat(new Gcn(folder).run("evaluate", "--model", checkpoint, "--data", data).err())
        .satisfies(this::isTold);
    List<String> like = joined(told(model), List.of("--like", checkpoint.toString()));
    assertThat(new Gcn(folder).run(like.toArray()).err()).satisfies(this::isTold);

    Gcn.Result after =
        new Gcn(folder).run(joined(joined(told(model), small), List.of("1")).toArray());
    assertThat(after.status()).isZero();
    assertThat(lock).doesNotExist();
  }

  private void assertRefused(List<String> arguments) {
    Gcn.Result result = new Gcn(folder).run(arguments.toArray());

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "expected no other run that writes " + folder.resolve("model.safetensors"),
            "found one that is at it and holds " + folder.resolve("model.lock"),
            "wait for its end, stop it, or choose another --out")
        .hasLineCount(1);
  }

  private void isTold(String error) {
    assertThat(error)
        .contains("found the checkpoint of a training: ", "go on with gcn train --resume")
        .hasLineCount(1);
  }

  @Test
  void saysWhatACheckpointIsAndIsNot() throws IOException {
    Path model = folder.resolve("model.safetensors");
    Gcn gcn = new Gcn(folder);
    List<String> told = told(model);
    assertThat(gcn.run(joined(told, List.of("--resume", "none")).toArray()).err())
        .contains("expected a checkpoint none, found nothing: start without --resume")
        .hasLineCount(1);
    gcn.run(joined(told, List.of("--image-size", "16", "--epochs", "1")).toArray());
    assertThat(gcn.run(joined(told, List.of("--resume", model.toString())).toArray()).err())
        .contains("expected a checkpoint of a training, found another safetensors file");
  }
}
