package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Steps that come down to one pass over the rows: a linear map or none, maps feature by feature
 * (bias, batch normalisation, a factor), and ReLU or none. In inference all but the ReLU fold into
 * one affine map.
 *
 * @param input the value the first step reads
 * @param mixture what the input is made of; a linear map reads that instead
 * @param weight of the linear map, if there is one
 * @param affine the maps feature by feature, in order
 * @param relu whether a ReLU follows
 * @param values those the steps define, in order
 */
record Chain(
    int input,
    Mixture mixture,
    Optional<String> weight,
    List<Step> affine,
    boolean relu,
    List<Integer> values) {

  /** The value the last step defines. */
  int output() {
    return values.get(values.size() - 1);
  }

  /** What all steps together multiply by and add. */
  Coefficients coefficients(Program program, Parameters parameters) {
    double[] factor = ones(program.type(output()).features());
    double[] shift = new double[factor.length];
    for (Step step : affine) {
      fold(step, parameters, factor, shift);
    }
    float floor = relu ? 0f : Float.NEGATIVE_INFINITY;
    return weight
        .map(parameters::get)
        .map(by -> mixture.weights(program, by, program.type(input).features()))
        .map(folded -> Coefficients.linear(folded, factor, shift, floor))
        .orElseGet(() -> Coefficients.diagonal(factor, shift, floor));
  }

  /** What leads a gradient back through the linear map: its transpose, or the identity. */
  Coefficients adjoint(Program program, Parameters parameters) {
    int in = program.type(input).features();
    return weight
        .map(
            name ->
                Coefficients.linear(
                    transposed(parameters.get(name), in),
                    ones(in),
                    new double[in],
                    Float.NEGATIVE_INFINITY))
        .orElseGet(() -> Coefficients.identity(in));
  }

  private static float[] transposed(float[] weight, int in) {
    int out = weight.length / in;
    float[] transposed = new float[weight.length];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < in; i++) {
        transposed[i * out + o] = weight[o * in + i];
      }
    }
    return transposed;
  }

  private static double[] ones(int length) {
    double[] ones = new double[length];
    Arrays.fill(ones, 1);
    return ones;
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
}
