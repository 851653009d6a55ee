package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Signal;
import java.util.Arrays;
import java.util.List;

/**
 * Graph attention and its gradients; a thread takes an image at a time, and in it head by head, on
 * planes on the heap.
 *
 * @param <I> the values of one image
 */
record GraphAttention<I>(Engine<I> engine, Memory<I> memory) {

  PlaneSignal<I> attend(
      EdgePattern pattern,
      PlaneSignal<I> x,
      PlaneSignal<I> source,
      PlaneSignal<I> target,
      float slope) {
    PlaneSignal<I> y = memory.like(x);
    PlaneStore<I> store = engine.store();
    int nodes = x.nodes();
    int width = x.features() / source.features();
    try (Loan<float[]> weights = memory.borrowArrays(x.batch(), pattern.entries());
        Loan<float[]> planes = memory.borrowArrays(2 * x.batch(), nodes)) {
      engine.work(
          x.batch(),
          (b, scratch) -> {
            Head head =
                new Head(pattern, planes.get(2 * b), planes.get(2 * b + 1), slope, weights.get(b));
            for (int h = 0; h < source.features(); h++) {
              store.read(source.image(b), h * nodes, head.source, 0, nodes);
              store.read(target.image(b), h * nodes, head.target, 0, nodes);
              head.weigh();
              for (int f = h * width; f < (h + 1) * width; f++) {
                int plane = f * nodes;
                store.pass(
                    x.image(b), plane, nodes, y.image(b), plane, nodes, scratch, head::gather);
              }
            }
          });
    }
    return y;
  }

  List<Signal> gradient(
      EdgePattern pattern,
      PlaneSignal<I> x,
      PlaneSignal<I> source,
      PlaneSignal<I> target,
      float slope,
      PlaneSignal<I> dy) {
    PlaneSignal<I> dx = memory.like(x);
    PlaneSignal<I> dsource = memory.like(source);
    PlaneSignal<I> dtarget = memory.like(target);
    PlaneStore<I> store = engine.store();
    int nodes = x.nodes();
    int width = x.features() / source.features();
    try (Loan<float[]> weights = memory.borrowArrays(2 * x.batch(), pattern.entries());
        Loan<float[]> planes = memory.borrowArrays(5 * x.batch(), nodes)) {
      engine.work(
          x.batch(),
          (b, scratch) -> {
            float[] in = planes.get(5 * b + 2);
            float[] out = planes.get(5 * b + 3);
            float[] gradient = planes.get(5 * b + 4);
            float[] dweight = weights.get(2 * b + 1);
            Head head =
                new Head(
                    pattern, planes.get(5 * b), planes.get(5 * b + 1), slope, weights.get(2 * b));
            for (int h = 0; h < source.features(); h++) {
              store.read(source.image(b), h * nodes, head.source, 0, nodes);
              store.read(target.image(b), h * nodes, head.target, 0, nodes);
              head.weigh();
              Arrays.fill(dweight, 0f);
              for (int f = h * width; f < (h + 1) * width; f++) {
                store.read(x.image(b), f * nodes, in, 0, nodes);
                store.read(dy.image(b), f * nodes, gradient, 0, nodes);
                Arrays.fill(out, 0f);
                head.scatter(in, gradient, out, dweight);
                store.write(out, 0, dx.image(b), f * nodes, nodes);
              }
              Arrays.fill(in, 0f);
              head.throughSoftmax(dweight, in, out);
              store.write(in, 0, dsource.image(b), h * nodes, nodes);
              store.write(out, 0, dtarget.image(b), h * nodes, nodes);
            }
          });
    }
    return List.of(dx, dsource, dtarget);
  }

  /**
   * One head on one image.
   *
   * @param source {@code [nodes]}
   * @param target {@code [nodes]}
   * @param weight {@code [entries]}: α, once {@link #weigh} found it
   */
  private record Head(
      EdgePattern pattern, float[] source, float[] target, float slope, float[] weight) {

    private float score(int entry, int node) {
      return source[pattern.sources()[entry]] + target[node];
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
    void gather(float[] x, int xFrom, float[] y, int yFrom) {
      int[] pointers = pattern.pointers();
      int[] sources = pattern.sources();
      for (int node = 0; node + 1 < pointers.length; node++) {
        float sum = 0;
        for (int e = pointers[node]; e < pointers[node + 1]; e++) {
          sum += weight[e] * x[xFrom + sources[e]];
        }
        y[yFrom + node] = sum;
      }
    }

    /** Adds, along a feature's plane, to the gradients by x and by α. */
    void scatter(float[] x, float[] dy, float[] dx, float[] dweight) {
      int[] pointers = pattern.pointers();
      int[] sources = pattern.sources();
      for (int node = 0; node + 1 < pointers.length; node++) {
        float g = dy[node];
        for (int e = pointers[node]; e < pointers[node + 1]; e++) {
          int j = sources[e];
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
          dsource[sources[e]] += (float) gradient;
          sum += gradient;
        }
        dtarget[node] = (float) sum;
      }
    }
  }
}
