package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Signal;
import java.util.Arrays;
import java.util.List;

/** Graph attention and its gradients; a thread takes an image at a time, and in it head by head. */
record GraphAttention(Crew crew, Memory memory) {

  PlaneSignal attend(
      EdgePattern pattern, PlaneSignal x, PlaneSignal source, PlaneSignal target, float slope) {
    PlaneSignal y = memory.like(x);
    int heads = source.features();
    int width = x.features() / heads;
    try (Memory.Loan loan = memory.borrow(x.batch(), pattern.entries())) {
      crew.each(
          x.batch(),
          b -> {
            for (int head = 0; head < heads; head++) {
              Head one =
                  new Head(
                      pattern,
                      source.data(b),
                      target.data(b),
                      head * x.nodes(),
                      slope,
                      loan.array(b));
              one.weigh();
              for (int f = head * width; f < (head + 1) * width; f++) {
                one.gather(x.data(b), y.data(b), f * x.nodes());
              }
            }
          });
    }
    return y;
  }

  List<Signal> gradient(
      EdgePattern pattern,
      PlaneSignal x,
      PlaneSignal source,
      PlaneSignal target,
      float slope,
      PlaneSignal dy) {
    PlaneSignal dx = memory.like(x);
    PlaneSignal dsource = memory.like(source);
    PlaneSignal dtarget = memory.like(target);
    int heads = source.features();
    int width = x.features() / heads;
    try (Memory.Loan weights = memory.borrow(x.batch(), pattern.entries());
        Memory.Loan gradients = memory.borrow(x.batch(), pattern.entries())) {
      crew.each(
          x.batch(),
          b -> {
            Arrays.fill(dx.data(b), 0, dx.length(), 0f);
            Arrays.fill(dsource.data(b), 0, dsource.length(), 0f);
            for (int head = 0; head < heads; head++) {
              int plane = head * x.nodes();
              float[] dweight = gradients.array(b);
              Arrays.fill(dweight, 0, pattern.entries(), 0f);
              Head one =
                  new Head(pattern, source.data(b), target.data(b), plane, slope, weights.array(b));
              one.weigh();
              for (int f = head * width; f < (head + 1) * width; f++) {
                one.scatter(x.data(b), dy.data(b), dx.data(b), f * x.nodes(), dweight);
              }
              one.throughSoftmax(dweight, dsource.data(b), dtarget.data(b));
            }
          });
    }
    return List.of(dx, dsource, dtarget);
  }

  /**
   * One head on one image.
   *
   * @param source read from {@code plane}
   * @param target read from {@code plane}
   * @param weight {@code [entries]}: α, once {@link #weigh} found it
   */
  private record Head(
      EdgePattern pattern, float[] source, float[] target, int plane, float slope, float[] weight) {

    private float score(int entry, int node) {
      return source[plane + pattern.sources()[entry]] + target[plane + node];
    }

    /** α: the softmax, over the edges of each node, of the leaky scores. */
    void weigh() {
      int[] pointers = pattern.pointers();
      for (int node = 0; node + 1 < pointers.length; node++) {
        int from = pointers[node];
        int to = pointers[node + 1];
        float max = Float.NEGATIVE_INFINITY;
        for (int e = from; e < to; e++) {
          float score = score(e, node);
          weight[e] = score > 0 ? score : slope * score;
          max = Math.max(max, weight[e]);
        }
        double sum = 0;
        for (int e = from; e < to; e++) {
          double exp = Math.exp(weight[e] - max);
          weight[e] = (float) exp;
          sum += exp;
        }
        float scale = (float) (1 / sum);
        for (int e = from; e < to; e++) {
          weight[e] *= scale;
        }
      }
    }

    /** y(i) = Σ α x(j), along a feature's plane. */
    void gather(float[] x, float[] y, int feature) {
      int[] pointers = pattern.pointers();
      int[] sources = pattern.sources();
      for (int node = 0; node + 1 < pointers.length; node++) {
        float sum = 0;
        for (int e = pointers[node]; e < pointers[node + 1]; e++) {
          sum += weight[e] * x[feature + sources[e]];
        }
        y[feature + node] = sum;
      }
    }

    /** Adds, along a feature's plane, to the gradients by x and by α. */
    void scatter(float[] x, float[] dy, float[] dx, int feature, float[] dweight) {
      int[] pointers = pattern.pointers();
      int[] sources = pattern.sources();
      for (int node = 0; node + 1 < pointers.length; node++) {
        float g = dy[feature + node];
        for (int e = pointers[node]; e < pointers[node + 1]; e++) {
          int j = feature + sources[e];
          dweight[e] += g * x[j];
          dx[j] += g * weight[e];
        }
      }
    }

    /** From the gradient by α to those by source, which are added, and by target. */
    void throughSoftmax(float[] dweight, float[] dsource, float[] dtarget) {
      int[] pointers = pattern.pointers();
      int[] sources = pattern.sources();
      for (int node = 0; node + 1 < pointers.length; node++) {
        double total = 0;
        double mean = 0;
        for (int e = pointers[node]; e < pointers[node + 1]; e++) {
          total += weight[e];
          mean += (double) weight[e] * dweight[e];
        }
        mean /= total; // α in single precision adds up to 1 but nearly
        double sum = 0;
        for (int e = pointers[node]; e < pointers[node + 1]; e++) {
          double leak = score(e, node) > 0 ? 1 : slope;
          double gradient = weight[e] * (dweight[e] - mean) * leak;
          dsource[plane + sources[e]] += (float) gradient;
          sum += gradient;
        }
        dtarget[plane + node] = (float) sum;
      }
    }
  }
}
