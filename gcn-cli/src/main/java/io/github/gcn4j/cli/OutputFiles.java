package io.github.gcn4j.cli;

import io.github.gcn4j.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The files a training run writes, all beside one another.
 *
 * @param model {@code model.safetensors}: the best epoch, and at the end the result
 * @param last {@code model.last.safetensors}: the last whole epoch
 * @param log {@code model.log.jsonl}: a line for each epoch
 */
record OutputFiles(Path model, Path last, Path log) {
  private static final String EXTENSION = ".safetensors";

  /** Named after the model file. */
  static OutputFiles of(Path model) {
    String name = String.valueOf(model.getFileName());
    String stem =
        name.endsWith(EXTENSION) ? name.substring(0, name.length() - EXTENSION.length()) : name;
    return new OutputFiles(
        model,
        model.resolveSibling(stem + ".last" + EXTENSION),
        model.resolveSibling(stem + ".log.jsonl"));
  }

  /**
   * Makes sure of all before the work starts.
   *
   * @throws IOException if one of them could not be written
   */
  void requireWritable() throws IOException {
    AtomicFile.requireWritable(model);
    AtomicFile.requireWritable(last);
    AtomicFile.requireWritable(log);
  }
}
