package io.github.gcn4j.graph;

import java.util.Arrays;

/** The clusters of {@link Slic} while it iterates. */
final class SlicClusters {
  private static final int SMALLEST_STEP_TO_PERTURB = 3;

  private final float[][] planes;
  private final int height;
  private final int width;

  /** Centres start on a lattice of so many rows and columns. */
  private final int rows;

  private final int columns;

  /** How far a centre looks, in pixels: the lattice's step, as in the paper. */
  private final int reachY;

  private final int reachX;

  /** (compactness / step)²: turns squared pixels into squared colour. */
  private final float spatial;

  private final float[] centreY;
  private final float[] centreX;

  /** {@code [channels][clusters]}. */
  private final float[][] centreColour;

  private final int[] labels;
  private final float[] distances;

  SlicClusters(float[][] planes, int height, int width, Slic settings) {
    this.planes = planes;
    this.height = height;
    this.width = width;
    double step = Math.sqrt((double) height * width / settings.regions());
    // The shorter side first: it may have room for one centre only, and the other takes the rest.
    if (height <= width) {
      rows = centres(height / step, height);
      columns = centres((double) settings.regions() / rows, width);
    } else {
      columns = centres(width / step, width);
      rows = centres((double) settings.regions() / columns, height);
    }
    reachY = (int) Math.ceil(Math.max(step, (double) height / rows));
    reachX = (int) Math.ceil(Math.max(step, (double) width / columns));
    double ratio = settings.compactness() / step;
    spatial = (float) (ratio * ratio);
    centreY = new float[count()];
    centreX = new float[count()];
    centreColour = new float[planes.length][count()];
    labels = new int[height * width];
    distances = new float[height * width];
    placeCentres();
  }

  private static int centres(double wanted, int pixels) {
    return (int) Math.max(1, Math.min(pixels, Math.round(wanted)));
  }

  int count() {
    return rows * columns;
  }

  /** {@code [height * width]}, not a copy. */
  int[] labels() {
    return labels;
  }

  private void placeCentres() {
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int y = (int) ((2L * row + 1) * height / (2L * rows));
        int x = (int) ((2L * column + 1) * width / (2L * columns));
        int pixel = smoothest(y, x);
        int cluster = row * columns + column;
        int pixelRow = pixel / width;
        centreY[cluster] = pixelRow;
        centreX[cluster] = pixel - pixelRow * width;
        for (int c = 0; c < planes.length; c++) {
          centreColour[c][cluster] = planes[c][pixel];
        }
      }
    }
  }

  /** The pixel of least gradient among 3×3, so that no centre starts on an edge or on a speck. */
  private int smoothest(int y, int x) {
    int best = y * width + x;
    if (height / rows < SMALLEST_STEP_TO_PERTURB || width / columns < SMALLEST_STEP_TO_PERTURB) {
      return best;
    }
    double least = gradient(y, x);
    for (int row = y - 1; row <= y + 1; row++) {
      for (int column = x - 1; column <= x + 1; column++) {
        double gradient = gradient(row, column);
        if (gradient < least) {
          least = gradient;
          best = row * width + column;
        }
      }
    }
    return best;
  }

  private double gradient(int y, int x) {
    int left = y * width + Math.max(x - 1, 0);
    int right = y * width + Math.min(x + 1, width - 1);
    int above = Math.max(y - 1, 0) * width + x;
    int below = Math.min(y + 1, height - 1) * width + x;
    double sum = 0;
    for (float[] plane : planes) {
      double across = (double) plane[right] - plane[left];
      double down = (double) plane[below] - plane[above];
      sum += across * across + down * down;
    }
    return sum;
  }

  /**
   * Gives each pixel to the nearest centre within reach; one out of all reach stays where it is.
   */
  void assign() {
    Arrays.fill(distances, Float.POSITIVE_INFINITY);
    float[] line = new float[2 * reachX + 2];
    for (int cluster = 0; cluster < count(); cluster++) {
      int centreRow = Math.round(centreY[cluster]);
      int centreColumn = Math.round(centreX[cluster]);
      int left = Math.max(0, centreColumn - reachX);
      int right = Math.min(width, centreColumn + reachX + 1);
      int bottom = Math.min(height, centreRow + reachY + 1);
      for (int y = Math.max(0, centreRow - reachY); y < bottom; y++) {
        measure(cluster, y, left, right - left, line);
        int start = y * width + left;
        for (int i = 0; i < right - left; i++) {
          if (line[i] < distances[start + i]) {
            distances[start + i] = line[i];
            labels[start + i] = cluster;
          }
        }
      }
    }
  }

  /** Squared distances of a part of a row; one short loop after another, for the JIT's vectors. */
  private void measure(int cluster, int y, int left, int length, float[] line) {
    float down = y - centreY[cluster];
    float offset = left - centreX[cluster];
    for (int i = 0; i < length; i++) {
      float across = i + offset;
      line[i] = (across * across + down * down) * spatial;
    }
    int start = y * width + left;
    for (int c = 0; c < planes.length; c++) {
      float[] plane = planes[c];
      float centre = centreColour[c][cluster];
      for (int i = 0; i < length; i++) {
        float difference = plane[start + i] - centre;
        line[i] += difference * difference;
      }
    }
  }

  /** Moves each centre to the mean of its pixels; one that lost all of them stays. */
  void moveCentres() {
    int[] sizes = new int[count()];
    double[] sumY = new double[count()];
    double[] sumX = new double[count()];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int cluster = labels[y * width + x];
        sizes[cluster]++;
        sumY[cluster] += y;
        sumX[cluster] += x;
      }
    }
    mean(sumY, sizes, centreY);
    mean(sumX, sizes, centreX);
    for (int c = 0; c < planes.length; c++) {
      double[] sum = new double[count()];
      for (int pixel = 0; pixel < labels.length; pixel++) {
        sum[labels[pixel]] += planes[c][pixel];
      }
      mean(sum, sizes, centreColour[c]);
    }
  }

  private static void mean(double[] sums, int[] sizes, float[] out) {
    for (int cluster = 0; cluster < out.length; cluster++) {
      if (sizes[cluster] > 0) {
        out[cluster] = (float) (sums[cluster] / sizes[cluster]);
      }
    }
  }
}
