package io.github.gcn4j.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a classifier that is 90 % sure is right 90 % of the time.
 *
 * <p>Expected calibration error after C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On
 * calibration of modern neural networks", ICML 2017, equation 3: predictions go into 15 equally
 * wide bins by confidence (the largest probability), bin m holding ((m−1)/15, m/15]; the error is Σ
 * count/n · |accuracy − mean confidence| over the bins.
 *
 * @param expectedCalibrationError a fraction in [0, 1]; 0 without predictions
 * @param bins the 15 bins, by rising confidence, empty ones included
 */
public record Calibration(double expectedCalibrationError, List<ReliabilityBin> bins) {

  /** Number of bins. */
  public static final int BINS = 15;

  /** Copies the list. */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /** Measures the calibration of predictions. */
  public static Calibration of(List<Prediction> predictions) {
    int[] count = new int[BINS];
    int[] correct = new int[BINS];
    double[] confidence = new double[BINS];
    for (Prediction prediction : predictions) {
      int bin = bin(prediction.confidence());
      count[bin]++;
      confidence[bin] += prediction.confidence();
      if (prediction.correct()) {
        correct[bin]++;
      }
    }
    List<ReliabilityBin> bins = new ArrayList<>(BINS);
    double gaps = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double n = Math.max(1, count[bin]);
      bins.add(
          new ReliabilityBin(
              (double) bin / BINS,
              (bin + 1.0) / BINS,
              count[bin],
              confidence[bin] / n,
              correct[bin] / n));
      gaps += Math.abs(correct[bin] - confidence[bin]);
    }
    return new Calibration(predictions.isEmpty() ? 0 : gaps / predictions.size(), bins);
  }

  private static int bin(double confidence) {
    return Math.max(0, (int) Math.ceil(confidence * BINS) - 1);
  }
}
