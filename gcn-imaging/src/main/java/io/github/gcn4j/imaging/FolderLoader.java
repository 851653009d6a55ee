package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Decodes the files of a folder on a few threads and puts what comes of it in the files' order. */
final class FolderLoader {

  /** What came of one file: an image, or the reason why there is none. */
  private sealed interface Outcome {
    record Loaded(LabelledImage image) implements Outcome {}

    record Skipped(SkippedImage image) implements Outcome {}
  }

  private final ImagePreparation preparation;
  private final LoadOptions options;
  private final Object progressLock = new Object();
  private int done;

  FolderLoader(ImagePreparation preparation, LoadOptions options) {
    this.preparation = preparation;
    this.options = options;
  }

  LoadedImages load(Path folder, List<String> classes, List<ImageFolder.ImageFile> files)
      throws IOException {
    List<LabelledImage> images = new ArrayList<>();
    List<SkippedImage> skipped = new ArrayList<>();
    for (Outcome outcome : outcomes(files)) {
      if (outcome instanceof Outcome.Loaded loaded) {
        images.add(loaded.image());
      } else if (outcome instanceof Outcome.Skipped left) {
        skipped.add(left.image());
      }
    }
    if (images.isEmpty()) {
      SkippedImage first = skipped.get(0);
      throw new ImageFolderException(
          folder.toString(),
          "images that can be used",
          skipped.size()
              + " that cannot, the first being "
              + first.name()
              + " ("
              + first.reason()
              + ")",
          "replace them");
    }
    ImageSet set =
        new ImageSet(
            preparation.height(), preparation.width(), preparation.channels(), classes, images);
    return new LoadedImages(set, skipped);
  }

  private List<Outcome> outcomes(List<ImageFolder.ImageFile> files) throws IOException {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            Math.min(options.threads(), files.size()),
            task -> {
              Thread thread = new Thread(task, "gcn-image-loading");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Outcome>> pending = new ArrayList<>(files.size());
      for (ImageFolder.ImageFile file : files) {
        pending.add(pool.submit(() -> outcome(file, files.size())));
      }
      List<Outcome> outcomes = new ArrayList<>(files.size());
      for (Future<Outcome> outcome : pending) {
        outcomes.add(await(outcome));
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
    }
  }

  private static Outcome await(Future<Outcome> outcome) throws InterruptedIOException {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      InterruptedIOException interrupted =
          new InterruptedIOException("interrupted while images were being loaded");
      interrupted.initCause(e);
      throw interrupted;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an image could not be loaded for a reason of our own", e);
    }
  }

  private Outcome outcome(ImageFolder.ImageFile file, int total) {
    Outcome outcome = load(file);
    synchronized (progressLock) {
      done++;
      options.progress().loaded(done, total);
    }
    return outcome;
  }

  private Outcome load(ImageFolder.ImageFile file) {
    try {
      ImageDecoder decoder = options.decoder();
      RasterImage image = decoder.decode(decoder.read(file.path()));
      LabelledImage loaded = preparation.prepare(image).labelled(file.name(), file.label());
      return new Outcome.Loaded(
          options
              .change()
              .map(change -> changed(loaded, change.apply(file.name(), image)))
              .orElse(loaded));
    } catch (IOException e) {
      return new Outcome.Skipped(new SkippedImage(file.name(), reason(file.path(), e)));
    }
  }

  /** Still recognised as the image it was made of. */
  private LabelledImage changed(LabelledImage loaded, RasterImage image) {
    PreparedImage other = preparation.prepare(image);
    return new LabelledImage(
        loaded.name(), loaded.label(), other.pixels(), other.histogram(), loaded.contentHash());
  }

  private static String reason(Path file, IOException e) {
    if (e instanceof NoSuchFileException) {
      return Files.isSymbolicLink(file)
          ? "expected an image file, found a link that leads nowhere; correct or remove it"
          : "expected an image file, found nothing; it was removed since the folder was opened";
    }
    if (e instanceof AccessDeniedException) {
      return "expected permission to read it, found none; change it";
    }
    return String.valueOf(e.getMessage());
  }
}
