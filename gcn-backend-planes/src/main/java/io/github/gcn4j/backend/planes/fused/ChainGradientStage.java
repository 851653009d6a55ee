package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;

/**
 * Back through a chain's ReLU, and the gradients of its weight and biases: a stage whose rows are
 * the gradient before the ReLU.
 */
final class ChainGradientStage extends RowStage {
  private final Chain chain;
  private final View x;
  private final View y;
  private final Gradients kernels;
  private final int features;
  private final int rounded;
  private final int in;
  private final int roundedIn;
  private final double[] biases;
  private final float[] products;

  /**
   * A stage.
   *
   * @param x the chain's input, kept
   * @param y the chain's output, kept
   * @param dy the gradient by the chain's output
   * @param out the gradient before the ReLU
   */
  ChainGradientStage(Chain chain, View x, View y, View dy, Rows out, Gradients kernels) {
    super(out, List.of(dy));
    this.chain = chain;
    this.x = x;
    this.y = y;
    this.kernels = kernels;
    this.features = out.features();
    this.rounded = Coefficients.rounded(features);
    this.in = chain.weight().isPresent() ? x.features() : 0;
    this.roundedIn = Coefficients.rounded(in);
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
    Planes dy = inputs().get(0).from(from);
    Planes out = out().from(from);
    int length = length(from, to);
    if (chain.relu()) {
      kernels.gate(y.from(from), dy, out, biases, length);
    } else {
      kernels.pass(dy, out, biases, length);
    }
    if (in > 0) {
      for (int plane = 0; plane < features; plane++) {
        int end = out.at(plane) + length;
        Arrays.fill(out.values(), end, end + Planes.SLACK, 0f);
      }
      kernels.contract(out, rounded, x.from(from), roundedIn, products, length);
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
    if (chain.weight().isPresent()) {
      float[] weight = gradients.get(chain.weight().get());
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
