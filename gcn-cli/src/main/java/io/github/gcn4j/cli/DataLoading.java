package io.github.gcn4j.cli;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.LoadOptions;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.SkippedImage;
import java.io.IOException;
import java.util.Arrays;

/** Loads image folders before a person's eyes. */
final class DataLoading {
  private DataLoading() {}

  /**
   * Loads every image as a model wants it.
   *
   * @throws IOException as {@link ImageFolder#load}
   */
  static LoadedImages load(ImageFolder folder, Preprocessing wanted, int threads, Shell shell)
      throws IOException {
    return load(folder, ImagePreparation.of(wanted), threads, shell);
  }

  /**
   * Loads every image; those that cannot be used are named on standard error.
   *
   * @throws IOException as {@link ImageFolder#load}
   */
  static LoadedImages load(
      ImageFolder folder, ImagePreparation preparation, int threads, Shell shell)
      throws IOException {
    return load(folder, preparation, LoadOptions.standard().withThreads(threads), shell);
  }

  /**
   * Loads every image, damaged or not; those that cannot be used are named on standard error.
   *
   * @throws IOException as {@link ImageFolder#load}
   */
  static LoadedImages load(
      ImageFolder folder, ImagePreparation preparation, LoadOptions options, Shell shell)
      throws IOException {
    LoadedImages loaded = shown(folder, preparation, options, shell);
    for (SkippedImage skipped : loaded.skipped()) {
      shell.note("skipped " + skipped.name() + ": " + skipped.reason());
    }
    shell.note(
        "loaded %d images of %d classes%s"
            .formatted(
                loaded.images().size(),
                Arrays.stream(loaded.images().classCounts()).filter(count -> count > 0).count(),
                loaded.skipped().isEmpty() ? "" : ", skipped " + loaded.skipped().size()));
    return loaded;
  }

  private static LoadedImages shown(
      ImageFolder folder, ImagePreparation preparation, LoadOptions options, Shell shell)
      throws IOException {
    if (!shell.interactive()) {
      return folder.load(preparation, options);
    }
    try (Bar bar = Bar.of(shell, "loading", folder.size())) {
      return folder.load(preparation, options.withProgress((done, total) -> bar.to(done)));
    }
  }
}
