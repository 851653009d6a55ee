package io.github.gcn4j.tck;

import io.github.gcn4j.tck.ReferenceWorkspace.HeapSignal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Graph attention, edge by edge. */
final class ReferenceAttention {
  private final List<int[]> edges;
  private final HeapSignal x;
  private final HeapSignal source;
  private final HeapSignal target;
  private final float slope;
  private final int width;

  ReferenceAttention(
      ReferenceGraph pattern, HeapSignal x, HeapSignal source, HeapSignal target, float slope) {
    this.edges = pattern.edges();
    this.x = x;
    this.source = source;
    this.target = target;
    this.slope = slope;
    this.width = x.features() / source.features();
  }

  void forward(HeapSignal y) {
    for (int b = 0; b < x.batch(); b++) {
      for (int head = 0; head < source.features(); head++) {
        double[] alpha = alpha(b, head);
        for (int e = 0; e < alpha.length; e++) {
          for (int f = head * width; f < (head + 1) * width; f++) {
            y.data()[y.offset(b, to(e)) + f] += (float) (alpha[e] * x.at(b, from(e), f));
          }
        }
      }
    }
  }

  void backward(HeapSignal dy, HeapSignal dx, HeapSignal dSource, HeapSignal dTarget) {
    for (int b = 0; b < x.batch(); b++) {
      for (int head = 0; head < source.features(); head++) {
        double[] alpha = alpha(b, head);
        double[] dAlpha = new double[alpha.length];
        double[] mean = new double[x.graph().nodes()];
        for (int e = 0; e < alpha.length; e++) {
          for (int f = head * width; f < (head + 1) * width; f++) {
            float g = dy.at(b, to(e), f);
            dAlpha[e] += (double) g * x.at(b, from(e), f);
            dx.data()[dx.offset(b, from(e)) + f] += (float) (alpha[e] * g);
          }
          mean[to(e)] += alpha[e] * dAlpha[e];
        }
        for (int e = 0; e < alpha.length; e++) {
          double dScore = alpha[e] * (dAlpha[e] - mean[to(e)]) * (raw(b, head, e) > 0 ? 1 : slope);
          dSource.data()[dSource.offset(b, from(e)) + head] += (float) dScore;
          dTarget.data()[dTarget.offset(b, to(e)) + head] += (float) dScore;
        }
      }
    }
  }

  /** The softmax, over the edges that reach each node. */
  private double[] alpha(int b, int head) {
    double[] max = new double[x.graph().nodes()];
    double[] sum = new double[x.graph().nodes()];
    Arrays.fill(max, Double.NEGATIVE_INFINITY);
    for (int e = 0; e < edges.size(); e++) {
      max[to(e)] = Math.max(max[to(e)], score(b, head, e));
    }
    double[] alpha = new double[edges.size()];
    for (int e = 0; e < alpha.length; e++) {
      alpha[e] = Math.exp(score(b, head, e) - max[to(e)]);
      sum[to(e)] += alpha[e];
    }
    return IntStream.range(0, alpha.length).mapToDouble(e -> alpha[e] / sum[to(e)]).toArray();
  }

  private double score(int b, int head, int e) {
    double raw = raw(b, head, e);
    return raw > 0 ? raw : slope * raw;
  }

  private double raw(int b, int head, int e) {
    return (double) source.at(b, from(e), head) + target.at(b, to(e), head);
  }

  private int to(int e) {
    return edges.get(e)[0];
  }

  private int from(int e) {
    return edges.get(e)[1];
  }
}
