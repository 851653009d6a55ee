package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.Inputs;
import io.github.gcn4j.backend.planes.fused.Planes;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** Images, in vectors. */
final class VectorInputs implements Inputs {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int COLOURS = 3;
  private static final int FOUR = 4;
  private static final int QUARTER = L / FOUR;

  // Value j of colour c is value 3 j + c of three vectors. As 3 divides no power of two, each of a
  // vector's places occurs once: those of the second and third vector are blended into the first,
  // and the places then put in order.
  private static final VectorMask<Float> RED_OF_SECOND = from(0, 1);
  private static final VectorMask<Float> RED_OF_THIRD = from(0, 2);
  private static final VectorMask<Float> GREEN_OF_SECOND = from(1, 1);
  private static final VectorMask<Float> GREEN_OF_THIRD = from(1, 2);
  private static final VectorMask<Float> BLUE_OF_SECOND = from(2, 1);
  private static final VectorMask<Float> BLUE_OF_THIRD = from(2, 2);
  private static final VectorShuffle<Float> RED = order(0);
  private static final VectorShuffle<Float> GREEN = order(1);
  private static final VectorShuffle<Float> BLUE = order(2);

  private static VectorMask<Float> from(int colour, int vector) {
    boolean[] places = new boolean[L];
    for (int j = 0; j < L; j++) {
      int i = COLOURS * j + colour;
      places[i % L] = i / L == vector;
    }
    return VectorMask.fromArray(S, places, 0);
  }

  private static VectorShuffle<Float> order(int colour) {
    return VectorShuffle.fromOp(S, j -> (COLOURS * j + colour) % L);
  }

  // Of four features, value j of feature c is value 4 j + c of four vectors. Vector k is sorted so
  // that its values of feature c fill quarter (c + k) modulo 4; the quarters of a feature then lie
  // apart, are put together, and turned back by c quarters. To multiply by 0 and 1 and add costs
  // far
  // less than to blend; what is not finite spreads, in an image that is given up anyway.
  private static final float[] QUARTERS = quarters();
  private static final VectorShuffle<Float> SORT_0 = sort(0);
  private static final VectorShuffle<Float> SORT_1 = sort(1);
  private static final VectorShuffle<Float> SORT_2 = sort(2);
  private static final VectorShuffle<Float> SORT_3 = sort(3);
  private static final VectorShuffle<Float> TURN_1 = turn(1);
  private static final VectorShuffle<Float> TURN_2 = turn(2);
  private static final VectorShuffle<Float> TURN_3 = turn(3);

  private static VectorShuffle<Float> sort(int vector) {
    return VectorShuffle.fromOp(
        S, i -> (FOUR * (i % QUARTER) + (i / QUARTER - vector + FOUR) % FOUR) % L);
  }

  /** 1 in a quarter of a vector and 0 elsewhere, for each quarter. */
  private static float[] quarters() {
    float[] quarters = new float[FOUR * L];
    for (int quarter = 0; quarter < FOUR; quarter++) {
      int from = quarter * L + quarter * QUARTER;
      Arrays.fill(quarters, from, from + QUARTER, 1f);
    }
    return quarters;
  }

  private static VectorShuffle<Float> turn(int quarters) {
    return VectorShuffle.fromOp(S, i -> (i + quarters * QUARTER) % L);
  }

  /** Zero times anything else is not a number. */
  @Override
  public boolean finite(float[] x, int from, int length) {
    FloatVector a = FloatVector.zero(S);
    FloatVector b = a;
    FloatVector c = a;
    FloatVector d = a;
    int i = from;
    int end = from + length;
    for (; i + 4 * L <= end; i += 4 * L) {
      a = FloatVector.fromArray(S, x, i).mul(0f).add(a);
      b = FloatVector.fromArray(S, x, i + L).mul(0f).add(b);
      c = FloatVector.fromArray(S, x, i + 2 * L).mul(0f).add(c);
      d = FloatVector.fromArray(S, x, i + 3 * L).mul(0f).add(d);
    }
    float sum = a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD);
    for (; i < end; i++) {
      sum += x[i] * 0f;
    }
    return sum == 0f;
  }

  @Override
  public void deal(float[] x, int from, Planes scale, Planes y, int length) {
    int done = 0;
    if (length >= L && y.features() == COLOURS) {
      colours(x, from, scale.values(), scale.at(), y, length);
      done = length;
    } else if (length >= L && L >= FOUR && y.features() == FOUR) {
      fourFeatures(x, from, scale.values(), scale.at(), y, length);
      done = length;
    } else if (length >= L && y.features() == 1) {
      grey(x, from, scale.values(), scale.at(), y.values(), y.at(), length);
      done = length;
    }
    int step = y.features();
    for (int plane = 0; plane < step; plane++) {
      int to = y.at(plane);
      for (int j = done; j < length; j++) {
        y.values()[to + j] = x[from + plane + j * step] * scale.values()[scale.at() + j];
      }
    }
  }

  private static void grey(
      float[] x, int from, float[] scale, int scaleAt, float[] y, int to, int length) {
    for (int j = 0; j < length; j += L) {
      int k = Math.min(j, length - L); // some nodes twice, with the same result
      FloatVector.fromArray(S, x, from + k)
          .mul(FloatVector.fromArray(S, scale, scaleAt + k))
          .intoArray(y, to + k);
    }
  }

  private static void colours(
      float[] x, int from, float[] scale, int scaleAt, Planes y, int length) {
    float[] to = y.values();
    int red = y.at(0);
    int green = y.at(1);
    int blue = y.at(2);
    for (int j = 0; j < length; j += L) {
      int k = Math.min(j, length - L); // some nodes twice, with the same result
      int i = from + COLOURS * k;
      FloatVector u = FloatVector.fromArray(S, x, i);
      FloatVector v = FloatVector.fromArray(S, x, i + L);
      FloatVector w = FloatVector.fromArray(S, x, i + 2 * L);
      FloatVector s = FloatVector.fromArray(S, scale, scaleAt + k);
      u.blend(v, RED_OF_SECOND).blend(w, RED_OF_THIRD).rearrange(RED).mul(s).intoArray(to, red + k);
      u.blend(v, GREEN_OF_SECOND)
          .blend(w, GREEN_OF_THIRD)
          .rearrange(GREEN)
          .mul(s)
          .intoArray(to, green + k);
      u.blend(v, BLUE_OF_SECOND)
          .blend(w, BLUE_OF_THIRD)
          .rearrange(BLUE)
          .mul(s)
          .intoArray(to, blue + k);
    }
  }

  private static void fourFeatures(
      float[] x, int from, float[] scale, int scaleAt, Planes y, int length) {
    float[] to = y.values();
    int at = y.at();
    int stride = y.stride();
    FloatVector first = FloatVector.fromArray(S, QUARTERS, 0);
    FloatVector second = FloatVector.fromArray(S, QUARTERS, L);
    FloatVector third = FloatVector.fromArray(S, QUARTERS, 2 * L);
    FloatVector fourth = FloatVector.fromArray(S, QUARTERS, 3 * L);
    for (int j = 0; j < length; j += L) {
      int k = Math.min(j, length - L); // some nodes twice, with the same result
      int i = from + FOUR * k;
      FloatVector a = FloatVector.fromArray(S, x, i).rearrange(SORT_0);
      FloatVector b = FloatVector.fromArray(S, x, i + L).rearrange(SORT_1);
      FloatVector c = FloatVector.fromArray(S, x, i + 2 * L).rearrange(SORT_2);
      FloatVector d = FloatVector.fromArray(S, x, i + 3 * L).rearrange(SORT_3);
      FloatVector s = FloatVector.fromArray(S, scale, scaleAt + k);
      FloatVector y0 = a.mul(first).add(b.mul(second)).add(c.mul(third)).add(d.mul(fourth));
      FloatVector y1 = d.mul(first).add(a.mul(second)).add(b.mul(third)).add(c.mul(fourth));
      FloatVector y2 = c.mul(first).add(d.mul(second)).add(a.mul(third)).add(b.mul(fourth));
      FloatVector y3 = b.mul(first).add(c.mul(second)).add(d.mul(third)).add(a.mul(fourth));
      y0.mul(s).intoArray(to, at + k);
      y1.rearrange(TURN_1).mul(s).intoArray(to, at + stride + k);
      y2.rearrange(TURN_2).mul(s).intoArray(to, at + 2 * stride + k);
      y3.rearrange(TURN_3).mul(s).intoArray(to, at + 3 * stride + k);
    }
  }
}
