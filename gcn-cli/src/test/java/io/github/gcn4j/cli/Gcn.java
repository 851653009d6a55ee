package io.github.gcn4j.cli;

import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.JsonFormatException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The command line in this process, its output caught. */
final class Gcn {
  private final Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private int columns;

  /** In a current directory. */
  Gcn(Path folder) {
    this.folder = folder;
  }

  /** With an environment variable. */
  Gcn with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  /** On a terminal. */
  Gcn onTerminal(int width) {
    columns = width;
    return this;
  }

  /**
   * What a command left behind.
   *
   * @param status exit status
   * @param out standard output
   * @param err standard error
   */
  record Result(int status, String out, String err) {
    /** Standard output as one JSON document. */
    Map<Object, Object> json() throws JsonFormatException {
      return object(Json.parse(out));
    }
  }

  /** A JSON object. */
  static Map<Object, Object> object(Object json) {
    return new LinkedHashMap<>((Map<?, ?>) json);
  }

  Result run(Object... arguments) {
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            variables,
            folder,
            columns);
    int status = Main.run(words, shell);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
