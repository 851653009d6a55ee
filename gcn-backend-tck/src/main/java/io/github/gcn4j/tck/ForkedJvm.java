package io.github.gcn4j.tck;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A task in a Java process of its own, on the class path of this one. */
final class ForkedJvm {
  private static final int SECONDS = 120;

  private ForkedJvm() {}

  /**
   * What the process printed.
   *
   * @param main class to run
   * @param options of the JVM
   * @param arguments of the class
   * @throws AssertionError if it fails or does not end
   */
  static String outputOf(Class<?> main, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("gcn4j-tck", ".out");
      Path errors = Files.createTempFile("gcn4j-tck", ".err");
      try {
        int exit = run(command, output, errors);
        if (exit != 0) {
          throw new AssertionError(
              "expected a process to end well, found " + exit + ": " + Files.readString(errors));
        }
        return Files.readString(output);
      } finally {
        Files.delete(output);
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int run(List<String> command, Path output, Path errors) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("expected " + command + " to end in " + SECONDS + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for " + command, e);
    } finally {
      process.destroyForcibly();
    }
  }
}
