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

  /** Outputs and inputs are rounded up to a multiple of this. */
  private static final int BLOCK = 4;

  private static final LaneProducts PRODUCTS = LaneProducts.fastest();

  /** Nodes added in single precision, a few hundred to a lane, before lanes are joined. */
  private static final int RUN = 12_288;

  private Contraction() {}

  static void add(ImageGroup x, int in, ImageGroup dy, int out, double[] sums, Scratch scratch) {
    int roundedIn = rounded(in);
    int roundedOut = rounded(out);
    int tile = Tiles.length(in + out);
    int pitch = Tiles.pitch(tile);
    float[] xs = scratch.block(0, roundedIn * pitch);
    float[] ys = scratch.block(1, roundedOut * pitch);
    float[] lanes = scratch.block(2, roundedIn * roundedOut * L);
    int nodes = x.length();
    Arrays.fill(xs, in * pitch, roundedIn * pitch, 0f);
    Arrays.fill(ys, out * pitch, roundedOut * pitch, 0f);
    for (int start = 0; start < nodes; start += RUN) {
      int end = Math.min(nodes, start + RUN);
      Arrays.fill(lanes, 0, roundedIn * roundedOut * L, 0f);
      for (int from = start; from < end; from += tile) {
        int length = Math.min(tile, end - from);
        int padded = (length + L - 1) / L * L;
        load(x, in, from, length, padded, xs, pitch);
        load(dy, out, from, length, padded, ys, pitch);
        PRODUCTS.add(ys, 0, pitch, roundedOut, xs, 0, pitch, roundedIn, lanes, length);
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
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        sums[o * in + i] += Lanes.join(lanes, (o * rounded(in) + i) * L);
      }
    }
  }

  private static int rounded(int planes) {
    return (planes + BLOCK - 1) / BLOCK * BLOCK;
  }
}
