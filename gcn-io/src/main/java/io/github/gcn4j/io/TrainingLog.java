package io.github.gcn4j.io;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.training.BatchReport;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
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
  private final FileChannel channel;
  private boolean fresh;
  private int images;

  private TrainingLog(Path path, boolean fresh) throws IOException {
    this.path = path;
    this.fresh = fresh;
    try {
      this.channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.position(channel.size());
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
   * @param path the file; one that is there is replaced when the first epoch ends, so that a run
   *     that fails before leaves it alone
   * @return the log, to be closed after training
   * @throws IOException if the file cannot be written
   */
  public static TrainingLog create(Path path) throws IOException {
    return new TrainingLog(path, true);
  }

  /**
   * Goes on with a log, for a training run that is resumed: the lines of the epochs that are over
   * are written anew, whatever the file holds, so that in the end it is that of a run that was
   * never stopped.
   *
   * @param path the file; made if it is not there
   * @param reports of the epochs that the run has behind it
   * @param images number of training images
   * @return the log, to be closed after training
   * @throws IOException if the file cannot be written
   */
  public static TrainingLog resume(Path path, List<EpochReport> reports, int images)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    reports.forEach(report -> lines.append(line(report, images)));
    byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(path, out -> out.write(bytes));
    return new TrainingLog(path, false);
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
    ByteBuffer bytes = ByteBuffer.wrap(line(report, images).getBytes(StandardCharsets.UTF_8));
    try {
      if (fresh) {
        channel.truncate(0);
        fresh = false;
      }
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the training log " + path + ": " + e.getMessage(), e);
    }
  }

  private static String line(EpochReport report, int images) {
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
    return Json.format(line) + "\n";
  }

  /**
   * Closes the file.
   *
   * @throws IOException if that fails
   */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static void putFinite(Map<String, Object> line, String name, double value) {
    if (Double.isFinite(value)) {
      line.put(name, value);
    }
  }
}
