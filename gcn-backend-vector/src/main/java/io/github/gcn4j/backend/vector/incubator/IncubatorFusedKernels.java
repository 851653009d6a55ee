package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.vector.fused.FusedKernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops on the JDK's Vector API. A product keeps four outputs times three vectors of nodes (two,
 * where there are 16 registers) in registers while it goes through the inputs; a tile of inputs
 * stays in the first cache for all outputs. ReLU is (v + |v|) / 2, the half taken by the factor
 * that follows: the maximum of the Vector API minds not-a-number and takes six instructions. Much
 * is written out, and no second width of vectors is used, since the JIT gives up on larger methods
 * and mixed types.
 */
public final class IncubatorFusedKernels implements FusedKernels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = S.withLanes(int.class);
  private static final int L = S.length();

  /** 512-bit vectors come with 32 registers, narrower ones with 16. */
  private static final boolean MANY_REGISTERS = L >= 16;

  /** Even lanes first, then odd ones. */
  private static final VectorShuffle<Float> APART =
      VectorShuffle.fromOp(S, i -> i < L / 2 ? 2 * i : 2 * i - L + 1);

  private static final VectorMask<Float> ODD = VectorMask.fromLong(S, 0xAAAAAAAAAAAAAAAAL);

  private final float[] row = new float[L];
  private float[] lanes = new float[0];

  @Override
  public void linear(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yStride,
      int length) {
    if (MANY_REGISTERS) {
      wideLinear(x, at, stride, in, weights, shift, floor, scale, scaleAt, y, yAt, yStride, length);
    } else {
      narrowLinear(
          x, at, stride, in, weights, shift, floor, scale, scaleAt, y, yAt, yStride, length);
    }
  }

  @Override
  public void linearSums(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] mask,
      double[] sums,
      int length) {
    if (lanes.length != shift.length * L) {
      lanes = new float[shift.length * L];
    }
    Arrays.fill(lanes, 0f);
    if (MANY_REGISTERS) {
      wideSums(x, at, stride, in, weights, shift, floor, mask, lanes, length);
    } else {
      narrowSums(x, at, stride, in, weights, shift, floor, mask, lanes, length);
    }
    for (int o = 0; o < shift.length; o++) {
      double sum = 0;
      for (int lane = 0; lane < L; lane++) {
        sum += lanes[o * L + lane];
      }
      sums[o] += sum;
    }
  }

  private static void wideLinear(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yStride,
      int length) {
    int blocks = shift.length / BLOCK;
    FloatVector part = FloatVector.broadcast(S, floor == 0f ? 1f : 0f);
    float share = floor == 0f ? 0.5f : 1f;
    for (int j = 0; j < length; j += 3 * L) {
      FloatVector s0 = FloatVector.fromArray(S, scale, scaleAt + j).mul(share);
      FloatVector s1 = FloatVector.fromArray(S, scale, scaleAt + j + L).mul(share);
      FloatVector s2 = FloatVector.fromArray(S, scale, scaleAt + j + 2 * L).mul(share);
      for (int block = 0; block < blocks; block++) {
        int o = block * BLOCK;
        FloatVector a00 = FloatVector.broadcast(S, shift[o]);
        FloatVector a01 = a00;
        FloatVector a02 = a00;
        FloatVector a10 = FloatVector.broadcast(S, shift[o + 1]);
        FloatVector a11 = a10;
        FloatVector a12 = a10;
        FloatVector a20 = FloatVector.broadcast(S, shift[o + 2]);
        FloatVector a21 = a20;
        FloatVector a22 = a20;
        FloatVector a30 = FloatVector.broadcast(S, shift[o + 3]);
        FloatVector a31 = a30;
        FloatVector a32 = a30;
        int p = at + j;
        int q = o * in;
        for (int k = 0; k < in; k++, p += stride, q += BLOCK) {
          FloatVector x0 = FloatVector.fromArray(S, x, p);
          FloatVector x1 = FloatVector.fromArray(S, x, p + L);
          FloatVector x2 = FloatVector.fromArray(S, x, p + 2 * L);
          FloatVector w0 = FloatVector.broadcast(S, weights[q]);
          a00 = x0.fma(w0, a00);
          a01 = x1.fma(w0, a01);
          a02 = x2.fma(w0, a02);
          FloatVector w1 = FloatVector.broadcast(S, weights[q + 1]);
          a10 = x0.fma(w1, a10);
          a11 = x1.fma(w1, a11);
          a12 = x2.fma(w1, a12);
          FloatVector w2 = FloatVector.broadcast(S, weights[q + 2]);
          a20 = x0.fma(w2, a20);
          a21 = x1.fma(w2, a21);
          a22 = x2.fma(w2, a22);
          FloatVector w3 = FloatVector.broadcast(S, weights[q + 3]);
          a30 = x0.fma(w3, a30);
          a31 = x1.fma(w3, a31);
          a32 = x2.fma(w3, a32);
        }
        int r = yAt + o * yStride + j;
        a00.abs().fma(part, a00).mul(s0).intoArray(y, r);
        a01.abs().fma(part, a01).mul(s1).intoArray(y, r + L);
        a02.abs().fma(part, a02).mul(s2).intoArray(y, r + 2 * L);
        r += yStride;
        a10.abs().fma(part, a10).mul(s0).intoArray(y, r);
        a11.abs().fma(part, a11).mul(s1).intoArray(y, r + L);
        a12.abs().fma(part, a12).mul(s2).intoArray(y, r + 2 * L);
        r += yStride;
        a20.abs().fma(part, a20).mul(s0).intoArray(y, r);
        a21.abs().fma(part, a21).mul(s1).intoArray(y, r + L);
        a22.abs().fma(part, a22).mul(s2).intoArray(y, r + 2 * L);
        r += yStride;
        a30.abs().fma(part, a30).mul(s0).intoArray(y, r);
        a31.abs().fma(part, a31).mul(s1).intoArray(y, r + L);
        a32.abs().fma(part, a32).mul(s2).intoArray(y, r + 2 * L);
      }
    }
  }

  private static void narrowLinear(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yStride,
      int length) {
    int blocks = shift.length / BLOCK;
    FloatVector part = FloatVector.broadcast(S, floor == 0f ? 1f : 0f);
    float share = floor == 0f ? 0.5f : 1f;
    for (int j = 0; j < length; j += 2 * L) {
      FloatVector s0 = FloatVector.fromArray(S, scale, scaleAt + j).mul(share);
      FloatVector s1 = FloatVector.fromArray(S, scale, scaleAt + j + L).mul(share);
      for (int block = 0; block < blocks; block++) {
        int o = block * BLOCK;
        FloatVector a00 = FloatVector.broadcast(S, shift[o]);
        FloatVector a01 = a00;
        FloatVector a10 = FloatVector.broadcast(S, shift[o + 1]);
        FloatVector a11 = a10;
        FloatVector a20 = FloatVector.broadcast(S, shift[o + 2]);
        FloatVector a21 = a20;
        FloatVector a30 = FloatVector.broadcast(S, shift[o + 3]);
        FloatVector a31 = a30;
        int p = at + j;
        int q = o * in;
        for (int k = 0; k < in; k++, p += stride, q += BLOCK) {
          FloatVector x0 = FloatVector.fromArray(S, x, p);
          FloatVector x1 = FloatVector.fromArray(S, x, p + L);
          FloatVector w0 = FloatVector.broadcast(S, weights[q]);
          a00 = x0.fma(w0, a00);
          a01 = x1.fma(w0, a01);
          FloatVector w1 = FloatVector.broadcast(S, weights[q + 1]);
          a10 = x0.fma(w1, a10);
          a11 = x1.fma(w1, a11);
          FloatVector w2 = FloatVector.broadcast(S, weights[q + 2]);
          a20 = x0.fma(w2, a20);
          a21 = x1.fma(w2, a21);
          FloatVector w3 = FloatVector.broadcast(S, weights[q + 3]);
          a30 = x0.fma(w3, a30);
          a31 = x1.fma(w3, a31);
        }
        int r = yAt + o * yStride + j;
        a00.abs().fma(part, a00).mul(s0).intoArray(y, r);
        a01.abs().fma(part, a01).mul(s1).intoArray(y, r + L);
        r += yStride;
        a10.abs().fma(part, a10).mul(s0).intoArray(y, r);
        a11.abs().fma(part, a11).mul(s1).intoArray(y, r + L);
        r += yStride;
        a20.abs().fma(part, a20).mul(s0).intoArray(y, r);
        a21.abs().fma(part, a21).mul(s1).intoArray(y, r + L);
        r += yStride;
        a30.abs().fma(part, a30).mul(s0).intoArray(y, r);
        a31.abs().fma(part, a31).mul(s1).intoArray(y, r + L);
      }
    }
  }

  private static void wideSums(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] mask,
      float[] lanes,
      int length) {
    int blocks = shift.length / BLOCK;
    FloatVector part = FloatVector.broadcast(S, floor == 0f ? 1f : 0f);
    float share = floor == 0f ? 0.5f : 1f;
    for (int j = 0; j < length; j += 3 * L) {
      FloatVector s0 = FloatVector.fromArray(S, mask, j).mul(share);
      FloatVector s1 = FloatVector.fromArray(S, mask, j + L).mul(share);
      FloatVector s2 = FloatVector.fromArray(S, mask, j + 2 * L).mul(share);
      for (int block = 0; block < blocks; block++) {
        int o = block * BLOCK;
        FloatVector a00 = FloatVector.broadcast(S, shift[o]);
        FloatVector a01 = a00;
        FloatVector a02 = a00;
        FloatVector a10 = FloatVector.broadcast(S, shift[o + 1]);
        FloatVector a11 = a10;
        FloatVector a12 = a10;
        FloatVector a20 = FloatVector.broadcast(S, shift[o + 2]);
        FloatVector a21 = a20;
        FloatVector a22 = a20;
        FloatVector a30 = FloatVector.broadcast(S, shift[o + 3]);
        FloatVector a31 = a30;
        FloatVector a32 = a30;
        int p = at + j;
        int q = o * in;
        for (int k = 0; k < in; k++, p += stride, q += BLOCK) {
          FloatVector x0 = FloatVector.fromArray(S, x, p);
          FloatVector x1 = FloatVector.fromArray(S, x, p + L);
          FloatVector x2 = FloatVector.fromArray(S, x, p + 2 * L);
          FloatVector w0 = FloatVector.broadcast(S, weights[q]);
          a00 = x0.fma(w0, a00);
          a01 = x1.fma(w0, a01);
          a02 = x2.fma(w0, a02);
          FloatVector w1 = FloatVector.broadcast(S, weights[q + 1]);
          a10 = x0.fma(w1, a10);
          a11 = x1.fma(w1, a11);
          a12 = x2.fma(w1, a12);
          FloatVector w2 = FloatVector.broadcast(S, weights[q + 2]);
          a20 = x0.fma(w2, a20);
          a21 = x1.fma(w2, a21);
          a22 = x2.fma(w2, a22);
          FloatVector w3 = FloatVector.broadcast(S, weights[q + 3]);
          a30 = x0.fma(w3, a30);
          a31 = x1.fma(w3, a31);
          a32 = x2.fma(w3, a32);
        }
        int r = o * L;
        a02.abs()
            .fma(part, a02)
            .fma(
                s2,
                a01.abs()
                    .fma(part, a01)
                    .fma(s1, a00.abs().fma(part, a00).fma(s0, FloatVector.fromArray(S, lanes, r))))
            .intoArray(lanes, r);
        a12.abs()
            .fma(part, a12)
            .fma(
                s2,
                a11.abs()
                    .fma(part, a11)
                    .fma(
                        s1,
                        a10.abs().fma(part, a10).fma(s0, FloatVector.fromArray(S, lanes, r + L))))
            .intoArray(lanes, r + L);
        a22.abs()
            .fma(part, a22)
            .fma(
                s2,
                a21.abs()
                    .fma(part, a21)
                    .fma(
                        s1,
                        a20.abs()
                            .fma(part, a20)
                            .fma(s0, FloatVector.fromArray(S, lanes, r + 2 * L))))
            .intoArray(lanes, r + 2 * L);
        a32.abs()
            .fma(part, a32)
            .fma(
                s2,
                a31.abs()
                    .fma(part, a31)
                    .fma(
                        s1,
                        a30.abs()
                            .fma(part, a30)
                            .fma(s0, FloatVector.fromArray(S, lanes, r + 3 * L))))
            .intoArray(lanes, r + 3 * L);
      }
    }
  }

  private static void narrowSums(
      float[] x,
      int at,
      int stride,
      int in,
      float[] weights,
      float[] shift,
      float floor,
      float[] mask,
      float[] lanes,
      int length) {
    int blocks = shift.length / BLOCK;
    FloatVector part = FloatVector.broadcast(S, floor == 0f ? 1f : 0f);
    float share = floor == 0f ? 0.5f : 1f;
    for (int j = 0; j < length; j += 2 * L) {
      FloatVector s0 = FloatVector.fromArray(S, mask, j).mul(share);
      FloatVector s1 = FloatVector.fromArray(S, mask, j + L).mul(share);
      for (int block = 0; block < blocks; block++) {
        int o = block * BLOCK;
        FloatVector a00 = FloatVector.broadcast(S, shift[o]);
        FloatVector a01 = a00;
        FloatVector a10 = FloatVector.broadcast(S, shift[o + 1]);
        FloatVector a11 = a10;
        FloatVector a20 = FloatVector.broadcast(S, shift[o + 2]);
        FloatVector a21 = a20;
        FloatVector a30 = FloatVector.broadcast(S, shift[o + 3]);
        FloatVector a31 = a30;
        int p = at + j;
        int q = o * in;
        for (int k = 0; k < in; k++, p += stride, q += BLOCK) {
          FloatVector x0 = FloatVector.fromArray(S, x, p);
          FloatVector x1 = FloatVector.fromArray(S, x, p + L);
          FloatVector w0 = FloatVector.broadcast(S, weights[q]);
          a00 = x0.fma(w0, a00);
          a01 = x1.fma(w0, a01);
          FloatVector w1 = FloatVector.broadcast(S, weights[q + 1]);
          a10 = x0.fma(w1, a10);
          a11 = x1.fma(w1, a11);
          FloatVector w2 = FloatVector.broadcast(S, weights[q + 2]);
          a20 = x0.fma(w2, a20);
          a21 = x1.fma(w2, a21);
          FloatVector w3 = FloatVector.broadcast(S, weights[q + 3]);
          a30 = x0.fma(w3, a30);
          a31 = x1.fma(w3, a31);
        }
        int r = o * L;
        a01.abs()
            .fma(part, a01)
            .fma(s1, a00.abs().fma(part, a00).fma(s0, FloatVector.fromArray(S, lanes, r)))
            .intoArray(lanes, r);
        a11.abs()
            .fma(part, a11)
            .fma(s1, a10.abs().fma(part, a10).fma(s0, FloatVector.fromArray(S, lanes, r + L)))
            .intoArray(lanes, r + L);
        a21.abs()
            .fma(part, a21)
            .fma(s1, a20.abs().fma(part, a20).fma(s0, FloatVector.fromArray(S, lanes, r + 2 * L)))
            .intoArray(lanes, r + 2 * L);
        a31.abs()
            .fma(part, a31)
            .fma(s1, a30.abs().fma(part, a30).fma(s0, FloatVector.fromArray(S, lanes, r + 3 * L)))
            .intoArray(lanes, r + 3 * L);
      }
    }
  }

  @Override
  public void cross(
      float[] x,
      int at,
      int pitch,
      float self,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    FloatVector own = FloatVector.broadcast(S, self);
    for (int j = 0; j < length; j += L) {
      int q = at + j;
      FloatVector rows =
          FloatVector.fromArray(S, x, q - pitch).add(FloatVector.fromArray(S, x, q + pitch));
      FloatVector columns =
          FloatVector.fromArray(S, x, q - 1).add(FloatVector.fromArray(S, x, q + 1));
      FloatVector.fromArray(S, x, q)
          .fma(own, rows.add(columns))
          .mul(FloatVector.fromArray(S, scale, scaleAt + j))
          .intoArray(y, yAt + j);
    }
  }

  @Override
  public void box(
      float[] x,
      int at,
      int pitch,
      float self,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    FloatVector own = FloatVector.broadcast(S, self);
    for (int j = 0; j < length; j += L) {
      int q = at + j;
      FloatVector above = three(x, q - pitch);
      FloatVector below = three(x, q + pitch);
      FloatVector beside =
          FloatVector.fromArray(S, x, q - 1).add(FloatVector.fromArray(S, x, q + 1));
      FloatVector.fromArray(S, x, q)
          .fma(own, above.add(below).add(beside))
          .mul(FloatVector.fromArray(S, scale, scaleAt + j))
          .intoArray(y, yAt + j);
    }
  }

  private static FloatVector three(float[] x, int q) {
    return FloatVector.fromArray(S, x, q - 1)
        .add(FloatVector.fromArray(S, x, q + 1))
        .add(FloatVector.fromArray(S, x, q));
  }

  @Override
  public void affine(
      float[] x,
      int at,
      float factor,
      float shift,
      float floor,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int length) {
    FloatVector by = FloatVector.broadcast(S, factor);
    FloatVector plus = FloatVector.broadcast(S, shift);
    FloatVector least = FloatVector.broadcast(S, floor);
    for (int j = 0; j < length; j += L) {
      FloatVector.fromArray(S, x, at + j)
          .fma(by, plus)
          .max(least)
          .mul(FloatVector.fromArray(S, scale, scaleAt + j))
          .intoArray(y, yAt + j);
    }
  }

  @Override
  public void combine(
      float a,
      float[] x,
      int at,
      float b,
      float[] y,
      int yAt,
      float[] scale,
      int scaleAt,
      float[] z,
      int zAt,
      int length) {
    FloatVector left = FloatVector.broadcast(S, a);
    FloatVector right = FloatVector.broadcast(S, b);
    for (int j = 0; j < length; j += L) {
      FloatVector.fromArray(S, x, at + j)
          .fma(left, FloatVector.fromArray(S, y, yAt + j).mul(right))
          .mul(FloatVector.fromArray(S, scale, scaleAt + j))
          .intoArray(z, zAt + j);
    }
  }

  @Override
  public void blocks(
      float[] x,
      int at,
      int pitch,
      float[] scale,
      int scaleAt,
      float[] y,
      int yAt,
      int yPitch,
      int rows) {
    for (int row = 0; row < rows; row++) {
      int i = at + 2 * row * pitch;
      int s = scaleAt + row * yPitch;
      int to = yAt + row * yPitch;
      for (int j = 0; j < yPitch - 1; j += L, i += 2 * L) {
        FloatVector left = columns(x, i, pitch);
        FloatVector right = columns(x, i + L, pitch);
        // Sums of pairs, in even lanes of the one and in odd lanes of the other.
        FloatVector even = left.add(down(left));
        FloatVector odd = right.add(up(right));
        even.blend(odd, ODD)
            .rearrange(APART)
            .mul(FloatVector.fromArray(S, scale, s + j))
            .intoArray(y, to + j);
      }
      y[to + yPitch - 1] = 0f;
    }
  }

  private static FloatVector columns(float[] x, int i, int pitch) {
    return FloatVector.fromArray(S, x, i).add(FloatVector.fromArray(S, x, i + pitch));
  }

  /** Each pair of lanes shifted by one lane, the upper onto the lower. */
  private static FloatVector down(FloatVector v) {
    return v.reinterpretAsLongs().lanewise(VectorOperators.LSHR, Float.SIZE).reinterpretAsFloats();
  }

  /** Each pair of lanes shifted by one lane, the lower onto the upper. */
  private static FloatVector up(FloatVector v) {
    return v.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Float.SIZE).reinterpretAsFloats();
  }

  @Override
  public float moments(float[] x, int at, float centre, int length, double[] sums) {
    FloatVector middle = FloatVector.broadcast(S, centre);
    FloatVector sum = FloatVector.zero(S);
    FloatVector sum2 = sum;
    FloatVector squares = sum;
    FloatVector squares2 = sum;
    IntVector most = IntVector.zero(I);
    IntVector most2 = most;
    int j = 0;
    for (; j + 2 * L <= length; j += 2 * L) {
      FloatVector u = FloatVector.fromArray(S, x, at + j);
      FloatVector v = FloatVector.fromArray(S, x, at + j + L);
      most = most.max(u.reinterpretAsInts());
      most2 = most2.max(v.reinterpretAsInts());
      u = u.sub(middle);
      v = v.sub(middle);
      sum = sum.add(u);
      sum2 = sum2.add(v);
      squares = u.fma(u, squares);
      squares2 = v.fma(v, squares2);
    }
    double total = joined(sum.add(sum2));
    double around = joined(squares.add(squares2));
    int bits = most.max(most2).reduceLanes(VectorOperators.MAX);
    for (; j < length; j++) {
      float distance = x[at + j] - centre;
      total += distance;
      around += distance * distance;
      bits = Math.max(bits, Float.floatToRawIntBits(x[at + j]));
    }
    sums[0] += total;
    sums[1] += around;
    return Float.intBitsToFloat(bits);
  }

  /** The sum of a vector, in an order that does not change when the JIT compiles. */
  private double joined(FloatVector v) {
    v.intoArray(row, 0);
    return Lanes.join(row, 0);
  }

  @Override
  public int lanes() {
    return L;
  }

  @Override
  public void contract(
      float[] dy,
      int at,
      int stride,
      int out,
      float[] x,
      int xAt,
      int xStride,
      int in,
      float[] sums,
      int length) {
    if (MANY_REGISTERS) {
      wideContract(dy, at, stride, out, x, xAt, xStride, in, sums, length);
    } else {
      narrowContract(dy, at, stride, out, x, xAt, xStride, in, sums, length);
    }
  }

  private static void wideContract(
      float[] dy,
      int at,
      int stride,
      int out,
      float[] x,
      int xAt,
      int xStride,
      int in,
      float[] sums,
      int length) {
    for (int o = 0; o < out; o += BLOCK) {
      for (int i = 0; i < in; i += 4) {
        FloatVector a00 = FloatVector.zero(S);
        FloatVector a01 = a00;
        FloatVector a02 = a00;
        FloatVector a03 = a00;
        FloatVector a10 = a00;
        FloatVector a11 = a00;
        FloatVector a12 = a00;
        FloatVector a13 = a00;
        FloatVector a20 = a00;
        FloatVector a21 = a00;
        FloatVector a22 = a00;
        FloatVector a23 = a00;
        FloatVector a30 = a00;
        FloatVector a31 = a00;
        FloatVector a32 = a00;
        FloatVector a33 = a00;
        int p = at + o * stride;
        int q = xAt + i * xStride;
        for (int j = 0; j < length; j += L, p += L, q += L) {
          FloatVector d0 = FloatVector.fromArray(S, dy, p);
          FloatVector d1 = FloatVector.fromArray(S, dy, p + stride);
          FloatVector d2 = FloatVector.fromArray(S, dy, p + 2 * stride);
          FloatVector d3 = FloatVector.fromArray(S, dy, p + 3 * stride);
          FloatVector x0 = FloatVector.fromArray(S, x, q);
          a00 = d0.fma(x0, a00);
          a10 = d1.fma(x0, a10);
          a20 = d2.fma(x0, a20);
          a30 = d3.fma(x0, a30);
          FloatVector x1 = FloatVector.fromArray(S, x, q + xStride);
          a01 = d0.fma(x1, a01);
          a11 = d1.fma(x1, a11);
          a21 = d2.fma(x1, a21);
          a31 = d3.fma(x1, a31);
          FloatVector x2 = FloatVector.fromArray(S, x, q + 2 * xStride);
          a02 = d0.fma(x2, a02);
          a12 = d1.fma(x2, a12);
          a22 = d2.fma(x2, a22);
          a32 = d3.fma(x2, a32);
          FloatVector x3 = FloatVector.fromArray(S, x, q + 3 * xStride);
          a03 = d0.fma(x3, a03);
          a13 = d1.fma(x3, a13);
          a23 = d2.fma(x3, a23);
          a33 = d3.fma(x3, a33);
        }
        int r = (o * in + i) * L;
        a00.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a01.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a02.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a03.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
        r += in * L;
        a10.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a11.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a12.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a13.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
        r += in * L;
        a20.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a21.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a22.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a23.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
        r += in * L;
        a30.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a31.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        a32.add(FloatVector.fromArray(S, sums, r + 2 * L)).intoArray(sums, r + 2 * L);
        a33.add(FloatVector.fromArray(S, sums, r + 3 * L)).intoArray(sums, r + 3 * L);
      }
    }
  }

  private static void narrowContract(
      float[] dy,
      int at,
      int stride,
      int out,
      float[] x,
      int xAt,
      int xStride,
      int in,
      float[] sums,
      int length) {
    for (int o = 0; o < out; o += BLOCK) {
      for (int i = 0; i < in; i += 2) {
        FloatVector a00 = FloatVector.zero(S);
        FloatVector a01 = a00;
        FloatVector a10 = a00;
        FloatVector a11 = a00;
        FloatVector a20 = a00;
        FloatVector a21 = a00;
        FloatVector a30 = a00;
        FloatVector a31 = a00;
        int p = at + o * stride;
        int q = xAt + i * xStride;
        for (int j = 0; j < length; j += L, p += L, q += L) {
          FloatVector d0 = FloatVector.fromArray(S, dy, p);
          FloatVector d1 = FloatVector.fromArray(S, dy, p + stride);
          FloatVector d2 = FloatVector.fromArray(S, dy, p + 2 * stride);
          FloatVector d3 = FloatVector.fromArray(S, dy, p + 3 * stride);
          FloatVector x0 = FloatVector.fromArray(S, x, q);
          a00 = d0.fma(x0, a00);
          a10 = d1.fma(x0, a10);
          a20 = d2.fma(x0, a20);
          a30 = d3.fma(x0, a30);
          FloatVector x1 = FloatVector.fromArray(S, x, q + xStride);
          a01 = d0.fma(x1, a01);
          a11 = d1.fma(x1, a11);
          a21 = d2.fma(x1, a21);
          a31 = d3.fma(x1, a31);
        }
        int r = (o * in + i) * L;
        a00.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a01.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        r += in * L;
        a10.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a11.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        r += in * L;
        a20.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a21.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
        r += in * L;
        a30.add(FloatVector.fromArray(S, sums, r)).intoArray(sums, r);
        a31.add(FloatVector.fromArray(S, sums, r + L)).intoArray(sums, r + L);
      }
    }
  }

  @Override
  public double gate(float[] y, int at, float[] dy, int dyAt, float[] z, int zAt, int length) {
    FloatVector sum = FloatVector.zero(S);
    FloatVector none = sum;
    int j = 0;
    for (; j + L <= length; j += L) {
      VectorMask<Float> above = FloatVector.fromArray(S, y, at + j).compare(VectorOperators.GT, 0f);
      FloatVector kept = none.blend(FloatVector.fromArray(S, dy, dyAt + j), above);
      kept.intoArray(z, zAt + j);
      sum = sum.add(kept);
    }
    double total = joined(sum);
    for (; j < length; j++) {
      float kept = y[at + j] > 0 ? dy[dyAt + j] : 0f;
      z[zAt + j] = kept;
      total += kept;
    }
    return total;
  }

  @Override
  public float largest(float[] x, int at, int length) {
    FloatVector most = FloatVector.broadcast(S, Float.NEGATIVE_INFINITY);
    int j = 0;
    for (; j + L <= length; j += L) {
      most = most.max(FloatVector.fromArray(S, x, at + j));
    }
    float largest = most.reduceLanes(VectorOperators.MAX);
    for (; j < length; j++) {
      largest = Math.max(largest, x[at + j]);
    }
    return largest;
  }
}
