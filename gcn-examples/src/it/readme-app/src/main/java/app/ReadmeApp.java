package app;

import io.github.gcn4j.imaging.Classification;
import io.github.gcn4j.imaging.ImageClassifier;
import io.github.gcn4j.imaging.ImageTrainer;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.TrainingOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Trains on a folder and classifies an image, in the README's ten lines. */
public final class ReadmeApp {
  private ReadmeApp() {}

  /** Paints images where a reader of the README has some, then does what it says. */
  public static void main(String[] args) throws IOException {
    new SyntheticSmears(96, 96, 3, 1).write(Path.of("images"), (done, total) -> {});
    Files.copy(
        Path.of("images/Pro/smear-001.png"),
        Path.of("cell.png"),
        StandardCopyOption.REPLACE_EXISTING);
    // README:begin
    Path images = Path.of("images"); // a sub-folder of images for each class
    Path file = Path.of("model.safetensors");
    Model model = ImageTrainer.train(images, Preset.FLAT, TrainingOptions.defaults());
    System.out.println(model.provenance().metrics()); // on images held out, and the baseline's
    ModelFile.write(model, file);

    try (ImageClassifier classifier = ImageClassifier.load(file)) {
      Classification cell = classifier.classify(Path.of("cell.png"));
      System.out.printf("%s, %.1f %%%n", cell.predictedClass(), 100 * cell.confidence());
    }
    // README:end
  }
}
