package io.github.gcn4j.examples;

import io.github.gcn4j.explanation.ExplanationProgress;
import io.github.gcn4j.imaging.ImageDecoder;
import io.github.gcn4j.imaging.ImageExplainer;
import io.github.gcn4j.imaging.ImageExplanation;
import io.github.gcn4j.imaging.MapMethod;
import io.github.gcn4j.imaging.RasterImage;
import io.github.gcn4j.imaging.SyntheticSmears;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Tells where in an image its class came from, by every method, and how much of what speaks for the
 * class lies on the darkest fifth of the pixels: on smears, the white cells' nuclei. {@code gcn
 * explain} draws the maps.
 *
 * <p>Arguments: the model file and an image file. With none, {@link TrainOnFolder} makes a model
 * first, and a painted image it has not seen is explained.
 */
public final class ExplainImage {
  private static final double DARKEST = 0.2;

  private ExplainImage() {}

  /** Explains. */
  public static void main(String[] args) throws IOException {
    Path modelFile = args.length > 0 ? Path.of(args[0]) : paintedModel();
    RasterImage image =
        args.length > 1
            ? ImageDecoder.standard().decode(Path.of(args[1]))
            : new SyntheticSmears(192, 192, 1, 3).paint(0, 0);

    try (ImageExplainer explainer = ImageExplainer.load(modelFile)) {
      for (MapMethod method : MapMethod.values()) {
        ImageExplanation map = explainer.explain(image, method.method(), ExplanationProgress.NONE);
        System.out.printf(
            "%-20s for %s: %2.0f %% of the map on the darkest fifth%n",
            method.label(), map.targetClass(), 100 * onDarkest(image, map));
        map.explanation()
            .measures()
            .forEach((name, value) -> System.out.printf("  %-22s %.3f%n", name, value));
      }
    }
  }

  /** Scores below 0 speak against the class and are left out. */
  private static double onDarkest(RasterImage image, ImageExplanation map) {
    double[] gray = new double[map.nodeScores().length];
    for (int i = 0; i < gray.length; i++) {
      // The pixel of the image at the centre of the map's.
      int y = (2 * (i / map.width()) + 1) * image.height() / (2 * map.height());
      int x = (2 * (i % map.width()) + 1) * image.width() / (2 * map.width());
      for (int c = 0; c < image.channels(); c++) {
        gray[i] += image.sample(x, y, c);
      }
    }
    double[] sorted = gray.clone();
    Arrays.sort(sorted);
    double limit = sorted[(int) (DARKEST * sorted.length)];
    double all = 0;
    double dark = 0;
    for (int i = 0; i < gray.length; i++) {
      double score = Math.max(0, map.nodeScores()[i]);
      all += score;
      dark += gray[i] < limit ? score : 0;
    }
    return all == 0 ? 0 : dark / all;
  }

  private static Path paintedModel() throws IOException {
    Path folder = SyntheticImages.folder();
    Path modelFile = folder.resolve("model.safetensors");
    TrainOnFolder.main(new String[] {folder.toString(), modelFile.toString()});
    return modelFile;
  }
}
