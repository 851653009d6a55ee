package io.github.gcn4j.training;

import io.github.gcn4j.data.LabelledData;
import java.util.Arrays;

/**
 * What classes and examples count in the training loss.
 *
 * @param classes a factor for each class
 * @param examples a factor for each example
 */
record Weights(float[] classes, float[] examples) {

  /** What the options say; where both are to be balanced, classes are so exactly. */
  static Weights of(LabelledData data, int classes, TrainingOptions options) {
    float[] examples = new float[data.size()];
    Arrays.fill(examples, 1f);
    if (options.groupBalance() == Balance.EQUAL) {
      int[] groups = new int[data.size()];
      int largest = 0;
      for (int i = 0; i < groups.length; i++) {
        groups[i] = data.group(i);
        largest = Math.max(largest, groups[i]);
      }
      float[] factors = balanced(groups, examples, largest + 1);
      for (int i = 0; i < groups.length; i++) {
        examples[i] = factors[groups[i]];
      }
    }
    float[] factors = new float[classes];
    Arrays.fill(factors, 1f);
    return options.classBalance() == Balance.EQUAL
        ? new Weights(balanced(data.labels(), examples, classes), examples)
        : new Weights(factors, examples);
  }

  /**
   * Factors that make the weights of every kind add up to the same: all / (kinds · weight of the
   * kind); 0 for a kind there is none of.
   */
  static float[] balanced(int[] kindOf, float[] weights, int kinds) {
    double[] sums = new double[kinds];
    double all = 0;
    for (int i = 0; i < kindOf.length; i++) {
      sums[kindOf[i]] += weights[i];
      all += weights[i];
    }
    float[] factors = new float[kinds];
    for (int kind = 0; kind < kinds; kind++) {
      factors[kind] = sums[kind] == 0 ? 0f : (float) (all / (kinds * sums[kind]));
    }
    return factors;
  }
}
