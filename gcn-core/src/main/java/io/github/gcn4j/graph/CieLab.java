package io.github.gcn4j.graph;

/**
 * From sRGB bytes to CIELAB (IEC 61966-2-1, white point D65), in which equal distances look about
 * equally different. One plane for each channel.
 */
final class CieLab {
  /** Linear light of each sRGB byte. */
  private static final float[] LINEAR = linearLight();

  /**
   * The cube root of the standard, with its straight piece near 0, at multiples of 1/STEPS. Between
   * them it is interpolated, which is a thousand times finer than a byte's step of lightness.
   */
  private static final int STEPS = 4096;

  private static final float[] ROOT = cubeRoot();

  private CieLab() {}

  /**
   * Converts an image.
   *
   * @param pixels {@code [n, channels]} unsigned bytes: gray, or red, green and blue
   * @param channels 1 or 3
   * @return {@code [3][n]}: lightness 0 to 100, a and b; of a gray image {@code [1][n]}, since its
   *     a and b are 0
   */
  static float[][] planes(byte[] pixels, int channels) {
    return channels == 1 ? lightness(pixels) : lab(pixels);
  }

  private static float[][] lightness(byte[] gray) {
    float[] byLevel = new float[256];
    for (int level = 0; level < 256; level++) {
      byLevel[level] = 116 * root(LINEAR[level]) - 16;
    }
    float[] lightness = new float[gray.length];
    for (int i = 0; i < gray.length; i++) {
      lightness[i] = byLevel[gray[i] & 0xff];
    }
    return new float[][] {lightness};
  }

  private static float[][] lab(byte[] rgb) {
    int count = rgb.length / 3;
    float[] lightness = new float[count];
    float[] a = new float[count];
    float[] b = new float[count];
    for (int i = 0; i < count; i++) {
      float red = LINEAR[rgb[3 * i] & 0xff];
      float green = LINEAR[rgb[3 * i + 1] & 0xff];
      float blue = LINEAR[rgb[3 * i + 2] & 0xff];
      float x = root((0.4124564f * red + 0.3575761f * green + 0.1804375f * blue) / 0.95047f);
      float y = root(0.2126729f * red + 0.7151522f * green + 0.0721750f * blue);
      float z = root((0.0193339f * red + 0.1191920f * green + 0.9503041f * blue) / 1.08883f);
      lightness[i] = 116 * y - 16;
      a[i] = 500 * (x - y);
      b[i] = 200 * (y - z);
    }
    return new float[][] {lightness, a, b};
  }

  private static float root(float t) {
    float place = t * STEPS;
    int step = Math.min((int) place, STEPS - 1);
    return ROOT[step] + (place - step) * (ROOT[step + 1] - ROOT[step]);
  }

  // The strict functions give the same bits on every processor, and so the same superpixels.

  private static float[] linearLight() {
    float[] table = new float[256];
    for (int level = 0; level < 256; level++) {
      double v = level / 255.0;
      table[level] = (float) (v <= 0.04045 ? v / 12.92 : StrictMath.pow((v + 0.055) / 1.055, 2.4));
    }
    return table;
  }

  private static float[] cubeRoot() {
    float[] table = new float[STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      double t = (double) step / STEPS;
      table[step] =
          (float) (t > 216.0 / 24389 ? StrictMath.cbrt(t) : (24389.0 / 27 * t + 16) / 116);
    }
    return table;
  }
}
