package io.github.gcn4j.imaging;

import java.util.Objects;

/**
 * How a folder is loaded. None of it changes the result.
 *
 * @param decoder decodes the files, within its limits
 * @param threads how many images are decoded at once; memory peaks at that many decoded images
 * @param progress hears of every image
 */
public record LoadOptions(ImageDecoder decoder, int threads, LoadProgress progress) {

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public LoadOptions {
    Objects.requireNonNull(decoder, "decoder");
    Objects.requireNonNull(progress, "progress");
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 loading thread, found " + threads);
    }
  }

  /** The standard decoder, a thread for each processor, and nobody listening. */
  public static LoadOptions standard() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new LoadOptions(ImageDecoder.standard(), processors, (done, total) -> {});
  }

  /**
   * The same with another number of threads.
   *
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public LoadOptions withThreads(int count) {
    return new LoadOptions(decoder, count, progress);
  }

  /** The same with another listener. */
  public LoadOptions withProgress(LoadProgress listener) {
    return new LoadOptions(decoder, threads, listener);
  }
}
