package io.github.gcn4j.backend.planes.fused;

/** Readouts in plain Java: four sums side by side, so that none waits for the one before. */
final class PlainMeasures implements Measures {
  private static final int LANES = 4;

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void measure(Planes x, int pitch, int rows, int width, Moments moments) {
    for (int plane = 0; plane < x.features(); plane++) {
      float centre = moments.centres()[plane];
      for (int row = 0; row < rows; row++) {
        row(x.values(), x.at(plane) + row * pitch, width, centre, moments, plane * LANES);
      }
    }
  }

  private static void row(float[] x, int from, int length, float centre, Moments moments, int at) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float squares0 = 0;
    float squares1 = 0;
    float squares2 = 0;
    float squares3 = 0;
    int most = Float.floatToRawIntBits(moments.largest()[at]);
    int j = 0;
    for (; j + LANES <= length; j += LANES) {
      float u = x[from + j];
      float v = x[from + j + 1];
      float w = x[from + j + 2];
      float z = x[from + j + 3];
      int left = Math.max(Float.floatToRawIntBits(u), Float.floatToRawIntBits(v));
      int right = Math.max(Float.floatToRawIntBits(w), Float.floatToRawIntBits(z));
      most = Math.max(most, Math.max(left, right)); // floats not below 0 lie as their bits do
      u -= centre;
      v -= centre;
      w -= centre;
      z -= centre;
      sum0 += u;
      sum1 += v;
      sum2 += w;
      sum3 += z;
      squares0 += u * u;
      squares1 += v * v;
      squares2 += w * w;
      squares3 += z * z;
    }
    for (; j < length; j++) {
      most = Math.max(most, Float.floatToRawIntBits(x[from + j]));
      float u = x[from + j] - centre;
      sum0 += u;
      squares0 += u * u;
    }
    moments.largest()[at] = Float.intBitsToFloat(most);
    float[] sums = moments.sums();
    sums[at] += sum0;
    sums[at + 1] += sum1;
    sums[at + 2] += sum2;
    sums[at + 3] += sum3;
    float[] squares = moments.squares();
    squares[at] += squares0;
    squares[at + 1] += squares1;
    squares[at + 2] += squares2;
    squares[at + 3] += squares3;
  }

  @Override
  public void measure(
      Planes x, Planes w, int pitch, int rows, int width, Moments moments, Moments weighted) {
    measure(x, pitch, rows, width, moments);
    for (int row = 0; row < rows; row++) {
      int at = w.at() + row * pitch;
      weight(w.values(), at, width, weighted.weights());
      for (int plane = 0; plane < x.features(); plane++) {
        int from = x.at(plane) + row * pitch;
        float centre = weighted.centres()[plane];
        weigh(x.values(), from, w.values(), at, width, centre, weighted, plane * LANES);
      }
    }
  }

  private static void weight(float[] w, int from, int length, float[] sums) {
    float sum0 = 0;
    float sum1 = 0;
    int j = 0;
    for (; j + 2 <= length; j += 2) {
      sum0 += w[from + j];
      sum1 += w[from + j + 1];
    }
    for (; j < length; j++) {
      sum0 += w[from + j];
    }
    sums[0] += sum0;
    sums[1] += sum1;
  }

  private static void weigh(
      float[] x, int from, float[] w, int at, int length, float centre, Moments moments, int lane) {
    float sum0 = 0;
    float sum1 = 0;
    float squares0 = 0;
    float squares1 = 0;
    int j = 0;
    for (; j + 2 <= length; j += 2) {
      float u = x[from + j] - centre;
      float v = x[from + j + 1] - centre;
      float ofU = w[at + j] * u;
      float ofV = w[at + j + 1] * v;
      sum0 += ofU;
      sum1 += ofV;
      squares0 += ofU * u;
      squares1 += ofV * v;
    }
    for (; j < length; j++) {
      float u = x[from + j] - centre;
      float ofU = w[at + j] * u;
      sum0 += ofU;
      squares0 += ofU * u;
    }
    moments.sums()[lane] += sum0;
    moments.sums()[lane + 1] += sum1;
    moments.squares()[lane] += squares0;
    moments.squares()[lane + 1] += squares1;
  }

  @Override
  public float largest(float[] x, int from, int length) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int j = from; j < from + length; j++) {
      largest = x[j] > largest ? x[j] : largest;
    }
    return largest;
  }
}
