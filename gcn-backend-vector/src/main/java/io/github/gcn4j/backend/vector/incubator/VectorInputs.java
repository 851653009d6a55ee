package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.vector.fused.Inputs;
import io.github.gcn4j.backend.vector.fused.Planes;
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
}
