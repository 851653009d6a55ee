package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The README shows what the application under src/it compiles and runs. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Path APPLICATION = Path.of("src/it/readme-app");

  @Test
  void theReadmesJavaIsTheApplications() throws IOException {
    List<String> application =
        between(
            Files.readAllLines(APPLICATION.resolve("src/main/java/app/ReadmeApp.java")),
            line -> line.strip().equals("// README:begin"),
            line -> line.strip().equals("// README:end"));

    assertThat(readme("```java"))
        .as("the first ```java block of README.md, beside src/it/readme-app")
        .isEqualTo(unindented(application));
  }

  @Test
  void theReadmesJavaIsTenLines() throws IOException {
    assertThat(readme("```java")).hasSize(10);
  }

  private static List<String> readme(String fence) throws IOException {
    return between(
        Files.readAllLines(README), line -> line.equals(fence), line -> line.equals("```"));
  }

  /** The lines after the first that begins, up to the next that ends; none if nothing does. */
  private static List<String> between(
      List<String> lines, Predicate<String> begins, Predicate<String> ends) {
    return lines.stream().dropWhile(begins.negate()).skip(1).takeWhile(ends.negate()).toList();
  }

  private static List<String> unindented(List<String> lines) {
    return String.join("\n", lines).stripIndent().lines().toList();
  }
}
