package io.github.gcn4j.backend.planes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A grid costs nothing per edge: 4,096×4,096 nodes of 8 features fit a 2 GiB heap. */
final class HugeGridTest {

  @Test
  void aGridOfSixteenMillionNodesIsPropagatedWithinTwoGibibytes() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    // Inside, Â of a constant is that constant; a corner has degree 3, its neighbours 4.
    double corner = 1.0 / 3 + 2 / Math.sqrt(12);
    assertThat(output).contains("inside 1.000000").contains(String.format("corner %.6f", corner));
  }

  /** Runs in a JVM of its own, with the heap the promise is about. */
  static final class Main {
    private Main() {}

    public static void main(String[] args) {
      int side = 4096;
      int features = 8;
      try (TensorBackend backend =
              new PlaneBackend("plain", () -> "plain Java", new BackendOptions(1));
          Workspace workspace = backend.open()) {
        PreparedGraph graph = backend.prepare(Grid.of(side, side).operator(Adjacency.GCN));
        float[] values = new float[side * side * features];
        Arrays.fill(values, 1f);
        Signal x = workspace.signal(graph, 1, features, values);
        Signal y = workspace.propagate(graph, x, Direction.FORWARD);
        workspace.read(y, values);
        int middle = (side / 2 * side + side / 2) * features;
        System.out.printf("inside %.6f%ncorner %.6f%n", values[middle + 7], values[0]);
      }
    }
  }
}
