package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.program.Readout;

/** Any readouts of a value, band by band. */
final class ReadoutSink extends Sink {
  private final Totals totals;
  private final boolean deviation;
  private final boolean maximum;
  private final boolean neverNegative;
  private final FusedKernels kernels;
  private final double[] found = new double[2];

  /**
   * A sink.
   *
   * @param neverNegative whether no value is below 0, so that the zeros between rows do not count
   */
  ReadoutSink(Rows in, Totals totals, boolean neverNegative, FusedKernels kernels) {
    super(in);
    this.totals = totals;
    this.deviation = totals.readouts().contains(Readout.STD);
    this.maximum = totals.readouts().contains(Readout.MAX);
    this.neverNegative = neverNegative;
    this.kernels = kernels;
  }

  @Override
  void compute(int from, int to) {
    Rows in = inputs().get(0);
    GridLevel level = level();
    // Zeros between rows do no harm to a sum; to a deviation they do, if all nodes are far from 0.
    for (int plane = 0; plane < in.features(); plane++) {
      int at = plane * in.stride() + in.at(from);
      if (level.whole() && !deviation && (neverNegative || !maximum)) {
        look(in.data(), at, plane, (to - from) * level.pitch(), nodes(from, to));
        continue;
      }
      for (int row = from; row < to; row++) {
        int start = at + (row - from) * level.pitch() + level.owned();
        look(in.data(), start, plane, level.ownedWidth(), level.ownedWidth());
      }
    }
  }

  /**
   * Looks at a stretch.
   *
   * @param length values, zeros between rows included
   * @param nodes how many of them are nodes
   */
  private void look(float[] x, int at, int plane, int length, double nodes) {
    float centre = x[at]; // any value near the others will do: around it, little cancels
    found[0] = 0;
    found[1] = 0;
    float most = kernels.moments(x, at, centre, length, found);
    if (maximum && !neverNegative) {
      most = kernels.largest(x, at, length);
    }
    double gaps = length - nodes;
    double distance = found[0] + gaps * centre;
    double around = found[1] - gaps * centre * centre - distance * distance / nodes;
    totals.add(plane, nodes, centre * nodes + distance, around, most);
  }
}
