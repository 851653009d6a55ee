package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Back through a chain's ReLU, and the gradients of its weight and biases: a stage whose rows are
 * the gradient before the ReLU.
 */
final class GradientSink extends RowStage {
  private final Chain chain;
  private final Rows y;
  private final @Nullable Rows x;
  private final FusedKernels kernels;
  private final int features;
  private final int rounded;
  private final int in;
  private final int roundedIn;
  private final double[] biases;
  private final float[] products;
  private final double[] found = new double[2];

  /**
   * A stage.
   *
   * @param dy the gradient by the chain's output
   * @param out the gradient before the ReLU
   * @param y the chain's output, kept
   * @param x the chain's input, kept
   */
  GradientSink(Chain chain, Rows dy, Rows out, Rows y, @Nullable Rows x, FusedKernels kernels) {
    super(out, List.of(dy));
    this.chain = chain;
    this.y = y;
    this.x = x;
    this.kernels = kernels;
    this.features = out.features();
    this.rounded = Blocks.rounded(features);
    this.in = x == null || chain.linear().isEmpty() ? 0 : x.features();
    this.roundedIn = Blocks.rounded(in);
    this.biases = new double[features];
    this.products = new float[rounded * roundedIn * kernels.lanes()];
  }

  /** Begins with the next image. */
  void clear() {
    Arrays.fill(biases, 0);
    Arrays.fill(products, 0f);
  }

  @Override
  void compute(int from, int to) {
    Rows dy = inputs().get(0);
    Rows out = out();
    int length = length(from, to);
    for (int plane = 0; plane < features; plane++) {
      int at = plane * out.stride() + out.at(from);
      int dyAt = plane * dy.stride() + dy.at(from);
      if (chain.relu()) {
        int yAt = plane * y.stride() + y.at(from);
        biases[plane] += kernels.gate(y.data(), yAt, dy.data(), dyAt, out.data(), at, length);
      } else {
        System.arraycopy(dy.data(), dyAt, out.data(), at, length);
        found[0] = 0;
        kernels.moments(out.data(), at, 0f, length, found);
        biases[plane] += found[0];
      }
      Arrays.fill(out.data(), at + length, at + length + FusedKernels.SLACK, 0f);
    }
    if (in > 0 && x != null) {
      kernels.contract(
          out.data(),
          out.at(from),
          out.stride(),
          rounded,
          x.data(),
          x.at(from),
          x.stride(),
          roundedIn,
          products,
          length);
    }
  }

  /** How many sums it has: those of the weight, then those of a bias. */
  int size() {
    return features * in + features;
  }

  /** Writes the image's sums; answers where the next begin. */
  int write(double[] sums, int offset) {
    int lanes = kernels.lanes();
    int i = offset;
    for (int o = 0; o < features; o++) {
      for (int k = 0; k < in; k++) {
        double sum = 0;
        int first = (o * roundedIn + k) * lanes;
        for (int lane = 0; lane < lanes; lane++) {
          sum += products[first + lane];
        }
        sums[i++] = sum;
      }
    }
    System.arraycopy(biases, 0, sums, i, features);
    return i + features;
  }

  /** Adds sums to the gradients; answers where the next begin. */
  int add(double[] sums, int offset, Parameters gradients) {
    int i = offset;
    if (!chain.linear().isEmpty()) {
      float[] weight = gradients.get(chain.linear().get(0));
      for (int w = 0; w < weight.length; w++) {
        weight[w] += (float) sums[i++];
      }
    }
    for (Step step : chain.affine()) {
      float[] bias = gradients.get(((Step.Bias) step).bias());
      for (int o = 0; o < features; o++) {
        bias[o] += (float) sums[i + o];
      }
    }
    return i + features;
  }
}
