package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.program.Readout;

/** Any readouts of a value, band by band. */
final class ReadoutSink extends Sink {
  /** So many times the squares of the nodes, the squares of the gaps cost a digit. */
  private static final double DROWNED = 4;

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
    boolean together = level.whole() && (neverNegative || !maximum);
    for (int plane = 0; plane < in.features(); plane++) {
      int at = plane * in.stride() + in.at(from);
      int length = (to - from) * level.pitch();
      if (together && look(in.data(), at, plane, length, nodes(from, to))) {
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
   * @return whether it was taken in: not where the zeros would drown how the nodes deviate
   */
  private boolean look(float[] x, int at, int plane, int length, double nodes) {
    float centre = x[at]; // any value near the others will do: around it, little cancels
    found[0] = 0;
    found[1] = 0;
    float most = kernels.moments(x, at, centre, length, found);
    double gaps = length - nodes;
    double ofGaps = gaps * centre * centre;
    double distance = found[0] + gaps * centre;
    double around = found[1] - ofGaps - distance * distance / nodes;
    if (deviation && gaps > 0 && ofGaps > DROWNED * around) {
      return false;
    }
    if (maximum && !neverNegative) {
      most = kernels.largest(x, at, length);
    }
    totals.add(plane, nodes, centre * nodes + distance, around, most);
    return true;
  }
}
