package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.Measures;
import io.github.gcn4j.backend.planes.fused.Moments;
import io.github.gcn4j.backend.planes.fused.Planes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Readouts in vectors: a lane of each for every lane of a vector. */
final class VectorMeasures implements Measures {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** As many ones as a vector has lanes, and as many zeros. */
  private final float[] ones = new float[2 * L];

  private int[] offsets = new int[0];

  VectorMeasures() {
    Arrays.fill(ones, 0, L, 1f);
  }

  @Override
  public int lanes() {
    return L;
  }

  @Override
  public void measure(Planes x, int pitch, int rows, int width, Moments moments) {
    int whole = whole(pitch, rows, width);
    int rest = width / L * L;
    for (int plane = 0; plane < x.features(); plane++) {
      float centre = moments.centres()[plane];
      vectors(x.values(), x.at(plane), offsets, whole, centre, moments, plane * L);
      if (rest < width) {
        ends(x.values(), x.at(plane) + rest, pitch, rows, width - rest, centre, moments, plane * L);
      }
    }
  }

  /** Tells where the vectors begin that count as a whole, and how many there are. */
  private int whole(int pitch, int rows, int width) {
    int perRow = width / L;
    int whole = rows * perRow;
    if (offsets.length < whole) {
      offsets = new int[whole];
    }
    for (int i = 0, row = 0; row < rows; row++) {
      for (int j = 0; j < perRow; j++) {
        offsets[i++] = row * pitch + j * L;
      }
    }
    return whole;
  }

  @Override
  public void measure(
      Planes x, Planes w, int pitch, int rows, int width, Moments moments, Moments weighted) {
    int whole = whole(pitch, rows, width);
    int rest = width / L * L;
    float[] ws = w.values();
    weight(ws, w.at(), offsets, whole, weighted.weights());
    if (rest < width) {
      endsOfWeight(ws, w.at() + rest, pitch, rows, width - rest, weighted.weights());
    }
    for (int plane = 0; plane < x.features(); plane++) {
      float centre = moments.centres()[plane];
      int at = x.at(plane);
      int lane = plane * L;
      weighted(x.values(), at, ws, w.at() - at, offsets, whole, centre, moments, weighted, lane);
      if (rest < width) {
        int first = at + rest;
        ends(x.values(), first, pitch, rows, width - rest, centre, moments, lane);
        weightedEnds(
            x.values(), first, ws, w.at() - at, pitch, rows, width - rest, centre, weighted, lane);
      }
    }
  }

  private static void weight(float[] w, int at, int[] offsets, int count, float[] sums) {
    FloatVector sum = FloatVector.fromArray(S, sums, 0);
    for (int i = 0; i < count; i++) {
      sum = sum.add(FloatVector.fromArray(S, w, at + offsets[i]));
    }
    sum.intoArray(sums, 0);
  }

  private void endsOfWeight(float[] w, int at, int pitch, int rows, int length, float[] sums) {
    FloatVector counted = FloatVector.fromArray(S, ones, L - length);
    FloatVector sum = FloatVector.fromArray(S, sums, 0);
    for (int row = 0; row < rows; row++) {
      sum = FloatVector.fromArray(S, w, at + row * pitch).fma(counted, sum);
    }
    sum.intoArray(sums, 0);
  }

  /** As vectors, and by weight: that of a node lies {@code apart} values further in w. */
  private static void weighted(
      float[] x,
      int at,
      float[] w,
      int apart,
      int[] offsets,
      int count,
      float centre,
      Moments moments,
      Moments weighted,
      int lane) {
    FloatVector sum = FloatVector.fromArray(S, moments.sums(), lane);
    FloatVector square = FloatVector.fromArray(S, moments.squares(), lane);
    FloatVector sumW = FloatVector.fromArray(S, weighted.sums(), lane);
    FloatVector squareW = FloatVector.fromArray(S, weighted.squares(), lane);
    IntVector most = FloatVector.fromArray(S, moments.largest(), lane).reinterpretAsInts();
    for (int i = 0; i < count; i++) {
      int p = at + offsets[i];
      FloatVector u = FloatVector.fromArray(S, x, p);
      most = most.max(u.reinterpretAsInts());
      u = u.sub(centre);
      FloatVector ofU = FloatVector.fromArray(S, w, p + apart).mul(u);
      sum = sum.add(u);
      sumW = sumW.add(ofU);
      square = u.fma(u, square);
      squareW = ofU.fma(u, squareW);
    }
    sum.intoArray(moments.sums(), lane);
    square.intoArray(moments.squares(), lane);
    sumW.intoArray(weighted.sums(), lane);
    squareW.intoArray(weighted.squares(), lane);
    most.reinterpretAsFloats().intoArray(moments.largest(), lane);
  }

  private void weightedEnds(
      float[] x,
      int at,
      float[] w,
      int apart,
      int pitch,
      int rows,
      int length,
      float centre,
      Moments moments,
      int lane) {
    FloatVector counted = FloatVector.fromArray(S, ones, L - length);
    FloatVector sum = FloatVector.fromArray(S, moments.sums(), lane);
    FloatVector square = FloatVector.fromArray(S, moments.squares(), lane);
    for (int row = 0; row < rows; row++) {
      int p = at + row * pitch;
      FloatVector u = FloatVector.fromArray(S, x, p).sub(centre).mul(counted);
      FloatVector ofU = FloatVector.fromArray(S, w, p + apart).mul(u);
      sum = sum.add(ofU);
      square = ofU.fma(u, square);
    }
    sum.intoArray(moments.sums(), lane);
    square.intoArray(moments.squares(), lane);
  }

  /** Vectors that count as a whole, two at a time, so that no sum waits for the one before. */
  private static void vectors(
      float[] x, int at, int[] offsets, int count, float centre, Moments moments, int lane) {
    FloatVector sum = FloatVector.fromArray(S, moments.sums(), lane);
    FloatVector sum2 = FloatVector.zero(S);
    FloatVector square = FloatVector.fromArray(S, moments.squares(), lane);
    FloatVector square2 = sum2;
    // Floats not below 0 lie as their bits do.
    IntVector most = FloatVector.fromArray(S, moments.largest(), lane).reinterpretAsInts();
    IntVector most2 = most;
    int i = 0;
    for (; i + 2 <= count; i += 2) {
      FloatVector u = FloatVector.fromArray(S, x, at + offsets[i]);
      FloatVector v = FloatVector.fromArray(S, x, at + offsets[i + 1]);
      most = most.max(u.reinterpretAsInts());
      most2 = most2.max(v.reinterpretAsInts());
      u = u.sub(centre);
      v = v.sub(centre);
      sum = sum.add(u);
      sum2 = sum2.add(v);
      square = u.fma(u, square);
      square2 = v.fma(v, square2);
    }
    if (i < count) {
      FloatVector u = FloatVector.fromArray(S, x, at + offsets[i]);
      most = most.max(u.reinterpretAsInts());
      u = u.sub(centre);
      sum = sum.add(u);
      square = u.fma(u, square);
    }
    sum.add(sum2).intoArray(moments.sums(), lane);
    square.add(square2).intoArray(moments.squares(), lane);
    most.max(most2).reinterpretAsFloats().intoArray(moments.largest(), lane);
  }

  /** What is left of each row. */
  private void ends(
      float[] x, int at, int pitch, int rows, int length, float centre, Moments moments, int lane) {
    FloatVector counted = FloatVector.fromArray(S, ones, L - length);
    FloatVector middle = counted.mul(centre);
    FloatVector sum = FloatVector.fromArray(S, moments.sums(), lane);
    FloatVector square = FloatVector.fromArray(S, moments.squares(), lane);
    IntVector most = FloatVector.fromArray(S, moments.largest(), lane).reinterpretAsInts();
    for (int row = 0; row < rows; row++) {
      FloatVector u = FloatVector.fromArray(S, x, at + row * pitch).mul(counted);
      most = most.max(u.reinterpretAsInts());
      u = u.sub(middle);
      sum = sum.add(u);
      square = u.fma(u, square);
    }
    sum.intoArray(moments.sums(), lane);
    square.intoArray(moments.squares(), lane);
    most.reinterpretAsFloats().intoArray(moments.largest(), lane);
  }

  @Override
  public float largest(float[] x, int from, int length) {
    FloatVector most = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    int j = 0;
    for (; j + L <= length; j += L) {
      most = most.max(FloatVector.fromArray(S, x, from + j));
    }
    float largest = most.reduceLanes(VectorOperators.MAX);
    for (; j < length; j++) {
      largest = Math.max(largest, x[from + j]);
    }
    return largest;
  }
}
