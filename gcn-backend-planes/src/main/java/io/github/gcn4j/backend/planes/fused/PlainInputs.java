package io.github.gcn4j.backend.planes.fused;

/** Images, in plain Java. */
final class PlainInputs implements Inputs {
  private static final int COLOURS = 3;

  /** Zero times anything else is not a number. */
  @Override
  public boolean finite(float[] x, int from, int length) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    int end = from + length;
    for (; i + 4 <= end; i += 4) {
      a += x[i] * 0f;
      b += x[i + 1] * 0f;
      c += x[i + 2] * 0f;
      d += x[i + 3] * 0f;
    }
    for (; i < end; i++) {
      a += x[i] * 0f;
    }
    return a + b + (c + d) == 0f;
  }

  @Override
  public void deal(float[] x, int from, Planes scale, Planes y, int length) {
    if (y.features() == COLOURS) {
      colours(x, from, scale.values(), scale.at(), y, length);
      return;
    }
    int step = y.features();
    for (int plane = 0; plane < step; plane++) {
      deal(x, from + plane, step, scale.values(), scale.at(), y.values(), y.at(plane), length);
    }
  }

  private static void deal(
      float[] x, int from, int step, float[] scale, int scaleAt, float[] y, int to, int length) {
    for (int j = 0; j < length; j++) {
      y[to + j] = x[from + j * step] * scale[scaleAt + j];
    }
  }

  /** Three features at a time: what images in colour have. */
  private static void colours(
      float[] x, int from, float[] scale, int scaleAt, Planes y, int length) {
    float[] to = y.values();
    int red = y.at(0);
    int green = y.at(1);
    int blue = y.at(2);
    for (int j = 0; j < length; j++) {
      int i = from + COLOURS * j;
      float factor = scale[scaleAt + j];
      to[red + j] = x[i] * factor;
      to[green + j] = x[i + 1] * factor;
      to[blue + j] = x[i + 2] * factor;
    }
  }
}
