package io.github.gcn4j.benchmarks.t2;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process under measurement: when it wrote its first line, and the most memory it held. */
final class Child implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  private final long started;
  private final Process process;
  private final BufferedReader output;
  private final Thread watcher;
  private volatile long peakKibibytes;
  private double firstLine = Double.NaN;

  /**
   * Starts it.
   *
   * @param command with its arguments
   * @param variables added to the environment
   * @throws IOException if it cannot be started
   */
  Child(List<String> command, Map<String, String> variables) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command));
    builder.environment().putAll(variables);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    started = System.nanoTime();
    process = builder.start();
    output = process.inputReader(StandardCharsets.UTF_8);
    watcher = new Thread(this::watch, "memory of a child");
    watcher.setDaemon(true);
    watcher.start();
  }

  /** The kernel keeps the peak while the process lives, so it is asked again and again. */
  private void watch() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    try {
      while (process.isAlive()) {
        peakKibibytes = Math.max(peakKibibytes, peak(Files.readString(status)));
        Thread.sleep(2);
      }
    } catch (IOException e) {
      // It ended between the question and the answer; what was seen before stands.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The figure behind {@code VmHWM} in kibibytes, 0 if there is none. */
  static long peak(String status) {
    int at = status.indexOf("VmHWM:");
    if (at < 0) {
      return 0;
    }
    int end = status.indexOf(" kB", at);
    return Long.parseLong(status.substring(at + "VmHWM:".length(), end).trim());
  }

  /**
   * Waits for a line.
   *
   * @throws IOException if it ended without
   */
  String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("expected a line from the process, found its end");
    }
    if (Double.isNaN(firstLine)) {
      firstLine = (System.nanoTime() - started) / 1e6;
    }
    return line;
  }

  /** Sends a line. */
  void say(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /** Milliseconds from its start to its first line, NaN before that. */
  double firstLine() {
    return firstLine;
  }

  /** The most memory it held so far, in MiB. */
  double peakMebibytes() {
    return peakKibibytes / 1024.0;
  }

  /** Closes its standard input and waits for its end. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("expected the process to end, found it running");
      }
      watcher.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
