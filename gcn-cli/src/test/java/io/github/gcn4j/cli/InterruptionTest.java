package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGINT to send")
class InterruptionTest {
  private static final int SIGINT = 2;

  @TempDir Path folder;

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void leavesTheLastCheckpointWholeAndSaysWhereItIsOnCtrlC() throws Exception {
    Path data = TinyData.write(folder.resolve("data"), 8, "Early", "Pre");
    Path model = folder.resolve("model.safetensors");
    Path last = folder.resolve("model.last.safetensors");
    Path errors = folder.resolve("errors.txt");
    Process training =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.gcn4j.cli.Main",
                "train",
                "--data",
                data.toString(),
                "--out",
                model.toString(),
                "--image-size",
                "16",
                "--epochs",
                "1000000")
            .redirectError(errors.toFile())
            .start();
    try {
      awaitFile(last, training);
      boolean interruptible = interruptsArrive();
      String signal = interruptible ? "-INT" : "-TERM";
      new ProcessBuilder("kill", signal, Long.toString(training.pid())).start().waitFor();

      assertThat(training.waitFor()).isEqualTo(interruptible ? 130 : 143);
    } finally {
      training.destroyForcibly();
    }
    assertThat(Files.readString(errors, StandardCharsets.UTF_8))
        .contains("gcn: stopped after", last.toString(), model.toString());
    assertThat(ModelFile.read(last).classes()).containsExactly("Early", "Pre");
    assertThat(ModelFile.read(model).classes()).containsExactly("Early", "Pre");
    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
  }

  /**
   * Whether SIGINT reaches a child of ours: whoever started the build in the background may have
   * had it ignored, which children inherit.
   */
  private static boolean interruptsArrive() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.notExists(status)) {
      return true;
    }
    String ignored =
        Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0");
    long mask = Long.parseUnsignedLong(ignored.substring(ignored.indexOf(':') + 1).strip(), 16);
    return (mask & 1L << (SIGINT - 1)) == 0;
  }

  private static void awaitFile(Path file, Process writer)
      throws IOException, InterruptedException {
    while (Files.notExists(file)) {
      assertThat(writer.isAlive()).isTrue();
      Thread.sleep(50);
    }
  }
}
