package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import java.util.Arrays;
import java.util.List;

/** The mean over nodes weighted by the softmax of a gate, and its gradients. */
record AttentionReadout(Crew crew, Memory memory) {

  Nd4jMatrix readout(Nd4jSignal x, Nd4jSignal gate) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    float[] rows = new float[Span.GRAPH.rows(x) * x.features()];
    crew.work(
        x.batch(),
        (b, scratch) -> {
          float[] weight = softmax(gate.image(b), x.nodes(), stretches, scratch);
          float[] values = scratch.plane(1, x.nodes());
          stretches.each(
              (part, feature, from, to) -> {
                x.image(b).read(from, values, 0, to - from);
                rows[stretches.row(b, part) * x.features() + feature] =
                    (float) dot(values, weight, stretches.offset(part), to - from);
              });
        });
    return memory.matrix(Span.GRAPH.rows(x), x.features(), rows);
  }

  /**
   * By x: weight · dy. By the gate: weight · (s − Σ weight · s), where s = Σ over features x · dy.
   */
  List<Signal> gradient(Nd4jSignal x, Nd4jSignal gate, Nd4jMatrix dy) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    Nd4jSignal dx = memory.like(x);
    Nd4jSignal dgate = memory.like(gate);
    float[] gradients = dy.values();
    crew.work(
        x.batch(),
        (b, scratch) -> {
          float[] weight = softmax(gate.image(b), x.nodes(), stretches, scratch);
          float[] values = scratch.plane(1, x.nodes());
          float[] s = scratch.plane(2, x.nodes());
          Arrays.fill(s, 0, x.nodes(), 0f);
          stretches.each(
              (part, feature, from, to) -> {
                float g = gradients[stretches.row(b, part) * x.features() + feature];
                int first = stretches.offset(part);
                x.image(b).read(from, values, 0, to - from);
                addScaled(values, g, s, first, to - from);
                System.arraycopy(weight, first, values, 0, to - from);
                Planes.scale(values, g, 0, to - from);
                dx.image(b).write(values, 0, from, to - from);
              });
          for (int part = 0; part < stretches.parts(); part++) {
            int first = stretches.offset(part);
            int end = stretches.offset(part + 1);
            System.arraycopy(s, first, values, 0, end - first);
            float mean = (float) dot(values, weight, first, end - first);
            for (int n = first; n < end; n++) {
              s[n] = weight[n] * (s[n] - mean);
            }
          }
          dgate.image(b).write(s, 0, 0, x.nodes());
        });
    return List.of(dx, dgate);
  }

  private static void addScaled(float[] x, float factor, float[] sum, int to, int length) {
    for (int j = 0; j < length; j++) {
      sum[to + j] += factor * x[j];
    }
  }

  private static double dot(float[] x, float[] weight, int first, int length) {
    double sum = 0;
    for (int j = 0; j < length; j++) {
      sum += (double) x[j] * weight[first + j];
    }
    return sum;
  }

  /** In the scratch's first plane: the softmax over the nodes of each part. */
  private static float[] softmax(Block gate, int nodes, Stretches stretches, Scratch scratch) {
    float[] weight = scratch.plane(0, nodes);
    gate.read(0, weight, 0, nodes);
    for (int part = 0; part < stretches.parts(); part++) {
      int first = stretches.offset(part);
      int end = stretches.offset(part + 1);
      float max = Float.NEGATIVE_INFINITY;
      for (int n = first; n < end; n++) {
        max = Math.max(max, weight[n]);
      }
      double sum = 0;
      for (int n = first; n < end; n++) {
        double e = Math.exp(weight[n] - max);
        weight[n] = (float) e;
        sum += e;
      }
      Planes.scale(weight, (float) (1 / sum), first, end);
    }
    return weight;
  }
}
