package io.github.gcn4j.backend.vector.fused;

import java.util.Arrays;
import java.util.function.Supplier;

/** A chain that ends in a mean or sum over the nodes: its rows are added up and never kept. */
final class SumSink extends Sink {
  private final Chain chain;
  private final Supplier<Chain.Coefficients> coefficients;
  private final Totals totals;
  private final Pattern mask;
  private final FusedKernels kernels;
  private final float[] inside;

  /**
   * A sink.
   *
   * @param mask 1 on pixels the strip owns, else 0
   */
  SumSink(
      Chain chain,
      Supplier<Chain.Coefficients> coefficients,
      Totals totals,
      Rows in,
      Pattern mask,
      FusedKernels kernels) {
    super(in);
    this.chain = chain;
    this.coefficients = coefficients;
    this.totals = totals;
    this.mask = mask;
    this.kernels = kernels;
    this.inside = new float[longest(level()) * level().pitch() + FusedKernels.SLACK];
  }

  @Override
  void compute(int from, int to) {
    Rows in = inputs().get(0);
    int length = (to - from) * level().pitch();
    System.arraycopy(mask.values(), mask.at(from, to), inside, 0, length);
    Arrays.fill(inside, length, length + FusedKernels.SLACK, 0f);
    Chain.Coefficients values = coefficients.get();
    kernels.linearSums(
        in.data(),
        in.at(from),
        in.stride(),
        in.features(),
        values.weights(),
        values.shift(),
        chain.floor(),
        inside,
        totals.sums(),
        length);
    for (int f = 0; f < totals.features(); f++) {
      totals.counted(f, nodes(from, to));
    }
  }
}
