package io.github.gcn4j.report;

import java.awt.Color;
import java.util.List;

/**
 * How people see colours, with all cones or without one kind: G. M. Machado, M. M. Oliveira and L.
 * A. F. Fernandes, "A physiologically-based model for simulation of color vision deficiency", IEEE
 * Transactions on Visualization and Computer Graphics 15 (2009) 1291–1298, severity 1.
 */
final class ColourVision {

  static final List<ColourVision> ALL =
      List.of(
          new ColourVision("all cones", 1, 0, 0, 0, 1, 0, 0, 0, 1),
          new ColourVision(
              "protanopia",
              0.152286,
              1.052583,
              -0.204868,
              0.114503,
              0.786281,
              0.099216,
              -0.003882,
              -0.048116,
              1.051998),
          new ColourVision(
              "deuteranopia",
              0.367322,
              0.860646,
              -0.227968,
              0.280085,
              0.672501,
              0.047413,
              -0.011820,
              0.042940,
              0.968881),
          new ColourVision(
              "tritanopia",
              1.255528,
              -0.076749,
              -0.178779,
              -0.078411,
              0.930809,
              0.147602,
              0.004733,
              0.691367,
              0.303900));

  private static final double[] TO_XYZ = {
    0.4124 / 0.9505,
    0.3576 / 0.9505,
    0.1805 / 0.9505,
    0.2126,
    0.7152,
    0.0722,
    0.0193 / 1.089,
    0.1192 / 1.089,
    0.9505 / 1.089
  };

  private final String name;
  private final double[] matrix;

  private ColourVision(String name, double... matrix) {
    this.name = name;
    this.matrix = matrix;
  }

  @Override
  public String toString() {
    return name;
  }

  /** How different two colours look: their distance in CIE L*a*b*. */
  double difference(Color one, Color other) {
    double[] a = lab(one);
    double[] b = lab(other);
    return Math.sqrt(
        Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
  }

  /** CIE L*, 0 to 100. */
  double lightness(Color colour) {
    return lab(colour)[0];
  }

  private double[] lab(Color colour) {
    double[] light = {linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())};
    double[] seen = times(matrix, light);
    for (int i = 0; i < 3; i++) {
      seen[i] = Math.max(0, Math.min(1, seen[i]));
    }
    double[] xyz = times(TO_XYZ, seen);
    for (int i = 0; i < 3; i++) {
      xyz[i] = xyz[i] > 0.008856 ? Math.cbrt(xyz[i]) : 7.787 * xyz[i] + 16.0 / 116;
    }
    return new double[] {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
  }

  private static double linear(int component) {
    double value = component / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static double[] times(double[] matrix, double[] vector) {
    double[] product = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        product[row] += matrix[3 * row + column] * vector[column];
      }
    }
    return product;
  }
}
