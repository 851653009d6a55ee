package io.github.gcn4j.examples;

import io.github.gcn4j.imaging.SyntheticSmears;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Something to run the examples on where nothing is given: painted, and in a temporary folder. */
final class SyntheticImages {
  private static final SyntheticSmears SMEARS = new SyntheticSmears(96, 96, 10, 7);

  private SyntheticImages() {}

  /** A folder of four classes with ten images each. */
  static Path folder() throws IOException {
    Path folder = Files.createTempDirectory("gcn4j-smears");
    SMEARS.write(folder, (done, total) -> {});
    return folder;
  }
}
