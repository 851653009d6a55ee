package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.Figures;
import io.github.gcn4j.backend.planes.ImageGroup;
import io.github.gcn4j.backend.planes.PlaneKernels;
import io.github.gcn4j.backend.planes.Propagation;
import io.github.gcn4j.backend.planes.Scratch;
import io.github.gcn4j.backend.planes.fused.FusedKernels;
import io.github.gcn4j.backend.planes.fused.PlainKernels;
import io.github.gcn4j.backend.planes.fused.VirtualMachine;
import io.github.gcn4j.graph.Stencil;
import jdk.incubator.vector.FloatVector;

/** The kernels in vectors of the length the machine prefers. */
public final class IncubatorKernels implements PlaneKernels {
  /** With fewer inputs a product is all memory and no arithmetic: plain loops do as well. */
  private static final int FEW = 3;

  @Override
  public String description() {
    return "Vector API, " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits, float32";
  }

  @Override
  public FusedKernels fused() {
    return VirtualMachine.fusesMultiplyAdd() ? IncubatorFusedKernels.make() : PlainKernels.make();
  }

  @Override
  public void multiply(float[] w, int out, int in, ImageGroup x, ImageGroup y, Scratch scratch) {
    if (in < FEW) {
      PlaneKernels.super.multiply(w, out, in, x, y, scratch);
      return;
    }
    float[] packed = scratch.block(0, Product.packed(out, in));
    Product.pack(w, out, in, packed);
    int tile = Tiles.length(in);
    int pitch = Tiles.pitch(tile);
    float[] xs = scratch.block(1, in * pitch);
    float[] ys = scratch.block(2, out * pitch);
    for (int from = 0; from < x.length(); from += tile) {
      int length = Math.min(tile, x.length() - from);
      for (int i = 0; i < in; i++) {
        x.load(i, from, length, xs, i * pitch);
      }
      int image = from / y.nodes();
      int node = from - image * y.nodes();
      if (node + length <= y.nodes()) {
        float[] to = y.images()[image];
        Product.multiply(packed, out, in, xs, 0, pitch, to, node, y.nodes(), length);
      } else {
        Product.multiply(packed, out, in, xs, 0, pitch, ys, 0, pitch, length);
        for (int o = 0; o < out; o++) {
          y.store(ys, o * pitch, o, from, length);
        }
      }
    }
  }

  @Override
  public void contract(
      ImageGroup x, int in, ImageGroup dy, int out, double[] sums, Scratch scratch) {
    Contraction.add(x, in, dy, out, sums, scratch);
  }

  @Override
  public Propagation<float[]> stencil(Stencil stencil) {
    return StencilRows.suit(stencil)
        ? new StencilRows(stencil)
        : PlaneKernels.super.stencil(stencil);
  }

  @Override
  public double sum(float[] x, int from, int to, Scratch scratch) {
    return Lanes.sum(x, from, to, scratch);
  }

  @Override
  public double dot(float[] x, int xFrom, float[] y, int yFrom, int length, Scratch scratch) {
    return Lanes.dot(x, xFrom, y, yFrom, length, scratch);
  }

  @Override
  public void measure(float[] x, int from, int to, Figures figures, Scratch scratch) {
    TileFigures.find(x, from, to, figures, scratch);
  }
}
