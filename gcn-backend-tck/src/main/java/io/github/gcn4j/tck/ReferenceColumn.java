package io.github.gcn4j.tck;

import io.github.gcn4j.program.Readout;
import io.github.gcn4j.tck.ReferenceWorkspace.HeapSignal;
import java.util.stream.IntStream;

/**
 * One feature on the nodes of one part of one signal.
 *
 * @param signal where the values are
 * @param start position of the first node's value
 * @param nodes how many
 */
record ReferenceColumn(HeapSignal signal, int start, int nodes) {

  /** The column of a row of a readout. */
  static ReferenceColumn of(HeapSignal x, int row, int feature) {
    int[] offsets = x.graph().partOffsets();
    int part = row % x.graph().parts();
    int start = x.offset(row / x.graph().parts(), offsets[part]) + feature;
    return new ReferenceColumn(x, start, offsets[part + 1] - offsets[part]);
  }

  /** Where a node's value stands. */
  int index(int node) {
    return start + node * signal.features();
  }

  float at(int node) {
    return signal.data()[index(node)];
  }

  double readout(Readout readout) {
    if (nodes == 0) {
      return 0;
    }
    return switch (readout) {
      case MEAN -> sum() / nodes;
      case MAX -> IntStream.range(0, nodes).mapToDouble(this::at).max().orElse(0);
      case SUM -> sum();
      case STD -> Readout.deviation(variance());
    };
  }

  private double sum() {
    double sum = 0;
    for (int n = 0; n < nodes; n++) {
      sum += at(n);
    }
    return sum;
  }

  private double variance() {
    double mean = sum() / nodes;
    double squares = 0;
    for (int n = 0; n < nodes; n++) {
      squares += (at(n) - mean) * (at(n) - mean);
    }
    return squares / nodes;
  }

  /** Adds the gradient of a readout, given that of its result. */
  void spread(Readout readout, double g, float[] dx) {
    double max = readout(Readout.MAX);
    double ties = IntStream.range(0, nodes).filter(n -> at(n) == max).count();
    double mean = sum() / nodes;
    double deviation = readout(Readout.STD);
    for (int n = 0; n < nodes; n++) {
      double share =
          switch (readout) {
            case MEAN -> g / nodes;
            case MAX -> at(n) == max ? g / ties : 0;
            case SUM -> g;
            case STD -> deviation == 0 ? 0 : g * (at(n) - mean) / (nodes * deviation);
          };
      dx[index(n)] += (float) share;
    }
  }

  /** Softmax over the nodes. */
  double[] softmax() {
    double max = readout(Readout.MAX);
    double[] weights = IntStream.range(0, nodes).mapToDouble(n -> Math.exp(at(n) - max)).toArray();
    double sum = IntStream.range(0, nodes).mapToDouble(n -> weights[n]).sum();
    for (int n = 0; n < nodes; n++) {
      weights[n] /= sum;
    }
    return weights;
  }

  /** The part each node has in the sum of all; none where that is 0. */
  double[] shares() {
    double sum = sum();
    return IntStream.range(0, nodes).mapToDouble(n -> sum == 0 ? 0 : at(n) / sum).toArray();
  }

  /** The variance of nodes that have so much part in it. */
  double variance(double[] shares) {
    double mean = dot(shares);
    double squares = 0;
    for (int n = 0; n < nodes; n++) {
      squares += shares[n] * (at(n) - mean) * (at(n) - mean);
    }
    return squares;
  }

  /** Σ weight · value. */
  double dot(double[] weights) {
    double sum = 0;
    for (int n = 0; n < nodes; n++) {
      sum += weights[n] * at(n);
    }
    return sum;
  }
}
