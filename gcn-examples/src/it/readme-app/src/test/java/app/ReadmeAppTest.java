package app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeAppTest {

  @Test
  void theTenLinesTrainAndClassify() throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      ReadmeApp.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    String[] printed = bytes.toString(StandardCharsets.UTF_8).split("\\R");

    assertTrue(printed[0].matches("\\{.*test_accuracy=[01]\\..*test_baseline_accuracy=.*}"), printed[0]);
    assertTrue(printed[1].matches("(Benign|Early|Pre|Pro), \\d+[.,]\\d %"), printed[1]);
    assertTrue(Files.size(Path.of("model.safetensors")) > 10_000);
  }
}
