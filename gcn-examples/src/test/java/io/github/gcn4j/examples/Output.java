package io.github.gcn4j.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a main class prints. */
final class Output {
  private Output() {}

  /** Something that may fail as a main method may. */
  interface Main {
    void run(String[] args) throws Exception;
  }

  /** Runs it with these arguments and answers what it wrote to standard output. */
  static String of(Main main, String... args) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream captured = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      main.run(args);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
