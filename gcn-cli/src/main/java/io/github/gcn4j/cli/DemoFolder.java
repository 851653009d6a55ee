package io.github.gcn4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the demo writes: a folder of its own, recognised by a note in it, so that nobody's files
 * are overwritten.
 *
 * @param root the folder
 */
record DemoFolder(Path root) {
  private static final String NOTE = "made-by-gcn-demo.txt";

  /**
   * Makes the folder, or takes the one an earlier demo made.
   *
   * @throws CommandException if there is something else
   * @throws IOException if it cannot be written
   */
  static DemoFolder claim(Path root) throws IOException {
    if (Files.exists(root) && !isOurs(root)) {
      throw new CommandException(
          "a new or empty folder, or one of an earlier demo, at " + root,
          Files.isDirectory(root) ? "other files in it" : "a file",
          "choose another with --out DIR");
    }
    Files.createDirectories(root);
    Files.writeString(
        root.resolve(NOTE), "Made by gcn demo, which may write here again. Safe to delete.\n");
    return new DemoFolder(root);
  }

  private static boolean isOurs(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return false;
    }
    try (Stream<Path> files = Files.list(root)) {
      return Files.exists(root.resolve(NOTE)) || files.findAny().isEmpty();
    }
  }

  /** The painted images. */
  Path images() {
    return root.resolve("images");
  }

  /** The trained model. */
  Path model() {
    return root.resolve("model.safetensors");
  }

  /** The HTML report's folder. */
  Path report() {
    return root.resolve("report");
  }
}
