package io.github.gcn4j.report;

import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.FoldEvaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.evaluation.Prediction;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results made up for the tests. */
final class Examples {

  static final List<String> CLASSES = List.of("Benign", "Early");

  private Examples() {}

  /** An evaluation with these counts, every prediction 80 % sure. */
  static Evaluation evaluation(int[][] counts) {
    return evaluation("image", counts);
  }

  /** The same of images named otherwise. */
  static Evaluation evaluation(String image, int[][] counts) {
    List<Prediction> predictions = new ArrayList<>();
    for (int actual = 0; actual < 2; actual++) {
      for (int predicted = 0; predicted < 2; predicted++) {
        double first = predicted == 0 ? 0.8 : 0.2;
        for (int i = 0; i < counts[actual][predicted]; i++) {
          predictions.add(
              new Prediction(
                  image + " " + predictions.size(), actual, new double[] {first, 1 - first}));
        }
      }
    }
    return Evaluation.of(CLASSES, predictions);
  }

  /** Two folds, one of them with a mistake. */
  static CrossValidation folds() {
    Evaluation one = evaluation("one", new int[][] {{9, 1}, {0, 10}});
    Evaluation two = evaluation("two", new int[][] {{5, 0}, {0, 5}});
    Evaluation baseline = evaluation("one", new int[][] {{7, 3}, {2, 8}});
    return new CrossValidation(
        List.of(
            new FoldEvaluation("stain 0", one, Optional.of(baseline)),
            new FoldEvaluation("stain 1", two, Optional.empty())));
  }

  /** The trainings of those folds, of two and of three epochs. */
  static List<List<EpochPoint>> foldEpochs() {
    return List.of(
        List.of(epoch(1, 1.2, 0.5, 1.3, 0.45), epoch(2, 0.7, 0.7, 1.4, 0.4)),
        List.of(
            epoch(1, 1.1, 0.55, 1.2, 0.5),
            epoch(2, 0.6, 0.75, 0.8, 0.7),
            epoch(3, 0.3, 0.9, 0.5, 0.85)));
  }

  /** Three black training images and a white test image, with a picture. */
  static DatasetOverview dataset() {
    Map<String, List<LabelledImage>> parts = new LinkedHashMap<>();
    parts.put("training", List.of(image("a", 0, 0), image("b", 0, 0), image("c", 1, 0)));
    parts.put("validation", List.of());
    parts.put("test", List.of(image("d", 1, 31)));
    return DatasetOverview.of(CLASSES, parts)
        .withExamples(List.of(List.of(filled(Color.RED, 90, 60)), List.of()));
  }

  /** An image of one level of gray. */
  static LabelledImage image(String name, int label, int bin) {
    float[] histogram = new float[LabelledImage.HISTOGRAM_LENGTH];
    for (int channel = 0; channel < 3; channel++) {
      histogram[32 * channel + bin] = 1;
    }
    return new LabelledImage(name, label, new byte[1], histogram, 0);
  }

  /** An epoch without a learning rate. */
  static EpochPoint epoch(
      int number, double trainLoss, double trainAccuracy, double loss, double accuracy) {
    return new EpochPoint(
        number, trainLoss, trainAccuracy, loss, accuracy, Double.NaN, number == 1);
  }

  /** Two models: the first has one more right than the second. */
  static ComparisonReport.Builder comparison() {
    Evaluation first = evaluation(new int[][] {{9, 1}, {0, 10}});
    Evaluation second = evaluation(new int[][] {{10, 0}, {2, 8}});
    Evaluation baseline = evaluation(new int[][] {{7, 3}, {2, 8}});
    return ComparisonReport.of(
            new ModelComparison(first, second),
            new ComparisonReport.Side("flat", Optional.of(baseline)),
            new ComparisonReport.Side("pyramid", Optional.empty()))
        .property("learning rate", "0.001", "0.004")
        .warning("flat was trained on 3 of these images")
        .pictures(List.of(new ComparisonReport.Disputed("image 9", filled(Color.RED, 30, 30))));
  }

  static Sample sample(String actual, String predicted) {
    BufferedImage image = new BufferedImage(300, 150, BufferedImage.TYPE_BYTE_GRAY);
    return new Sample(image, actual + "/1.png", actual, predicted, 0.875);
  }

  /** A one-coloured picture. */
  static BufferedImage filled(Color colour, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /** How many pixels have exactly this colour. */
  static int count(BufferedImage image, Color colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRGB(x, y) == colour.getRGB()) {
          count++;
        }
      }
    }
    return count;
  }
}
