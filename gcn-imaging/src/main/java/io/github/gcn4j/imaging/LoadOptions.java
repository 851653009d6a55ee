package io.github.gcn4j.imaging;

import java.util.Objects;
import java.util.Optional;

/**
 * How a folder is loaded. Nothing but a change of the images changes the result.
 *
 * @param decoder decodes the files, within its limits
 * @param threads how many images are decoded at once; memory peaks at that many decoded images
 * @param progress hears of every image
 * @param change what is done to decoded images before anything else, if anything is
 */
public record LoadOptions(
    ImageDecoder decoder, int threads, LoadProgress progress, Optional<ImageChange> change) {

  /**
   * Checks the number of threads.
   *
   * @throws IllegalArgumentException if {@code threads} is below 1
   */
  public LoadOptions {
    Objects.requireNonNull(decoder, "decoder");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(change, "change");
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 loading thread, found " + threads);
    }
  }

  /**
   * The standard decoder, a thread for each processor, nobody listening, and images as they are.
   */
  public static LoadOptions standard() {
    int processors = Runtime.getRuntime().availableProcessors();
    return new LoadOptions(
        ImageDecoder.standard(), processors, (done, total) -> {}, Optional.empty());
  }

  /**
   * The same with another number of threads.
   *
   * @throws IllegalArgumentException if {@code count} is below 1
   */
  public LoadOptions withThreads(int count) {
    return new LoadOptions(decoder, count, progress, change);
  }

  /** The same with another listener. */
  public LoadOptions withProgress(LoadProgress listener) {
    return new LoadOptions(decoder, threads, listener, change);
  }

  /** The same with other images. */
  public LoadOptions withChange(ImageChange other) {
    return new LoadOptions(decoder, threads, progress, Optional.of(other));
  }
}
