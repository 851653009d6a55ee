package io.github.gcn4j.explanation;

import io.github.gcn4j.engine.MessageMask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * GNNExplainer (Ying et al., "GNNExplainer: Generating Explanations for Graph Neural Networks",
 * NeurIPS 2019): learns masks, a factor from 0 to 1 for each edge's messages and one for each
 * feature, that keep the class's probability with as few edges and features as possible. Adam
 * minimises −log p(class) + sizes and entropies of the masks, as PyTorch Geometric's {@code
 * GNNExplainer}: sizes of edges are summed, of features averaged, entropies averaged; an edge that
 * the answer does not depend on at all scores 0.
 *
 * <p>A node's score is the mean score of the edges at it, 0 to 1. On a program that coarsens its
 * grid every level has edges, and masks, of its own, learned together; a pixel's score is then the
 * mean over the levels. Measures: {@code probability} of the class as it is, {@code
 * probability_masked} with the masks, {@code probability_without} with each edge's mask turned
 * round (what is left when the explanation is taken away).
 *
 * @param epochs steps of Adam
 * @param learningRate of Adam
 * @param edgeSize weight of the sum of the edge mask
 * @param edgeEntropy weight of the mean entropy of the edge mask
 * @param featureSize weight of the mean of the feature mask
 * @param featureEntropy weight of the mean entropy of the feature mask
 * @param seed of the first values
 */
public record GnnExplainer(
    int epochs,
    double learningRate,
    double edgeSize,
    double edgeEntropy,
    double featureSize,
    double featureEntropy,
    long seed)
    implements ExplanationMethod {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if there is no epoch, the learning rate is not positive, or a
   *     weight is negative
   */
  public GnnExplainer {
    boolean weighed = edgeSize >= 0 && edgeEntropy >= 0 && featureSize >= 0 && featureEntropy >= 0;
    if (epochs < 1 || !(learningRate > 0) || !weighed) {
      throw new IllegalArgumentException(
          "expected at least 1 epoch, a learning rate above 0 and weights of at least 0, found "
              + epochs
              + ", "
              + learningRate
              + " and "
              + List.of(edgeSize, edgeEntropy, featureSize, featureEntropy));
    }
  }

  /** PyTorch Geometric's constants, made for graphs of some hundred edges. */
  public static GnnExplainer pyg() {
    return new GnnExplainer(100, 0.01, 0.005, 1, 1, 0.1, 0);
  }

  /**
   * For images, whose grids have tens of thousands of edges: an edge's size weighs so much less
   * that all together do not outweigh the answer, colours weigh a tenth, and the masks move ten
   * times as fast.
   */
  public static GnnExplainer forImages() {
    return new GnnExplainer(100, 0.1, 0.00005, 1, 0.1, 0.01, 0);
  }

  @Override
  public String label() {
    return "gnnexplainer";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("epochs", Integer.toString(epochs));
    settings.put("learning_rate", Double.toString(learningRate));
    settings.put("edge_size", Double.toString(edgeSize));
    settings.put("edge_entropy", Double.toString(edgeEntropy));
    settings.put("feature_size", Double.toString(featureSize));
    settings.put("feature_entropy", Double.toString(featureEntropy));
    settings.put("seed", Long.toString(seed));
    return settings;
  }

  @Override
  public Explanation explain(
      Subject subject, float[] features, int target, ExplanationProgress progress) {
    subject.check(features, target);
    MessageMask mask = MessageMask.of(subject.program(), subject.graph());
    MaskLearning learning = new MaskLearning(this, subject, mask, features, target);
    for (int epoch = 0; epoch < epochs; epoch++) {
      learning.step();
      progress.at(epoch + 1, epochs);
    }
    List<EdgeScores> edges = new ArrayList<>();
    for (int level = 0; level < mask.levels(); level++) {
      if (mask.factors(level).length > 0) {
        edges.add(
            new EdgeScores(
                level, mask.sources(level), mask.targets(level), learning.edgeScores(level)));
      }
    }
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("probability", subject.probabilities(features, 1)[0][target]);
    measures.put("probability_masked", learning.probabilityMasked());
    measures.put("probability_without", learning.probabilityWithout());
    float[] nodes = nodeScores(subject, edges);
    return new Explanation(
        label(), settings(), target, nodes, learning.featureScores(), edges, measures);
  }

  private static float[] nodeScores(Subject subject, List<EdgeScores> edges) {
    Levels levels = Levels.of(subject.graph());
    float[] sum = new float[subject.graph().nodes()];
    for (EdgeScores level : edges) {
      float[] means = meanAtNodes(level, levels.nodes(sum.length, level.level()));
      // A level's amounts are shared out among the pixels of a block, but each has the whole mean.
      for (int i = 0; i < means.length; i++) {
        means[i] *= (float) (1 << (2 * level.level())) / edges.size();
      }
      levels.addTo(sum, means, level.level());
    }
    return sum;
  }

  private static float[] meanAtNodes(EdgeScores edges, int nodes) {
    float[] sums = new float[nodes];
    int[] counts = new int[nodes];
    for (int edge = 0; edge < edges.scores().length; edge++) {
      for (int node : new int[] {edges.sources()[edge], edges.targets()[edge]}) {
        sums[node] += edges.scores()[edge];
        counts[node]++;
      }
    }
    for (int node = 0; node < nodes; node++) {
      sums[node] /= Math.max(1, counts[node]);
    }
    return sums;
  }
}
