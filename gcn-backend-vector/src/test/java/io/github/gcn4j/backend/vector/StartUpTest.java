package io.github.gcn4j.backend.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a process says when it starts, and which kernels it then runs. */
final class StartUpTest {
  private static final String MODULE = "--add-modules=jdk.incubator.vector";

  @Test
  void oneLineSaysHowToGetTheVectorApi() throws Exception {
    assertThat(output())
        .containsOnlyOnce("kernels in plain Java: start java with --add-modules")
        .contains("runs plain Java");
  }

  @Test
  void oneLineSaysThatTheVectorApiRunsAndHowToDoWithout() throws Exception {
    assertThat(output(MODULE))
        .containsOnlyOnce("kernels on the Vector API: -Dgcn.vector=plain takes plain Java")
        .contains("runs Vector API");
  }

  @Test
  void aProcessThatStartsQuicklySaysNothingAndRunsPlainJava() throws Exception {
    assertThat(output(MODULE, "-XX:TieredStopAtLevel=1"))
        .doesNotContain("kernels")
        .contains("runs plain Java");
  }

  @Test
  void plainJavaCanBeForced() throws Exception {
    assertThat(output(MODULE, "-Dgcn.vector=plain")).contains("runs plain Java");
  }

  private static String output(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  /** Runs in a JVM of its own. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try (TensorBackend backend = new VectorBackend(new BackendOptions(1))) {
          System.out.println("runs " + backend.info().kernels());
        }
      }
    }
  }
}
