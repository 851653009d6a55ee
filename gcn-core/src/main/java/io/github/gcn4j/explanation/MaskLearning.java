package io.github.gcn4j.explanation;

import io.github.gcn4j.engine.MaskGradient;
import io.github.gcn4j.engine.MessageMask;
import io.github.gcn4j.engine.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The masks of a {@link GnnExplainer} while they are learned. */
final class MaskLearning {
  /** Of the first values of a feature mask, as in PyG. */
  private static final double FEATURE_DEVIATION = 0.1;

  private final GnnExplainer options;
  private final Subject subject;
  private final MessageMask messages;
  private final float[] features;
  private final int target;
  private final List<SoftMask> edges = new ArrayList<>();
  private final SoftMask byFeature;
  private double probability;
  private boolean started;

  MaskLearning(
      GnnExplainer options, Subject subject, MessageMask messages, float[] features, int target) {
    this.options = options;
    this.subject = subject;
    this.messages = messages;
    this.features = features;
    this.target = target;
    SplittableRandom random = new SplittableRandom(options.seed());
    this.byFeature = new SoftMask(subject.program().inputFeatures(), FEATURE_DEVIATION, random);
    // PyG's gain of ReLU times the root of 2 / (2 nodes).
    double deviation = Math.sqrt(2.0 / Math.max(1, subject.graph().nodes()));
    for (int level = 0; level < messages.levels(); level++) {
      edges.add(new SoftMask(messages.factors(level).length, deviation, random));
    }
  }

  void step() {
    MaskGradient gradient = differentiate(byFeature.values());
    double[] byFeatureSlope = new double[byFeature.length()];
    for (int i = 0; i < features.length; i++) {
      byFeatureSlope[i % byFeatureSlope.length] += (double) gradient.input()[i] * features[i];
    }
    int learned = 0;
    for (int level = 0; level < edges.size(); level++) {
      float[] slope = gradient.factors().get(level);
      if (!started) {
        edges.get(level).drop(slope);
      }
      learned += edges.get(level).kept();
    }
    started = true;
    for (int level = 0; level < edges.size(); level++) {
      double[] slope = doubles(gradient.factors().get(level));
      double entropy = options.edgeEntropy() / Math.max(1, learned);
      edges.get(level).step(slope, options.edgeSize(), entropy, options.learningRate());
    }
    double share = 1.0 / byFeature.length();
    byFeature.step(
        byFeatureSlope,
        options.featureSize() * share,
        options.featureEntropy() * share,
        options.learningRate());
  }

  private MaskGradient differentiate(double[] featureFactors) {
    for (int level = 0; level < edges.size(); level++) {
      float[] factors = messages.factors(level);
      double[] values = edges.get(level).values();
      for (int edge = 0; edge < factors.length; edge++) {
        factors[edge] = (float) values[edge];
      }
    }
    return gradient(featureFactors);
  }

  private MaskGradient gradient(double[] featureFactors) {
    float[] damped = new float[features.length];
    for (int i = 0; i < damped.length; i++) {
      damped[i] = (float) (features[i] * featureFactors[i % featureFactors.length]);
    }
    return subject.session().maskGradient(damped, messages, this::lossGradient);
  }

  /** Of −log p(target). */
  private float[] lossGradient(float[] logits) {
    double[] logProbabilities = Softmax.log(logits, 0, logits.length, 1);
    float[] gradient = new float[logits.length];
    for (int c = 0; c < gradient.length; c++) {
      gradient[c] = (float) (Math.exp(logProbabilities[c]) - (c == target ? 1 : 0));
    }
    probability = Math.exp(logProbabilities[target]);
    return gradient;
  }

  /** With what is masked away gone. */
  double probabilityMasked() {
    differentiate(byFeature.values());
    return probability;
  }

  /** With what the masks keep gone, all features there. */
  double probabilityWithout() {
    for (int level = 0; level < edges.size(); level++) {
      float[] factors = messages.factors(level);
      double[] values = edges.get(level).values();
      for (int edge = 0; edge < factors.length; edge++) {
        factors[edge] = (float) (1 - values[edge]);
      }
    }
    double[] ones = new double[byFeature.length()];
    Arrays.fill(ones, 1);
    gradient(ones);
    return probability;
  }

  float[] edgeScores(int level) {
    return floats(edges.get(level).scores());
  }

  float[] featureScores() {
    return floats(byFeature.scores());
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
