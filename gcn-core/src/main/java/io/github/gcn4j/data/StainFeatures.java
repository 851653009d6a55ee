package io.github.gcn4j.data;

import java.util.Arrays;

/**
 * Computes {@link NodeFeatures#STAIN} of one image. The median of bytes is a byte, so whatever is
 * expensive in a channel's value comes from a table of 256.
 */
final class StainFeatures {
  private static final int LEVELS = 256;
  private static final int CHANNELS = 3;
  private static final int FEATURES = 4;
  private static final int LIGHTNESS = 0;
  private static final int CHROMA_X = 1;
  private static final int CHROMA_Y = 2;
  private static final int MASK = 3;

  /** Keeps a chroma finite where there is no light, on the scale of bytes. */
  private static final float CHROMA_FLOOR = 0.02f * 255;

  private static final float CHROMA_ASPECT = 0.866f;
  private static final double DEVIATION_FLOOR = 0.02;
  private static final int BRIGHTEST_PART = 20;
  private static final int WHOLE_DEGREE = 5;
  private static final double DARKEST_WHITE = 0.05;
  private static final double DENSITY_FLOOR = 0.02;
  private static final float LEAST_CONTRAST = 0.1f;
  private static final float MASK_FROM = 0.25f;
  private static final float MASK_SPAN = 0.35f;

  /** Below any density difference that counts. */
  private static final float NO_NUCLEUS = -1;

  private final int height;
  private final int width;
  private final int cornerRow;
  private final int cornerColumn;

  /** 1 / √degree of a node by the number of borders it lies on. */
  private final float[] scales = new float[WHOLE_DEGREE];

  /** For images of so many rows and columns. */
  StainFeatures(int height, int width) {
    this.height = height;
    this.width = width;
    this.cornerRow = (int) ((7L * height + 7) / 8);
    this.cornerColumn = (int) ((3L * width + 3) / 4);
    for (int borders = 0; borders < WHOLE_DEGREE; borders++) {
      scales[borders] = (float) (1 / Math.sqrt(WHOLE_DEGREE - borders));
    }
  }

  /**
   * Converts an image.
   *
   * @param pixels {@code [height, width, 3]}
   * @param out receives {@code [height * width, 4]} from {@code offset}
   */
  void write(byte[] pixels, float[] out, int offset) {
    byte[] median = median(pixels);
    colours(median, out, offset);
    for (int feature = LIGHTNESS; feature <= CHROMA_Y; feature++) {
      standardise(out, offset + feature);
    }
    nuclei(differences(median), out, offset + MASK);
    clearCorner(out, offset);
  }

  /** The median of each value and its four neighbours; at a border the inner one counts twice. */
  private byte[] median(byte[] pixels) {
    byte[] median = new byte[pixels.length];
    int stride = width * CHANNELS;
    int left = width > 1 ? CHANNELS : 0;
    int down = height > 1 ? stride : 0;
    for (int row = 0; row < height; row++) {
      int above = row > 0 ? -stride : down;
      int below = row < height - 1 ? stride : -down;
      int start = row * stride;
      for (int i = start; i < start + stride; i++) {
        int before = i >= start + CHANNELS ? -CHANNELS : left;
        int after = i < start + stride - CHANNELS ? CHANNELS : -left;
        median[i] =
            (byte)
                median(
                    pixels[i] & 0xff,
                    pixels[i + above] & 0xff,
                    pixels[i + below] & 0xff,
                    pixels[i + before] & 0xff,
                    pixels[i + after] & 0xff);
      }
    }
    return median;
  }

  /** Without the lowest and the highest of four there are two left, and the fifth. */
  private static int median(int a, int b, int c, int d, int e) {
    int low = Math.max(Math.min(a, b), Math.min(c, d));
    int high = Math.min(Math.max(a, b), Math.max(c, d));
    return Math.max(Math.min(low, high), Math.min(Math.max(low, high), e));
  }

  private static void colours(byte[] median, float[] out, int offset) {
    float[] once = new float[LEVELS];
    float[] twice = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      once[level] = 1 / (level + CHROMA_FLOOR);
      twice[level] = 1 / (2 * level + CHROMA_FLOOR);
    }
    int to = offset;
    for (int i = 0; i < median.length; i += CHANNELS) {
      int red = median[i] & 0xff;
      int green = median[i + 1] & 0xff;
      int blue = median[i + 2] & 0xff;
      int lightness = Math.max(red, Math.max(green, blue));
      out[to + LIGHTNESS] = lightness / 255f;
      out[to + CHROMA_X] = (2 * red - green - blue) * twice[lightness];
      out[to + CHROMA_Y] = CHROMA_ASPECT * (green - blue) * once[lightness];
      to += FEATURES;
    }
  }

  /** To mean 0 and a deviation a little below 1, over the image; every fourth value from there. */
  private void standardise(float[] out, int from) {
    int nodes = height * width;
    int end = from + nodes * FEATURES;
    double sum = 0;
    for (int i = from; i < end; i += FEATURES) {
      sum += out[i];
    }
    double mean = sum / nodes;
    double squares = 0;
    for (int i = from; i < end; i += FEATURES) {
      squares += (out[i] - mean) * (out[i] - mean);
    }
    double deviation = Math.sqrt(squares / Math.max(1, nodes - 1));
    float scale = (float) (1 / (deviation + DEVIATION_FLOOR));
    for (int i = from; i < end; i += FEATURES) {
      out[i] = (float) (out[i] - mean) * scale;
    }
  }

  /** Optical density of green less that of red, for each node. */
  private static float[] differences(byte[] median) {
    float[] reds = densities(median, 0);
    float[] greens = densities(median, 1);
    float[] differences = new float[median.length / CHANNELS];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = greens[median[CHANNELS * i + 1] & 0xff] - reds[median[CHANNELS * i] & 0xff];
    }
    return differences;
  }

  /** The optical density of each level of a channel, against that channel's white. */
  private static float[] densities(byte[] median, int channel) {
    int[] counts = new int[LEVELS];
    for (int i = channel; i < median.length; i += CHANNELS) {
      counts[median[i] & 0xff]++;
    }
    int brightest = Math.max(1, median.length / CHANNELS / BRIGHTEST_PART);
    int white = LEVELS;
    int above = 0;
    while (above < brightest) {
      white--;
      above += counts[white];
    }
    double light = Math.max(DARKEST_WHITE, white / 255.0);
    float[] densities = new float[LEVELS];
    for (int level = 0; level < LEVELS; level++) {
      double transmitted = Math.min(1, level / 255.0 / light);
      densities[level] = (float) -StrictMath.log(transmitted + DENSITY_FLOOR);
    }
    return densities;
  }

  private void nuclei(float[] differences, float[] out, int to) {
    float[] scaled = scaled(differences);
    int stride = width + 2;
    float highest = LEAST_CONTRAST;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int i = (row + 1) * stride + column + 1;
        float sum =
            scaled[i] + scaled[i - 1] + scaled[i + 1] + scaled[i - stride] + scaled[i + stride];
        boolean corner = row >= cornerRow && column >= cornerColumn;
        float averaged = corner ? NO_NUCLEUS : sum * scale(row, column);
        out[to + (row * width + column) * FEATURES] = averaged;
        highest = Math.max(highest, averaged);
      }
    }
    for (int i = to; i < to + height * width * FEATURES; i += FEATURES) {
      out[i] = Math.max(0, Math.min(1, (out[i] / highest - MASK_FROM) / MASK_SPAN));
    }
  }

  /** What each node sends, {@code [height + 2, width + 2]}: nothing comes from beyond a border. */
  private float[] scaled(float[] values) {
    float[] scaled = new float[(height + 2) * (width + 2)];
    int node = 0;
    for (int row = 0; row < height; row++) {
      int to = (row + 1) * (width + 2) + 1;
      for (int column = 0; column < width; column++) {
        scaled[to + column] = values[node++] * scale(row, column);
      }
    }
    return scaled;
  }

  /** 1 / √ of a node's degree, its self-loop counted. */
  private float scale(int row, int column) {
    int borders =
        (row == 0 ? 1 : 0)
            + (row == height - 1 ? 1 : 0)
            + (column == 0 ? 1 : 0)
            + (column == width - 1 ? 1 : 0);
    return scales[borders];
  }

  private void clearCorner(float[] out, int offset) {
    for (int row = cornerRow; row < height; row++) {
      int start = offset + row * width * FEATURES;
      Arrays.fill(out, start + cornerColumn * FEATURES, start + width * FEATURES, 0f);
    }
  }
}
