package io.github.gcn4j.cli;

import io.github.gcn4j.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The files a training run writes, all beside one another.
 *
 * @param model {@code model.safetensors}: the best epoch, and at the end the result
 * @param last {@code model.last.safetensors}: the last whole epoch
 * @param checkpoint {@code model.checkpoint.safetensors}: all it takes to go on; there as long as
 *     the run is not at its end
 * @param log {@code model.log.jsonl}: a line for each epoch
 * @param lock {@code model.lock}: there as long as the run is, so that no other writes the same
 */
record OutputFiles(Path model, Path last, Path checkpoint, Path log, Path lock) {
  private static final String EXTENSION = ".safetensors";

  /** Named after the model file. */
  static OutputFiles of(Path model) {
    return named(model, stem(model));
  }

  /**
   * Of one fold: {@code model-fold1.safetensors} …
   *
   * @param fold from 1
   */
  static OutputFiles ofFold(Path model, int fold) {
    String stem = stem(model) + "-fold" + fold;
    return named(model.resolveSibling(stem + EXTENSION), stem);
  }

  private static OutputFiles named(Path model, String stem) {
    return new OutputFiles(
        model,
        model.resolveSibling(stem + ".last" + EXTENSION),
        model.resolveSibling(stem + ".checkpoint" + EXTENSION),
        model.resolveSibling(stem + ".log.jsonl"),
        model.resolveSibling(stem + ".lock"));
  }

  private static String stem(Path model) {
    String name = String.valueOf(model.getFileName());
    return name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
  }

  /**
   * Makes sure of all before the work starts.
   *
   * @throws IOException if one of them could not be written
   */
  void requireWritable() throws IOException {
    AtomicFile.requireWritable(model);
    AtomicFile.requireWritable(last);
    AtomicFile.requireWritable(checkpoint);
    AtomicFile.requireWritable(log);
  }
}
