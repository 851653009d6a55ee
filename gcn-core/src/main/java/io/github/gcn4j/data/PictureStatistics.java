package io.github.gcn4j.data;

/**
 * A few figures that tell what a picture looks like as a whole: how bright and of which colours it
 * is, how lightness and chromas go together, how coarse its texture is, and how much of it is
 * nuclei. They say nothing of what is in a certain place.
 *
 * <p>In this order: the 5, 25, 50, 75 and 95 % quantiles of red, green and blue (0 to 1, 15
 * figures); of the {@linkplain NodeFeatures#STAIN stain features} the correlations of lightness and
 * the two chromas (3), their skewness, at most ±5 (3), and of all four ln(e + 0.001), where e is
 * the mean square of what is lost when 2×2 pixels become one, for five halvings (20); the mean of
 * the nuclear mask (1).
 */
public final class PictureStatistics {
  /** How many figures there are. */
  public static final int COUNT = 42;

  private static final double[] QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};
  private static final int LEVELS = 256;
  private static final int CHANNELS = 3;
  private static final int FEATURES = 4;
  private static final int MASK = 3;
  private static final int HALVINGS = 5;
  private static final double SKEWNESS_LIMIT = 5;
  private static final double ENERGY_FLOOR = 1e-3;

  private final float[] figures = new float[COUNT];
  private int next;

  private PictureStatistics() {}

  /**
   * Measures a picture.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @return {@code [42]}
   * @throws IllegalArgumentException if the picture has another number of bytes
   */
  public static float[] of(byte[] pixels, int height, int width, int channels) {
    byte[] colours = channels == 1 ? inColour(pixels) : pixels;
    float[] nodes = new float[height * width * FEATURES];
    Preprocessing.stain(height, width).apply(colours, nodes, 0);
    PictureStatistics statistics = new PictureStatistics();
    statistics.quantiles(colours);
    float[][] planes = planes(nodes);
    statistics.shapes(planes);
    for (float[] plane : planes) {
      statistics.spectrum(plane, height, width);
    }
    statistics.add(mean(planes[MASK]));
    return statistics.figures;
  }

  private void add(double figure) {
    figures[next++] = (float) figure;
  }

  private static byte[] inColour(byte[] gray) {
    byte[] colours = new byte[Math.multiplyExact(gray.length, CHANNELS)];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = gray[i / CHANNELS];
    }
    return colours;
  }

  /** Of each channel the lowest level that so many pixels do not exceed. */
  private void quantiles(byte[] pixels) {
    int[][] counts = new int[CHANNELS][LEVELS];
    for (int i = 0; i < pixels.length; i++) {
      counts[i % CHANNELS][pixels[i] & 0xff]++;
    }
    int all = pixels.length / CHANNELS;
    for (double quantile : QUANTILES) {
      for (int[] channel : counts) {
        int level = 0;
        int below = channel[0];
        while (below < quantile * all) {
          below += channel[++level];
        }
        add(level / (double) (LEVELS - 1));
      }
    }
  }

  private static float[][] planes(float[] nodes) {
    float[][] planes = new float[FEATURES][nodes.length / FEATURES];
    for (int i = 0; i < nodes.length; i++) {
      planes[i % FEATURES][i / FEATURES] = nodes[i];
    }
    return planes;
  }

  /** Correlations, then skewness, of what is standardised already. */
  private void shapes(float[][] planes) {
    for (int a = 0; a < MASK; a++) {
      for (int b = a + 1; b < MASK; b++) {
        double sum = 0;
        for (int i = 0; i < planes[a].length; i++) {
          sum += planes[a][i] * planes[b][i];
        }
        add(sum / planes[a].length);
      }
    }
    for (int a = 0; a < MASK; a++) {
      double sum = 0;
      for (float value : planes[a]) {
        sum += value * value * value;
      }
      add(Math.max(-SKEWNESS_LIMIT, Math.min(SKEWNESS_LIMIT, sum / planes[a].length)));
    }
  }

  private static double mean(float[] plane) {
    double sum = 0;
    for (float value : plane) {
      sum += value;
    }
    return sum / plane.length;
  }

  private void spectrum(float[] plane, int height, int width) {
    float[] fine = plane;
    int rows = height;
    int columns = width;
    for (int halving = 0; halving < HALVINGS; halving++) {
      float[] coarse = new float[rows / 2 * (columns / 2)];
      add(StrictMath.log(halve(fine, coarse, rows, columns) + ENERGY_FLOOR));
      fine = coarse;
      rows /= 2;
      columns /= 2;
    }
  }

  /**
   * The means of 2×2 pixels; a last odd row or column is left out.
   *
   * @return the mean square of the differences from them, 0 where there is no block
   */
  private static double halve(float[] fine, float[] coarse, int rows, int columns) {
    double energy = 0;
    int block = 0;
    for (int row = 0; row + 1 < rows; row += 2) {
      for (int column = 0; column + 1 < columns; column += 2) {
        int i = row * columns + column;
        float a = fine[i];
        float b = fine[i + 1];
        float c = fine[i + columns];
        float d = fine[i + columns + 1];
        float mean = (a + b + c + d) / 4;
        energy += a * a + b * b + c * c + d * d - 4 * mean * mean;
        coarse[block++] = mean;
      }
    }
    return block == 0 ? 0 : Math.max(0, energy / (4 * block));
  }
}
