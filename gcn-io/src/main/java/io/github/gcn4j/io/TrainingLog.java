package io.github.gcn4j.io;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.TrainingListener;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes one line of JSON for each epoch of a training run, on disk as soon as the epoch ends:
 * {@code epoch}, {@code train_loss}, {@code train_accuracy}, {@code validation_loss}, {@code
 * validation_accuracy}, {@code best}, {@code seconds}, {@code images_per_second} (training images
 * by the whole epoch's wall time). Accuracies are from 0 to 1. What there is none of, or is not
 * finite, is left out.
 */
public final class TrainingLog implements TrainingListener, AutoCloseable {
  private final Path path;
  private final BufferedWriter writer;
  private int images;

  private TrainingLog(Path path, OpenOption... options) throws IOException {
    this.path = path;
    try {
      this.writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8, options);
    } catch (IOException e) {
      throw new IOException(
          "cannot write %s: expected a writable place for the training log, found: %s"
              .formatted(path, e),
          e);
    }
  }

  /**
   * Starts a log.
   *
   * @param path the file; emptied if it is there
   * @return the log, to be closed after training
   * @throws IOException if the file cannot be written
   */
  public static TrainingLog create(Path path) throws IOException {
    return new TrainingLog(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
  }

  /**
   * Goes on with a log, for a training run that is resumed.
   *
   * @param path the file; made if it is not there
   * @return the log, to be closed after training
   * @throws IOException if the file cannot be written
   */
  public static TrainingLog append(Path path) throws IOException {
    boolean torn = endsInsideALine(path);
    TrainingLog log =
        new TrainingLog(
            path, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
    if (torn) {
      log.writer.write("\n");
    }
    return log;
  }

  /** A run that was killed may have left half a line, which must not swallow the next one. */
  private static boolean endsInsideALine(Path path) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) == 0) {
      return false;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      channel.position(channel.size() - 1).read(last);
      return last.get(0) != '\n';
    }
  }

  @Override
  public void batchFinished(BatchReport report) {
    images = report.size();
  }

  /**
   * Writes the epoch's line.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  @Override
  public void epochFinished(EpochReport report, Parameters parameters) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("epoch", report.epoch());
    putFinite(line, "train_loss", report.training().loss());
    putFinite(line, "train_accuracy", report.training().accuracy());
    report
        .validation()
        .ifPresent(
            score -> {
              putFinite(line, "validation_loss", score.loss());
              putFinite(line, "validation_accuracy", score.accuracy());
            });
    line.put("best", report.best());
    putFinite(line, "seconds", report.seconds());
    if (images > 0) {
      putFinite(line, "images_per_second", images / report.seconds());
    }
    try {
      writer.write(Json.format(line) + "\n");
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the training log " + path + ": " + e.getMessage(), e);
    }
  }

  /**
   * Closes the file.
   *
   * @throws IOException if that fails
   */
  @Override
  public void close() throws IOException {
    writer.close();
  }

  private static void putFinite(Map<String, Object> line, String name, double value) {
    if (Double.isFinite(value)) {
      line.put(name, value);
    }
  }
}
