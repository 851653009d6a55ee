package io.github.gcn4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds a command. Text is UTF-8 whatever the locale, since JSON is.
 *
 * @param out takes results, and nothing else
 * @param err takes progress, notes and errors
 * @param variables the environment
 * @param folder the current directory
 * @param columns width of the terminal {@code err} goes to, or 0 if it goes elsewhere
 */
record Shell(
    PrintStream out, PrintStream err, Map<String, String> variables, Path folder, int columns) {

  /** Set by the launcher: Java cannot ask whether standard error is a terminal. */
  private static final String COLUMNS_PROPERTY = "gcn.columns";

  /** This process's. */
  static Shell ofProcess() {
    return new Shell(
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        System.getenv(),
        Path.of(""),
        Integer.getInteger(COLUMNS_PROPERTY, 0));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  /** Whether a progress bar can be drawn. */
  boolean interactive() {
    return columns > 0;
  }

  /** Tells a person something that is no result. */
  void note(String line) {
    err.println("gcn: " + line);
  }
}
