package io.github.gcn4j.benchmarks.t2;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.io.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A process that stays, as a server does: for each line with a number on standard input it
 * classifies so many JPEGs, one after the other, and answers a line with the milliseconds of each.
 */
public final class LongLived {
  private LongLived() {}

  /**
   * Answers until standard input ends.
   *
   * @param arguments model file, JPEG file, name of the backend
   * @throws IOException if a file cannot be used
   */
  public static void main(String[] arguments) throws IOException {
    byte[] jpeg = Files.readAllBytes(Path.of(arguments[1]));
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    try (TensorBackend backend = Backends.named(arguments[2]);
        ImageClassifier classifier =
            ImageClassifier.open(ModelFile.read(Path.of(arguments[0])), backend)) {
      String line = requests.readLine();
      while (line != null) {
        StringBuilder answer = new StringBuilder();
        for (int i = Integer.parseInt(line.trim()); i > 0; i--) {
          long started = System.nanoTime();
          classifier.classify(jpeg);
          answer.append((System.nanoTime() - started) / 1e6).append(' ');
        }
        System.out.println(answer);
        line = requests.readLine();
      }
    }
  }
}
