package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;

/**
 * Steps that come down to one pass over the rows: a linear map or none, maps feature by feature
 * (bias, batch normalisation, a factor), and ReLU or none. In inference all but the ReLU fold into
 * one affine map.
 *
 * @param input the value the first step reads
 * @param linear the linear map's weight, or nothing
 * @param affine the maps feature by feature, in order
 * @param relu whether a ReLU follows
 * @param output the value the last step defines
 */
record Chain(int input, List<String> linear, List<Step> affine, boolean relu, int output) {

  /** What is never cut off, or negative values. */
  float floor() {
    return relu ? 0f : Float.NEGATIVE_INFINITY;
  }

  /** The chain's coefficients for these parameters. */
  Coefficients coefficients(Program program, Parameters parameters) {
    int out = program.type(output).features();
    double[] factor = new double[out];
    double[] shift = new double[out];
    Arrays.fill(factor, 1);
    for (Step step : affine) {
      fold(step, parameters, factor, shift);
    }
    int rounded = Blocks.rounded(out);
    float[] shifts = new float[rounded];
    for (int o = 0; o < out; o++) {
      shifts[o] = (float) shift[o];
    }
    if (linear.isEmpty()) {
      float[] factors = new float[rounded];
      for (int o = 0; o < out; o++) {
        factors[o] = (float) factor[o];
      }
      return new Coefficients(factors, shifts);
    }
    int in = program.type(input).features();
    return new Coefficients(Blocks.pack(parameters.get(linear.get(0)), out, in, factor), shifts);
  }

  /** The linear map's transpose: what leads back from outputs to inputs. */
  Coefficients adjoint(Program program, Parameters parameters) {
    int out = program.type(output).features();
    int in = program.type(input).features();
    float[] weight = parameters.get(linear.get(0));
    float[] transposed = new float[weight.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        transposed[i * out + o] = weight[o * in + i];
      }
    }
    double[] factor = new double[in];
    Arrays.fill(factor, 1);
    return new Coefficients(
        Blocks.pack(transposed, in, out, factor), new float[Blocks.rounded(in)]);
  }

  private static void fold(Step step, Parameters parameters, double[] factor, double[] shift) {
    for (int o = 0; o < factor.length; o++) {
      double by = 1;
      double plus = 0;
      if (step instanceof Step.Bias bias) {
        plus = parameters.get(bias.bias())[o];
      } else if (step instanceof Step.Scale scale) {
        by = parameters.get(scale.factor())[0];
      } else if (step instanceof Step.BatchNorm norm) {
        double variance = parameters.get(norm.runningVariance())[o];
        by = parameters.get(norm.weight())[o] / Math.sqrt(variance + norm.epsilon());
        plus = parameters.get(norm.bias())[o] - parameters.get(norm.runningMean())[o] * by;
      }
      factor[o] *= by;
      shift[o] = shift[o] * by + plus;
    }
  }

  /**
   * What a kernel multiplies by and adds.
   *
   * @param weights packed weights, or a factor for each feature
   * @param shift for each feature
   */
  record Coefficients(float[] weights, float[] shift) {}
}
