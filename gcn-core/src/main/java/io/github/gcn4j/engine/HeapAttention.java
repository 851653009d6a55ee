package io.github.gcn4j.engine;

/**
 * Graph attention on the heap with damped messages: node i receives Σ over its entries of m(e) α(i,
 * j) x(j), where m is an edge's factor, 1 for what a node sends itself, and α the softmax as {@link
 * io.github.gcn4j.backend.Workspace#attend} has it, which knows nothing of the factors, as in
 * PyTorch Geometric's {@code GATConv} under {@code explain_message}.
 *
 * @param operator whose entries are the edges; its values play no part
 * @param x {@code [nodes, heads * width]}
 * @param source {@code [nodes, heads]}
 * @param target {@code [nodes, heads]}
 * @param slope of the leaky ReLU below zero
 * @param factors {@code [edges]}
 */
record HeapAttention(
    HeapOperator operator,
    float[] x,
    float[] source,
    float[] target,
    float slope,
    float[] factors) {

  /**
   * Gradients.
   *
   * @param x {@code [nodes, heads * width]}
   * @param source {@code [nodes, heads]}
   * @param target {@code [nodes, heads]}
   */
  record Gradient(float[] x, float[] source, float[] target) {}

  private int heads() {
    return source.length / Math.max(1, operator.nodes());
  }

  /** What the nodes receive, {@code [nodes, heads * width]}. */
  float[] forward() {
    float[] y = new float[x.length];
    int heads = heads();
    int width = x.length / Math.max(1, source.length);
    for (int row = 0; row < operator.nodes(); row++) {
      for (int head = 0; head < heads; head++) {
        double[] share = shares(row, head, heads);
        for (int i = 0; i < share.length; i++) {
          int from = (operator.column(row, i) * heads + head) * width;
          int to = (row * heads + head) * width;
          double weight = share[i] * factor(row, i);
          for (int f = 0; f < width; f++) {
            y[to + f] += (float) (weight * x[from + f]);
          }
        }
      }
    }
    return y;
  }

  /**
   * The gradients of {@link #forward}.
   *
   * @param dy {@code [nodes, heads * width]}
   * @param factorGradient {@code [edges]}, added to
   */
  Gradient backward(float[] dy, float[] factorGradient) {
    Gradient gradient =
        new Gradient(new float[x.length], new float[source.length], new float[target.length]);
    int heads = heads();
    for (int row = 0; row < operator.nodes(); row++) {
      for (int head = 0; head < heads; head++) {
        backward(row, head, heads, dy, factorGradient, gradient);
      }
    }
    return gradient;
  }

  private void backward(
      int row, int head, int heads, float[] dy, float[] factorGradient, Gradient gradient) {
    int width = x.length / source.length;
    int to = (row * heads + head) * width;
    double[] share = shares(row, head, heads);
    double[] slopes = new double[share.length]; // by α
    double mean = 0;
    for (int i = 0; i < share.length; i++) {
      int from = (operator.column(row, i) * heads + head) * width;
      double weight = share[i] * factor(row, i);
      double dot = 0;
      for (int f = 0; f < width; f++) {
        dot += (double) dy[to + f] * x[from + f];
        gradient.x()[from + f] += (float) (weight * dy[to + f]);
      }
      slopes[i] = dot * factor(row, i);
      mean += share[i] * slopes[i];
      int edge = operator.edge(row, i);
      if (edge >= 0) {
        factorGradient[edge] += (float) (share[i] * dot);
      }
    }
    for (int i = 0; i < share.length; i++) {
      int from = operator.column(row, i) * heads + head;
      float sum = source[from] + target[row * heads + head];
      float slopeByScore = (float) (share[i] * (slopes[i] - mean)) * (sum < 0 ? slope : 1f);
      gradient.source()[from] += slopeByScore;
      gradient.target()[row * heads + head] += slopeByScore;
    }
  }

  private double factor(int row, int entry) {
    int edge = operator.edge(row, entry);
    return edge < 0 ? 1 : factors[edge];
  }

  /** α of a row's entries. */
  private double[] shares(int row, int head, int heads) {
    double[] scores = new double[operator.entries(row)];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      float sum = source[operator.column(row, i) * heads + head] + target[row * heads + head];
      scores[i] = sum < 0 ? slope * sum : sum;
      most = Math.max(most, scores[i]);
    }
    double total = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp(scores[i] - most);
      total += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] /= total;
    }
    return scores;
  }
}
