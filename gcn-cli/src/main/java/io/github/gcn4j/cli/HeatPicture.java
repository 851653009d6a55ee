package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ImageExplanation;
import io.github.gcn4j.imaging.RasterImage;
import io.github.gcn4j.report.HeatMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An explained image for people. */
final class HeatPicture {
  private HeatPicture() {}

  static HeatMap of(RasterImage image, ImageExplanation map) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Predicted: "
            + map.classification().predictedClass()
            + ", "
            + Percent.text(map.classification().confidence()));
    if (!map.targetClass().equals(map.classification().predictedClass())) {
      lines.add(
          "Explained: "
              + map.targetClass()
              + ", "
              + Percent.text(
                  map.classification().probabilities().getOrDefault(map.targetClass(), 0.0)));
    }
    lines.add("Method: " + map.explanation().method());
    return new HeatMap(
        image.toBufferedImage(),
        map.height(),
        map.width(),
        map.nodeScores(),
        "How much each pixel speaks for " + map.targetClass(),
        lines);
  }

  /** Tab-separated: file, predicted class, confidence, class explained, method. */
  static String line(Path file, ImageExplanation map) {
    return String.join(
        "\t",
        file.toString(),
        map.classification().predictedClass(),
        Percent.text(map.classification().confidence()),
        map.targetClass(),
        map.explanation().method());
  }
}
