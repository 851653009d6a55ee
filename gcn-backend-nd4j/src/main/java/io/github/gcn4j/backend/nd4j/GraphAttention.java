package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Signal;
import java.util.Arrays;
import java.util.List;

/** Graph attention and its gradients; a thread takes an image at a time, and in it head by head. */
record GraphAttention(Crew crew, Memory memory) {

  Nd4jSignal attend(
      EdgePattern pattern, Nd4jSignal x, Nd4jSignal source, Nd4jSignal target, float slope) {
    Nd4jSignal y = memory.like(x);
    int nodes = x.nodes();
    int width = x.features() / source.features();
    crew.work(
        x.batch(),
        (b, scratch) -> {
          float[] in = scratch.plane(3, nodes);
          float[] out = scratch.plane(4, nodes);
          for (int head = 0; head < source.features(); head++) {
            Head one = Head.load(pattern, source.image(b), target.image(b), head, slope, scratch);
            for (int f = head * width; f < (head + 1) * width; f++) {
              x.image(b).read(f * nodes, in, 0, nodes);
              one.gather(in, out);
              y.image(b).write(out, 0, f * nodes, nodes);
            }
          }
        });
    return y;
  }

  List<Signal> gradient(
      EdgePattern pattern,
      Nd4jSignal x,
      Nd4jSignal source,
      Nd4jSignal target,
      float slope,
      Nd4jSignal dy) {
    Nd4jSignal dx = memory.like(x);
    Nd4jSignal dsource = memory.like(source);
    Nd4jSignal dtarget = memory.like(target);
    int nodes = x.nodes();
    int width = x.features() / source.features();
    crew.work(
        x.batch(),
        (b, scratch) -> {
          float[] in = scratch.plane(3, nodes);
          float[] out = scratch.plane(4, nodes);
          float[] gradient = scratch.plane(5, nodes);
          float[] dweight = scratch.plane(6, pattern.entries());
          for (int head = 0; head < source.features(); head++) {
            Head one = Head.load(pattern, source.image(b), target.image(b), head, slope, scratch);
            Arrays.fill(dweight, 0, pattern.entries(), 0f);
            for (int f = head * width; f < (head + 1) * width; f++) {
              x.image(b).read(f * nodes, in, 0, nodes);
              dy.image(b).read(f * nodes, gradient, 0, nodes);
              Arrays.fill(out, 0, nodes, 0f);
              one.scatter(in, gradient, out, dweight);
              dx.image(b).write(out, 0, f * nodes, nodes);
            }
            Arrays.fill(in, 0, nodes, 0f);
            one.throughSoftmax(dweight, in, out);
            dsource.image(b).write(in, 0, head * nodes, nodes);
            dtarget.image(b).write(out, 0, head * nodes, nodes);
          }
        });
    return List.of(dx, dsource, dtarget);
  }

  /**
   * One head on one image.
   *
   * @param source {@code [nodes]}
   * @param target {@code [nodes]}
   * @param weight {@code [entries]}: α
   */
  private record Head(
      EdgePattern pattern, float[] source, float[] target, float slope, float[] weight) {

    static Head load(
        EdgePattern pattern, Block sources, Block targets, int head, float slope, Scratch scratch) {
      int nodes = pattern.pointers().length - 1;
      float[] source = scratch.plane(0, nodes);
      float[] target = scratch.plane(1, nodes);
      sources.read(head * nodes, source, 0, nodes);
      targets.read(head * nodes, target, 0, nodes);
      float[] weight = scratch.plane(2, pattern.entries());
      Head one = new Head(pattern, source, target, slope, weight);
      one.weigh();
      return one;
    }

    private float score(int entry, int node) {
      return source[pattern.sources()[entry]] + target[node];
    }

    /** α: the softmax, over the edges of each node, of the leaky scores. */
    private void weigh() {
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
    void gather(float[] x, float[] y) {
      int[] pointers = pattern.pointers();
      int[] sources = pattern.sources();
      for (int node = 0; node + 1 < pointers.length; node++) {
        float sum = 0;
        for (int e = pointers[node]; e < pointers[node + 1]; e++) {
          sum += weight[e] * x[sources[e]];
        }
        y[node] = sum;
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
