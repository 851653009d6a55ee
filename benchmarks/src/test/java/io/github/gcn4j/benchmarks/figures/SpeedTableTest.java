package io.github.gcn4j.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.gcn4j.report.ChartTheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedTableTest {
  private static final String RUN =
      """
      {"jmhVersion":"1.37","benchmark":"io.github.gcn4j.benchmarks.%s","mode":"avgt",
       "jvmArgs":[%s],"vmName":"VM","vmVersion":"17","params":{%s},
       "primaryMetric":{"score":9,"scoreError":"NaN","scoreUnit":"ms/op","rawData":[[%s]]},
       "secondaryMetrics":{"cpu":{"scoreUnit":"ms/op","rawData":[[%s]]}}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void threeRunsAndAPeer() throws IOException {
    String vector = "\"backend\":\"vector\",\"side\":\"96\",\"threads\":\"1\"";
    String api = "\"--add-modules=jdk.incubator.vector\"";
    write(
        "jmh-1.json",
        "["
            + RUN.formatted("FlatForward.batchOf1", api, vector, "1, 5, 1.5", "1, 1, 7")
            + ","
            + RUN.formatted("FlatForward.batchOf1", "", vector, "2", "2")
            + ","
            + RUN.formatted("MachinePeak.multiplyAdd", api, "", "1", "1")
            + "]");
    write("jmh-2.json", "");
    write(
        "torch-1.json",
        """
        {"torch":"1.13","blas":"b","python":"3.11","training":{},
         "forward":{"csr":{"median_ms":4.5,"median_cpu_ms":4}}}
        """);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void ratiosAreOfMediansOfProcessorTime() throws IOException {
    assertThat(new SpeedTable(Measurements.read(folder)).claims())
        .contains(
            "| flat forward, vector backend with the Vector API, against torch CSR | **4.00×** |"
                + " ≥ 2.4× | ≥ 4.0× | aim |",
            "| … without the Vector API | **2.00×** | ≥ 1.6× | ≥ 2.0× | aim |",
            "| … of the machine's peak | **52 %** | ≥ 35 % | ≥ 60 % | must |")
        .filteredOn(line -> line.contains("ONNX"))
        .allSatisfy(line -> assertThat(line).endsWith("not measured |"));
  }

  @Test
  void everyBenchmarkIsListedWithWhatItRanWith() throws IOException {
    assertThat(new SpeedTable(Measurements.read(folder)).details())
        .contains(
            "| `FlatForward.batchOf1` | backend vector, side 96, threads 1, Vector API | 1.500 |"
                + " 1.000 | – |",
            "| torch: `forward` | csr | 4.500 | 4.000 | – |");
  }

  @Test
  void aRoundOfSeveralCountsByItsMedian() throws IOException {
    write(
        "jmh-3.json",
        "["
            + RUN.formatted(
                "FlatForward.batchOf1",
                "",
                "\"backend\":\"vector\",\"side\":\"96\",\"threads\":\"1\"",
                "4",
                "4")
            + "]");
    assertThat(new SpeedTable(Measurements.read(folder)).forward())
        .containsEntry("gcn4j: vector, plain Java", 3.0);
  }

  @Test
  void theParagraphNamesMachineAndVersions() throws IOException {
    assertThat(SpeedReport.facts(Measurements.read(folder), LocalDate.of(2026, 1, 2), "a CPU"))
        .startsWith("Measured 2026-01-02 on one core of a CPU, ")
        .endsWith("; VM 17; torch 1.13 on b, Python 3.11; JMH 1.37.");
  }

  @Test
  void withoutTorchTheParagraphSaysSo() throws IOException {
    Files.delete(folder.resolve("torch-1.json"));
    assertThat(SpeedReport.facts(Measurements.read(folder), LocalDate.of(2026, 1, 2), "a CPU"))
        .contains("torch not measured");
  }

  @Test
  void anEmptyFolderIsRefusedWithTheRemedy(@TempDir Path empty) {
    assertThatIOException()
        .isThrownBy(() -> Measurements.read(empty))
        .withMessageContaining("run compare.sh");
  }

  @Test
  void theChartIsAsTallAsItHasBars() throws IOException {
    Path one = folder.resolve("one.png");
    Path two = folder.resolve("two.png");
    SpeedChart.write("title", Map.of("a", 1.0), ChartTheme.LIGHT, one);
    SpeedChart.write("title", Map.of("a", 1.0, "b", 2.0), ChartTheme.DARK, two);
    assertThat(ImageIO.read(two.toFile()).getHeight())
        .isGreaterThan(ImageIO.read(one.toFile()).getHeight());
  }
}
