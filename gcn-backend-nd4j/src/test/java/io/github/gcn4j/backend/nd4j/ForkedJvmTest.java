package io.github.gcn4j.backend.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

/** What must hold of a whole process. */
final class ForkedJvmTest {
  private static final int MEBIBYTE = 1 << 20;

  @Test
  void nothingButTheResultIsOnStandardOutput() throws Exception {
    assertThat(outputOf(Quiet.class)).isEqualTo("result\n");
  }

  @Test
  void nativeThreadsAreOneWhateverIsAskedFor() throws Exception {
    assertThat(outputOf(NativeThreads.class)).isEqualTo("1 1\n");
  }

  @Test
  void thousandsOfSessionsLeaveNoMemoryBehind() throws Exception {
    // Each takes half a mebibyte off the heap: a tenth of them, left behind, would show.
    assertThat(Integer.parseInt(outputOf(Sessions.class, "-Xmx96m").strip())).isLessThan(100);
  }

  @Test
  void memoryThatLacksIsNamedWithItsSizeAndARemedy() throws Exception {
    assertThat(outputOf(TooMuch.class, "-Xmx64m", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=400m"))
        .startsWith("expected 4194304 bytes off the heap, found ")
        .contains("-Dorg.bytedeco.javacpp.maxPhysicalBytes");
  }

  private static String outputOf(Class<?> main, String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    String cache = "org.bytedeco.javacpp.cachedir";
    if (System.getProperty(cache) != null) {
      command.add("-D" + cache + "=" + System.getProperty(cache));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static void openAndUse(int sessions, TensorBackend backend) {
    Program program = Preset.FLAT.program(1, 4);
    Parameters parameters = Parameters.initial(program, new SplittableRandom(1));
    Grid grid = Grid.of(24, 24);
    for (int i = 0; i < sessions; i++) {
      try (Session session = Session.open(backend, program, grid, parameters)) {
        session.logits(new float[2 * grid.nodes()], 2);
      }
    }
  }

  /** Prints what a command would. */
  static final class Quiet {
    private Quiet() {}

    public static void main(String[] args) {
      try (TensorBackend backend = Backends.named("nd4j", new BackendOptions(2))) {
        openAndUse(1, backend);
        System.out.print("result\n");
      }
    }
  }

  /** Prints ND4J's threads and its BLAS's. */
  static final class NativeThreads {
    private NativeThreads() {}

    public static void main(String[] args) {
      try (TensorBackend backend = Backends.named("nd4j", new BackendOptions(8))) {
        openAndUse(1, backend);
        System.out.print(
            Nd4j.getEnvironment().maxMasterThreads()
                + " "
                + Nd4j.factory().blas().getMaxThreads()
                + "\n");
      }
    }
  }

  /** Prints by how many mebibytes the process grew in thousands of sessions. */
  static final class Sessions {
    private Sessions() {}

    public static void main(String[] args) {
      try (TensorBackend backend = Backends.named("nd4j", new BackendOptions(1))) {
        openAndUse(500, backend);
        long before = Pointer.physicalBytes();
        openAndUse(4_000, backend);
        System.out.print((Pointer.physicalBytes() - before) / MEBIBYTE + "\n");
      }
    }
  }

  /** Fills memory until there is no more, and prints what the failure says. */
  static final class TooMuch {
    private TooMuch() {}

    public static void main(String[] args) {
      try (TensorBackend backend = Backends.named("nd4j", new BackendOptions(1));
          Workspace workspace = backend.open()) {
        PreparedGraph graph = backend.prepare(Grid.of(1024, 1024).operator(Adjacency.GCN));
        float[] values = new float[1024 * 1024];
        for (int i = 0; i < 1000; i++) {
          workspace.signal(graph, 1, 1, values);
        }
      } catch (OutOfMemoryError e) {
        System.out.print(e.getMessage());
      }
    }
  }
}
