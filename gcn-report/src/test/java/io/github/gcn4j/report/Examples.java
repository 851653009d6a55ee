package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.Prediction;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Results made up for the tests. */
final class Examples {

  static final List<String> CLASSES = List.of("Benign", "Early");

  private Examples() {}

  /** An evaluation with these counts, every prediction 80 % sure. */
  static Evaluation evaluation(int[][] counts) {
    List<Prediction> predictions = new ArrayList<>();
    for (int actual = 0; actual < 2; actual++) {
      for (int predicted = 0; predicted < 2; predicted++) {
        double first = predicted == 0 ? 0.8 : 0.2;
        for (int i = 0; i < counts[actual][predicted]; i++) {
          predictions.add(new Prediction("image " + i, actual, new double[] {first, 1 - first}));
        }
      }
    }
    return Evaluation.of(CLASSES, predictions);
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
