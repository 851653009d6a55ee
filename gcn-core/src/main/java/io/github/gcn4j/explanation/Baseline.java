package io.github.gcn4j.explanation;

import java.util.List;
import java.util.Objects;

/**
 * What "nothing to see" looks like: the same features at every node. A map tells what differs from
 * it, so that on a bright microscope field a black baseline makes the empty background speak too.
 */
public sealed interface Baseline {

  /** Its name in settings. */
  String label();

  /**
   * The features every node has.
   *
   * @param features the signal to be explained, {@code [nodes, width]}
   * @param width features of each node
   * @return {@code [width]}
   * @throws IllegalArgumentException if it is given for another number of features
   */
  float[] of(float[] features, int width);

  /** A whole signal of it, as long as the one to be explained. */
  default float[] signal(float[] features, int width) {
    float[] row = of(features, width);
    float[] signal = new float[features.length];
    for (int i = 0; i < signal.length; i++) {
      signal[i] = row[i % width];
    }
    return signal;
  }

  /** The mean over the nodes of the signal to be explained: an image's own mean colour. */
  record Mean() implements Baseline {
    @Override
    public String label() {
      return "mean";
    }

    @Override
    public float[] of(float[] features, int width) {
      double[] sums = new double[width];
      for (int i = 0; i < features.length; i++) {
        sums[i % width] += features[i];
      }
      float[] mean = new float[width];
      for (int f = 0; f < width; f++) {
        mean[f] = (float) (sums[f] * width / Math.max(width, features.length));
      }
      return mean;
    }
  }

  /**
   * Given features.
   *
   * @param label its name, for example {@code black}
   * @param values one for each feature, on the scale the program sees
   */
  record Even(String label, List<Float> values) implements Baseline {
    /** Copies the list. */
    public Even {
      Objects.requireNonNull(label, "label");
      values = List.copyOf(values);
    }

    @Override
    public float[] of(float[] features, int width) {
      if (values.size() != width) {
        throw new IllegalArgumentException(
            "expected a baseline of " + width + " features, found " + values.size());
      }
      float[] row = new float[width];
      for (int f = 0; f < width; f++) {
        row[f] = values.get(f);
      }
      return row;
    }
  }
}
