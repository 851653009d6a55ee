package io.github.gcn4j.backend.planes.fused;

/** Readouts in plain Java: four sums side by side, so that none waits for the one before. */
final class PlainMeasures implements Measures {
  private static final int LANES = 4;

  /** So many values are added up before the sum joins the others': long sums round off. */
  private static final int PIECE = 96;

  private final Maps maps = new PlainMaps();
  private float[] ws = {};

  @Override
  public int lanes() {
    return LANES;
  }

  @Override
  public void measure(Planes x, Planes mask, int length, Moments moments) {
    for (int plane = 0; plane < x.features(); plane++) {
      float centre = moments.centres()[plane];
      int lane = plane * LANES;
      for (int j = 0; j < length; j += PIECE) {
        int piece = Math.min(PIECE, length - j);
        measure(
            x.values(),
            x.at(plane) + j,
            mask.values(),
            mask.at() + j,
            piece,
            centre,
            moments,
            lane);
      }
    }
  }

  /** Up to three values beyond the length are looked at, and count 0. */
  private static void measure(
      float[] x,
      int from,
      float[] mask,
      int at,
      int length,
      float centre,
      Moments moments,
      int lane) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    float squares0 = 0;
    float squares1 = 0;
    float squares2 = 0;
    float squares3 = 0;
    int most = Float.floatToRawIntBits(moments.largest()[lane]);
    for (int j = 0; j < length; j += LANES) {
      float k = mask[at + j];
      float l = mask[at + j + 1];
      float m = mask[at + j + 2];
      float n = mask[at + j + 3];
      float u = x[from + j] * k;
      float v = x[from + j + 1] * l;
      float w = x[from + j + 2] * m;
      float z = x[from + j + 3] * n;
      int left = Math.max(Float.floatToRawIntBits(u), Float.floatToRawIntBits(v));
      int right = Math.max(Float.floatToRawIntBits(w), Float.floatToRawIntBits(z));
      most = Math.max(most, Math.max(left, right)); // floats not below 0 lie as their bits do
      u -= centre * k;
      v -= centre * l;
      w -= centre * m;
      z -= centre * n;
      sum0 += u;
      sum1 += v;
      sum2 += w;
      sum3 += z;
      squares0 += u * u;
      squares1 += v * v;
      squares2 += w * w;
      squares3 += z * z;
    }
    moments.largest()[lane] = Float.intBitsToFloat(most);
    float[] sums = moments.sums();
    sums[lane] += sum0;
    sums[lane + 1] += sum1;
    sums[lane + 2] += sum2;
    sums[lane + 3] += sum3;
    float[] squares = moments.squares();
    squares[lane] += squares0;
    squares[lane + 1] += squares1;
    squares[lane + 2] += squares2;
    squares[lane + 3] += squares3;
  }

  @Override
  public void measure(
      Planes x, Planes w, Planes mask, int length, Moments moments, Moments weighted) {
    measure(x, mask, length, moments);
    if (ws.length < length + LANES) {
      ws = new float[length + LANES];
    }
    for (int j = 0; j < length; j += PIECE) {
      weigh(w, mask, j, Math.min(PIECE, length - j), weighted.weights());
    }
    for (int plane = 0; plane < x.features(); plane++) {
      float centre = weighted.centres()[plane];
      for (int j = 0; j < length; j += PIECE) {
        int piece = Math.min(PIECE, length - j);
        weigh(x.values(), x.at(plane) + j, ws, j, piece, centre, weighted, plane * LANES);
      }
    }
  }

  /** The weights of what counts, and their sums. */
  private void weigh(Planes w, Planes mask, int from, int length, float[] sums) {
    float sum0 = 0;
    float sum1 = 0;
    for (int j = from; j < from + length; j += 2) {
      ws[j] = w.values()[w.at() + j] * mask.values()[mask.at() + j];
      ws[j + 1] = w.values()[w.at() + j + 1] * mask.values()[mask.at() + j + 1];
      sum0 += ws[j];
      sum1 += ws[j + 1];
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
    for (int j = 0; j < length; j += 2) {
      float u = x[from + j] - centre;
      float v = x[from + j + 1] - centre;
      float ofU = w[at + j] * u;
      float ofV = w[at + j + 1] * v;
      sum0 += ofU;
      sum1 += ofV;
      squares0 += ofU * u;
      squares1 += ofV * v;
    }
    moments.sums()[lane] += sum0;
    moments.sums()[lane + 1] += sum1;
    moments.squares()[lane] += squares0;
    moments.squares()[lane + 1] += squares1;
  }

  @Override
  public void clip(
      Planes x,
      Coefficients map,
      Planes w,
      Planes pixels,
      Planes y,
      int length,
      Moments moments,
      Moments weighted) {
    maps.affine(x, map, pixels, y, length);
    measure(y, w, pixels, length, moments, weighted);
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
