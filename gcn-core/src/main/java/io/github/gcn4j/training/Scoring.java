package io.github.gcn4j.training;

import io.github.gcn4j.data.Batch;
import io.github.gcn4j.data.LabelledData;
import java.util.stream.IntStream;

/** Measures loss and accuracy of logits. */
final class Scoring {
  private static final int BATCH = 16;

  private Scoring() {}

  /** The score of all examples with the parameters a session has in use. */
  static Score score(CurrentSession sessions, LabelledData data, WeightedNll loss) {
    int classes = loss.classes();
    float[] logits = new float[Math.multiplyExact(data.size(), classes)];
    float[] memory = new float[0];
    for (int from = 0; from < data.size(); from += BATCH) {
      int[] indices = IntStream.range(from, Math.min(data.size(), from + BATCH)).toArray();
      Batch batch = data.batch(indices, memory);
      memory = batch.features();
      DataChecks.requireRows(batch, indices.length);
      float[] rows = sessions.on(batch.graph()).logits(batch.features(), batch.signals());
      System.arraycopy(rows, 0, logits, from * classes, rows.length);
    }
    int[] labels = data.labels();
    double mean = loss.loss(logits, labels, loss.weightOf(labels));
    return new Score(mean, (double) right(logits, labels, classes) / labels.length);
  }

  /** How many rows have their largest logit at the label; of equal ones the first counts. */
  static int right(float[] logits, int[] labels, int classes) {
    int right = 0;
    for (int row = 0; row < labels.length; row++) {
      int best = 0;
      for (int c = 1; c < classes; c++) {
        if (logits[row * classes + c] > logits[row * classes + best]) {
          best = c;
        }
      }
      right += best == labels[row] ? 1 : 0;
    }
    return right;
  }
}
