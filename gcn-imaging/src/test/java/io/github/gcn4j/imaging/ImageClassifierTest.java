package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.data.PictureStatistics;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Novelty;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.model.Trust;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageClassifierTest {
  @TempDir Path folder;

  private static Model model() {
    Program program = Preset.flat(1, List.of(4, 6), 4);
    return new Model(
        "custom",
        program,
        Parameters.initial(program, new SplittableRandom(1)),
        SyntheticSmears.CLASSES,
        Preprocessing.unit(16, 16, 1),
        1,
        Provenance.of("untrained"),
        Optional.empty(),
        List.of());
  }

  private static BufferedImage smear() {
    return new SyntheticSmears(40, 40, 1, 3).paint(2, 0).toBufferedImage();
  }

  @Test
  void saysTheSameOfAFileItsBytesAndItsPixels() throws IOException {
    Path modelFile = folder.resolve("model.safetensors");
    ModelFile.write(model(), modelFile);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(smear(), "png", png);
    Path image = Files.write(folder.resolve("smear.png"), png.toByteArray());
    try (ImageClassifier classifier = ImageClassifier.load(modelFile)) {
      Classification classification = classifier.classify(image);

      assertThat(classifier.classify(png.toByteArray())).isEqualTo(classification);
      assertThat(classifier.classify(smear())).isEqualTo(classification);
      assertThat(classification.probabilities().keySet())
          .containsExactlyElementsOf(SyntheticSmears.CLASSES);
      assertThat(classification.probabilities().values().stream().mapToDouble(p -> p).sum())
          .isCloseTo(1, within(1e-9));
      assertThat(classification.confidence())
          .isEqualTo(classification.probabilities().get(classification.predictedClass()))
          .isGreaterThanOrEqualTo(0.25);
    }
  }

  @Test
  void leavesABackendItWasGivenOpen() {
    try (TensorBackend backend = Backends.best()) {
      ImageClassifier.open(model(), backend).close();

      try (Workspace workspace = backend.open()) {
        assertThat(workspace).isNotNull();
      }
    }
  }

  @Test
  void refusesBytesThatAreNoImage() {
    try (TensorBackend backend = Backends.best();
        ImageClassifier classifier = ImageClassifier.open(model(), backend)) {
      assertThatThrownBy(() -> classifier.classify(new byte[] {1, 2, 3}))
          .isInstanceOf(ImageFormatException.class)
          .hasMessageContaining("expected");
    }
  }

  @Test
  void warnsOfAPictureUnlikeThoseTheModelKnows() {
    Model usual = knowing(smear());
    BufferedImage green = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 1600; i++) {
      green.setRGB(i % 40, i / 40, (i * 7 % 255) << 8);
    }
    try (TensorBackend backend = Backends.best();
        ImageClassifier classifier = ImageClassifier.open(usual, backend)) {
      assertThat(classifier.classify(smear()).warnings()).isEmpty();
      Classification strange = classifier.classify(green);
      assertThat(strange.typicality().orElseThrow()).isLessThan(0.01);
      assertThat(strange.warnings())
          .contains(
              "unlike what the model knows: expected a typicality above 0.01, found 0.0050: check"
                  + " stain, lamp and magnification; the answer may mean nothing");
    }
  }

  /** A model that knows 200 pictures like this one. */
  private static Model knowing(BufferedImage picture) {
    byte[] pixels = new ImagePreparation(16, 16, 1).prepare(picture).pixels();
    float[] usual = PictureStatistics.of(pixels, 16, 16, 1);
    SplittableRandom random = new SplittableRandom(4);
    float[][] like = new float[200][];
    int[] groups = new int[like.length];
    for (int i = 0; i < like.length; i++) {
      like[i] = usual.clone();
      for (int f = 0; f < usual.length; f++) {
        like[i][f] += (float) (0.1 * random.nextGaussian());
      }
      groups[i] = i % 5;
    }
    return model().withTrust(Trust.UNKNOWN.withNovelty(Novelty.fit(like, groups)));
  }

  @Test
  void answersNothingOnceItIsClosed() {
    try (TensorBackend backend = Backends.best()) {
      ImageClassifier classifier = ImageClassifier.open(model(), backend);
      classifier.close();

      assertThatIllegalStateException().isThrownBy(() -> classifier.classify(smear()));
    }
  }

  @Test
  void tellsWithTheAnswerWhatIsWrongWithThePicture() {
    BufferedImage black = new BufferedImage(40, 12, BufferedImage.TYPE_INT_RGB);
    try (TensorBackend backend = Backends.best();
        ImageClassifier classifier = ImageClassifier.open(model(), backend)) {
      assertThat(classifier.classify(smear()).warnings()).isEmpty();
      assertThat(classifier.classify(black).warnings())
          .anyMatch(warning -> warning.startsWith("too small: expected at least 16×16"))
          .anyMatch(warning -> warning.startsWith("nearly uniform: expected"));
    }
  }
}
