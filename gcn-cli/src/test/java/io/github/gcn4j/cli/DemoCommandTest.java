package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
  @TempDir Path folder;

  private Gcn.Result demo(Path out) {
    return new Gcn(folder)
        .run("demo", "--out", out, "--images", 10, "--image-size", 16, "--epochs", 1);
  }

  @Test
  void paintsTrainsEvaluatesClassifiesAndReports() {
    Path out = folder.resolve("demo");

    Gcn.Result result = demo(out);

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("Accuracy", "Histogram baseline", "says anything about real blood")
        .contains(out.resolve("report").resolve("report.html").toString());
    assertThat(out.resolve("model.safetensors")).exists();
    assertThat(out.resolve("report/report.html")).content().contains("smear-");
    assertThat(demo(out).status()).isZero();
  }

  @Test
  void takesAnEmptyFolderButNotSomebodysFiles() throws IOException {
    Path out = Files.createDirectory(folder.resolve("mine"));
    Files.writeString(out.resolve("model.safetensors"), "precious");

    Gcn.Result result = demo(out);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("choose another with --out DIR").hasLineCount(1);
    assertThat(out.resolve("model.safetensors")).hasContent("precious");
    assertThat(demo(Files.createDirectory(folder.resolve("empty"))).status()).isZero();
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThat(new Gcn(folder).run("demo", "--images", 1).status()).isEqualTo(2);
  }
}
