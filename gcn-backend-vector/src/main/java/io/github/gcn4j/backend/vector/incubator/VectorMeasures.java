package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.Coefficients;
import io.github.gcn4j.backend.planes.fused.Measures;
import io.github.gcn4j.backend.planes.fused.Moments;
import io.github.gcn4j.backend.planes.fused.Planes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Readouts in vectors: a lane of each for every lane of a vector. */
final class VectorMeasures implements Measures {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  @Override
  public int lanes() {
    return L;
  }

  // Two planes at a time, which share what is loaded of mask and weights; of an odd number the last
  // is taken twice, with the same result.

  @Override
  public void measure(Planes x, Planes mask, int length, Moments moments) {
    for (int plane = 0; plane < x.features(); plane += 2) {
      int next = Math.min(plane + 1, x.features() - 1);
      measure(x, plane, next, mask.values(), mask.at(), length, moments);
    }
  }

  private static void measure(
      Planes planes, int plane, int next, float[] mask, int maskAt, int length, Moments moments) {
    float[] x = planes.values();
    int at = planes.at(plane);
    int at2 = planes.at(next);
    FloatVector centre = FloatVector.broadcast(S, moments.centres()[plane]);
    FloatVector centre2 = FloatVector.broadcast(S, moments.centres()[next]);
    FloatVector sum = FloatVector.fromArray(S, moments.sums(), plane * L);
    FloatVector sum2 = FloatVector.fromArray(S, moments.sums(), next * L);
    FloatVector square = FloatVector.fromArray(S, moments.squares(), plane * L);
    FloatVector square2 = FloatVector.fromArray(S, moments.squares(), next * L);
    // Floats not below 0 lie as their bits do.
    IntVector most = FloatVector.fromArray(S, moments.largest(), plane * L).reinterpretAsInts();
    IntVector most2 = FloatVector.fromArray(S, moments.largest(), next * L).reinterpretAsInts();
    for (int j = 0; j < length; j += L) {
      FloatVector counts = FloatVector.fromArray(S, mask, maskAt + j);
      FloatVector u = FloatVector.fromArray(S, x, at + j).mul(counts);
      FloatVector v = FloatVector.fromArray(S, x, at2 + j).mul(counts);
      most = most.max(u.reinterpretAsInts());
      most2 = most2.max(v.reinterpretAsInts());
      u = u.sub(centre.mul(counts));
      v = v.sub(centre2.mul(counts));
      sum = sum.add(u);
      sum2 = sum2.add(v);
      square = u.fma(u, square);
      square2 = v.fma(v, square2);
    }
    sum.intoArray(moments.sums(), plane * L);
    sum2.intoArray(moments.sums(), next * L);
    square.intoArray(moments.squares(), plane * L);
    square2.intoArray(moments.squares(), next * L);
    most.reinterpretAsFloats().intoArray(moments.largest(), plane * L);
    most2.reinterpretAsFloats().intoArray(moments.largest(), next * L);
  }

  @Override
  public void measure(
      Planes x, Planes w, Planes mask, int length, Moments moments, Moments weighted) {
    weight(w.values(), w.at(), mask.values(), mask.at(), length, weighted.weights());
    for (int plane = 0; plane < x.features(); plane += 2) {
      int next = Math.min(plane + 1, x.features() - 1);
      measure(
          x, plane, next, w.values(), w.at(), mask.values(), mask.at(), length, moments, weighted);
    }
  }

  private static void weight(
      float[] w, int at, float[] mask, int maskAt, int length, float[] sums) {
    FloatVector sum = FloatVector.fromArray(S, sums, 0);
    for (int j = 0; j < length; j += L) {
      FloatVector counts = FloatVector.fromArray(S, mask, maskAt + j);
      sum = FloatVector.fromArray(S, w, at + j).fma(counts, sum);
    }
    sum.intoArray(sums, 0);
  }

  private static void measure(
      Planes planes,
      int plane,
      int next,
      float[] w,
      int wAt,
      float[] mask,
      int maskAt,
      int length,
      Moments moments,
      Moments weighted) {
    float[] x = planes.values();
    int at = planes.at(plane);
    int at2 = planes.at(next);
    FloatVector centre = FloatVector.broadcast(S, moments.centres()[plane]);
    FloatVector centre2 = FloatVector.broadcast(S, moments.centres()[next]);
    FloatVector sum = FloatVector.fromArray(S, moments.sums(), plane * L);
    FloatVector sum2 = FloatVector.fromArray(S, moments.sums(), next * L);
    FloatVector square = FloatVector.fromArray(S, moments.squares(), plane * L);
    FloatVector square2 = FloatVector.fromArray(S, moments.squares(), next * L);
    FloatVector sumW = FloatVector.fromArray(S, weighted.sums(), plane * L);
    FloatVector sumW2 = FloatVector.fromArray(S, weighted.sums(), next * L);
    FloatVector squareW = FloatVector.fromArray(S, weighted.squares(), plane * L);
    FloatVector squareW2 = FloatVector.fromArray(S, weighted.squares(), next * L);
    IntVector most = FloatVector.fromArray(S, moments.largest(), plane * L).reinterpretAsInts();
    IntVector most2 = FloatVector.fromArray(S, moments.largest(), next * L).reinterpretAsInts();
    for (int j = 0; j < length; j += L) {
      FloatVector counts = FloatVector.fromArray(S, mask, maskAt + j);
      FloatVector weight = FloatVector.fromArray(S, w, wAt + j);
      FloatVector u = FloatVector.fromArray(S, x, at + j).mul(counts);
      FloatVector v = FloatVector.fromArray(S, x, at2 + j).mul(counts);
      most = most.max(u.reinterpretAsInts());
      most2 = most2.max(v.reinterpretAsInts());
      u = u.sub(centre.mul(counts));
      v = v.sub(centre2.mul(counts));
      FloatVector ofU = weight.mul(u);
      FloatVector ofV = weight.mul(v);
      sum = sum.add(u);
      sum2 = sum2.add(v);
      square = u.fma(u, square);
      square2 = v.fma(v, square2);
      sumW = sumW.add(ofU);
      sumW2 = sumW2.add(ofV);
      squareW = ofU.fma(u, squareW);
      squareW2 = ofV.fma(v, squareW2);
    }
    sum.intoArray(moments.sums(), plane * L);
    sum2.intoArray(moments.sums(), next * L);
    square.intoArray(moments.squares(), plane * L);
    square2.intoArray(moments.squares(), next * L);
    sumW.intoArray(weighted.sums(), plane * L);
    sumW2.intoArray(weighted.sums(), next * L);
    squareW.intoArray(weighted.squares(), plane * L);
    squareW2.intoArray(weighted.squares(), next * L);
    most.reinterpretAsFloats().intoArray(moments.largest(), plane * L);
    most2.reinterpretAsFloats().intoArray(moments.largest(), next * L);
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
    weight(w.values(), w.at(), pixels.values(), pixels.at(), length, weighted.weights());
    for (int plane = 0; plane < x.features(); plane++) {
      clip(x, map, plane, w.values(), w.at(), pixels, y, length, moments, weighted);
    }
  }

  private static void clip(
      Planes in,
      Coefficients map,
      int plane,
      float[] w,
      int wAt,
      Planes pixels,
      Planes out,
      int length,
      Moments moments,
      Moments weighted) {
    float[] x = in.values();
    int at = in.at(plane);
    float[] mask = pixels.values();
    int maskAt = pixels.at();
    float[] y = out.values();
    int yAt = out.at(plane);
    // ReLU is |v / 2| + v / 2.
    FloatVector by = FloatVector.broadcast(S, 0.5f * map.weights()[plane]);
    FloatVector plus = FloatVector.broadcast(S, 0.5f * map.shift()[plane]);
    FloatVector apart = FloatVector.broadcast(S, -moments.centres()[plane]);
    int lane = plane * L;
    FloatVector sum = FloatVector.fromArray(S, moments.sums(), lane);
    FloatVector square = FloatVector.fromArray(S, moments.squares(), lane);
    FloatVector sumW = FloatVector.fromArray(S, weighted.sums(), lane);
    FloatVector squareW = FloatVector.fromArray(S, weighted.squares(), lane);
    IntVector most = FloatVector.fromArray(S, moments.largest(), lane).reinterpretAsInts();
    for (int j = 0; j < length; j += L) {
      FloatVector counts = FloatVector.fromArray(S, mask, maskAt + j);
      FloatVector u = FloatVector.fromArray(S, x, at + j).fma(by, plus);
      u = u.abs().add(u).mul(counts);
      u.intoArray(y, yAt + j);
      most = most.max(u.reinterpretAsInts());
      u = counts.fma(apart, u);
      FloatVector ofU = FloatVector.fromArray(S, w, wAt + j).mul(u);
      sum = sum.add(u);
      square = u.fma(u, square);
      sumW = sumW.add(ofU);
      squareW = ofU.fma(u, squareW);
    }
    sum.intoArray(moments.sums(), lane);
    square.intoArray(moments.squares(), lane);
    sumW.intoArray(weighted.sums(), lane);
    squareW.intoArray(weighted.squares(), lane);
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
