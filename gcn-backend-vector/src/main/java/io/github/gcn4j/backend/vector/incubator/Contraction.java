package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.ImageGroup;
import io.github.gcn4j.backend.planes.Scratch;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * dY Xᵀ: every output's row times every input's, summed over nodes. Tiles of nodes are copied to
 * where they lie close together; in them, blocks of outputs times inputs are added up in registers,
 * lane by lane. Lanes are joined in a fixed order and in plain Java, since {@code reduceLanes}
 * leaves the order open.
 */
final class Contraction {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final boolean WIDE = S.vectorBitSize() >= 512;

  /** Outputs and inputs of a block: as many sums as there are registers for. */
  private static final int OUT = 4;

  private static final int IN = WIDE ? 4 : 2;

  /** Nodes added in single precision, a few hundred to a lane, before lanes are joined. */
  private static final int RUN = 12_288;

  private Contraction() {}

  static void add(ImageGroup x, int in, ImageGroup dy, int out, double[] sums, Scratch scratch) {
    int inBlocks = (in + IN - 1) / IN;
    int outBlocks = (out + OUT - 1) / OUT;
    int tile = Tiles.length(in + out);
    int pitch = Tiles.pitch(tile);
    float[] xs = scratch.block(0, inBlocks * IN * pitch);
    float[] ys = scratch.block(1, outBlocks * OUT * pitch);
    float[] lanes = scratch.block(2, inBlocks * IN * outBlocks * OUT * L);
    int nodes = x.length();
    Arrays.fill(xs, in * pitch, inBlocks * IN * pitch, 0f);
    Arrays.fill(ys, out * pitch, outBlocks * OUT * pitch, 0f);
    for (int start = 0; start < nodes; start += RUN) {
      int end = Math.min(nodes, start + RUN);
      Arrays.fill(lanes, 0, inBlocks * IN * outBlocks * OUT * L, 0f);
      for (int from = start; from < end; from += tile) {
        int length = Math.min(tile, end - from);
        int padded = (length + L - 1) / L * L;
        load(x, in, from, length, padded, xs, pitch);
        load(dy, out, from, length, padded, ys, pitch);
        int block = 0;
        for (int i = 0; i < inBlocks; i++) {
          for (int o = 0; o < outBlocks; o++) {
            if (WIDE) {
              block4x4(ys, o * OUT * pitch, xs, i * IN * pitch, pitch, padded, lanes, block);
            } else {
              block4x2(ys, o * OUT * pitch, xs, i * IN * pitch, pitch, padded, lanes, block);
            }
            block += OUT * IN * L;
          }
        }
      }
      join(lanes, in, out, sums);
    }
  }

  private static void load(
      ImageGroup group, int planes, int from, int length, int padded, float[] to, int pitch) {
    for (int plane = 0; plane < planes; plane++) {
      group.load(plane, from, length, to, plane * pitch);
      Arrays.fill(to, plane * pitch + length, plane * pitch + padded, 0f);
    }
  }

  private static void join(float[] lanes, int in, int out, double[] sums) {
    int block = 0;
    for (int i = 0; i < in; i += IN) {
      for (int o = 0; o < out; o += OUT) {
        for (int c = 0; c < Math.min(OUT, out - o); c++) {
          for (int d = 0; d < Math.min(IN, in - i); d++) {
            sums[(o + c) * in + i + d] += Lanes.join(lanes, block + (c * IN + d) * L);
          }
        }
        block += OUT * IN * L;
      }
    }
  }

  private static void block4x4(
      float[] y, int yAt, float[] x, int xAt, int pitch, int length, float[] lanes, int at) {
    FloatVector a0 = FloatVector.fromArray(S, lanes, at);
    FloatVector a1 = FloatVector.fromArray(S, lanes, at + L);
    FloatVector a2 = FloatVector.fromArray(S, lanes, at + 2 * L);
    FloatVector a3 = FloatVector.fromArray(S, lanes, at + 3 * L);
    FloatVector b0 = FloatVector.fromArray(S, lanes, at + 4 * L);
    FloatVector b1 = FloatVector.fromArray(S, lanes, at + 5 * L);
    FloatVector b2 = FloatVector.fromArray(S, lanes, at + 6 * L);
    FloatVector b3 = FloatVector.fromArray(S, lanes, at + 7 * L);
    FloatVector c0 = FloatVector.fromArray(S, lanes, at + 8 * L);
    FloatVector c1 = FloatVector.fromArray(S, lanes, at + 9 * L);
    FloatVector c2 = FloatVector.fromArray(S, lanes, at + 10 * L);
    FloatVector c3 = FloatVector.fromArray(S, lanes, at + 11 * L);
    FloatVector d0 = FloatVector.fromArray(S, lanes, at + 12 * L);
    FloatVector d1 = FloatVector.fromArray(S, lanes, at + 13 * L);
    FloatVector d2 = FloatVector.fromArray(S, lanes, at + 14 * L);
    FloatVector d3 = FloatVector.fromArray(S, lanes, at + 15 * L);
    for (int j = 0; j < length; j += L) {
      FloatVector x0 = FloatVector.fromArray(S, x, xAt + j);
      FloatVector x1 = FloatVector.fromArray(S, x, xAt + pitch + j);
      FloatVector x2 = FloatVector.fromArray(S, x, xAt + 2 * pitch + j);
      FloatVector x3 = FloatVector.fromArray(S, x, xAt + 3 * pitch + j);
      FloatVector s = FloatVector.fromArray(S, y, yAt + j);
      a0 = Fma.of(s, x0, a0);
      a1 = Fma.of(s, x1, a1);
      a2 = Fma.of(s, x2, a2);
      a3 = Fma.of(s, x3, a3);
      s = FloatVector.fromArray(S, y, yAt + pitch + j);
      b0 = Fma.of(s, x0, b0);
      b1 = Fma.of(s, x1, b1);
      b2 = Fma.of(s, x2, b2);
      b3 = Fma.of(s, x3, b3);
      s = FloatVector.fromArray(S, y, yAt + 2 * pitch + j);
      c0 = Fma.of(s, x0, c0);
      c1 = Fma.of(s, x1, c1);
      c2 = Fma.of(s, x2, c2);
      c3 = Fma.of(s, x3, c3);
      s = FloatVector.fromArray(S, y, yAt + 3 * pitch + j);
      d0 = Fma.of(s, x0, d0);
      d1 = Fma.of(s, x1, d1);
      d2 = Fma.of(s, x2, d2);
      d3 = Fma.of(s, x3, d3);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + L);
    a2.intoArray(lanes, at + 2 * L);
    a3.intoArray(lanes, at + 3 * L);
    b0.intoArray(lanes, at + 4 * L);
    b1.intoArray(lanes, at + 5 * L);
    b2.intoArray(lanes, at + 6 * L);
    b3.intoArray(lanes, at + 7 * L);
    c0.intoArray(lanes, at + 8 * L);
    c1.intoArray(lanes, at + 9 * L);
    c2.intoArray(lanes, at + 10 * L);
    c3.intoArray(lanes, at + 11 * L);
    d0.intoArray(lanes, at + 12 * L);
    d1.intoArray(lanes, at + 13 * L);
    d2.intoArray(lanes, at + 14 * L);
    d3.intoArray(lanes, at + 15 * L);
  }

  private static void block4x2(
      float[] y, int yAt, float[] x, int xAt, int pitch, int length, float[] lanes, int at) {
    FloatVector a0 = FloatVector.fromArray(S, lanes, at);
    FloatVector a1 = FloatVector.fromArray(S, lanes, at + L);
    FloatVector b0 = FloatVector.fromArray(S, lanes, at + 2 * L);
    FloatVector b1 = FloatVector.fromArray(S, lanes, at + 3 * L);
    FloatVector c0 = FloatVector.fromArray(S, lanes, at + 4 * L);
    FloatVector c1 = FloatVector.fromArray(S, lanes, at + 5 * L);
    FloatVector d0 = FloatVector.fromArray(S, lanes, at + 6 * L);
    FloatVector d1 = FloatVector.fromArray(S, lanes, at + 7 * L);
    for (int j = 0; j < length; j += L) {
      FloatVector x0 = FloatVector.fromArray(S, x, xAt + j);
      FloatVector x1 = FloatVector.fromArray(S, x, xAt + pitch + j);
      FloatVector s = FloatVector.fromArray(S, y, yAt + j);
      a0 = Fma.of(s, x0, a0);
      a1 = Fma.of(s, x1, a1);
      s = FloatVector.fromArray(S, y, yAt + pitch + j);
      b0 = Fma.of(s, x0, b0);
      b1 = Fma.of(s, x1, b1);
      s = FloatVector.fromArray(S, y, yAt + 2 * pitch + j);
      c0 = Fma.of(s, x0, c0);
      c1 = Fma.of(s, x1, c1);
      s = FloatVector.fromArray(S, y, yAt + 3 * pitch + j);
      d0 = Fma.of(s, x0, d0);
      d1 = Fma.of(s, x1, d1);
    }
    a0.intoArray(lanes, at);
    a1.intoArray(lanes, at + L);
    b0.intoArray(lanes, at + 2 * L);
    b1.intoArray(lanes, at + 3 * L);
    c0.intoArray(lanes, at + 4 * L);
    c1.intoArray(lanes, at + 5 * L);
    d0.intoArray(lanes, at + 6 * L);
    d1.intoArray(lanes, at + 7 * L);
  }
}
