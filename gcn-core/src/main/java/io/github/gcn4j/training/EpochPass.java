package io.github.gcn4j.training;

import io.github.gcn4j.data.Batch;
import io.github.gcn4j.data.LabelledData;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** Steps the optimiser through the training data, once for each epoch, in an order of its own. */
final class EpochPass {
  private final TrainingOptions options;
  private final List<TrainingListener> listeners;
  private final CurrentSession sessions;
  private final Program program;
  private final EpochOrder order;
  private final WeightedNll loss;
  private final float[] says;
  private final Divergence divergence;
  private final Parameters parameters;
  private final Parameters gradients;
  private final AdamMoments moments;
  private final RunningAverage average;
  private float[] memory = new float[0];

  EpochPass(
      TrainingOptions options,
      List<TrainingListener> listeners,
      CurrentSession sessions,
      Program program,
      EpochOrder order,
      WeightedNll loss,
      float[] says,
      Divergence divergence,
      Parameters parameters,
      AdamMoments moments,
      RunningAverage average) {
    this.options = options;
    this.listeners = listeners;
    this.sessions = sessions;
    this.program = program;
    this.order = order;
    this.loss = loss;
    this.says = says;
    this.divergence = divergence;
    this.parameters = parameters;
    this.gradients = Parameters.zeros(program);
    this.moments = moments;
    this.average = average;
  }

  /** Trains on the epoch's examples; the score is that of each batch before its step. */
  Score run(LabelledData training, int epoch) {
    int[] drawn = order.draw(EpochRandom.order(options.seed(), epoch));
    LabelledData data = training.forEpoch(epoch, EpochRandom.augmentation(options.seed(), epoch));
    SplittableRandom dropout = EpochRandom.dropout(options.seed(), epoch);
    long batches = batches(training.size(), options.batch());
    long step = (epoch - 1) * batches;
    double lossSum = 0;
    double weightSum = 0;
    int right = 0;
    int done = 0;
    for (int number = 1; done < drawn.length; number++) {
      if (Thread.interrupted()) {
        throw new CancellationException("training was interrupted in epoch " + epoch);
      }
      int[] indices = Arrays.copyOfRange(drawn, done, end(done, drawn.length, options.batch()));
      if (order.repeats()) {
        long seed = EpochRandom.augmentation(options.seed(), epoch, number);
        data = training.forEpoch(epoch, seed);
      }
      Rows rows = Rows.of(data, indices, says, loss);
      double rate =
          options.schedule().rate(options.learningRate(), step++, options.epochs() * batches);
      float[] logits = step(data.batch(indices, memory), rows, rate, dropout);
      double batchLoss = loss.loss(logits, rows.labels(), rows.says(), rows.weight());
      divergence.requireFinite(batchLoss, "loss", "epoch " + epoch + ", batch " + number);
      lossSum += batchLoss * rows.weight();
      weightSum += rows.weight();
      right += Scoring.right(logits, rows.labels(), program.outputFeatures());
      done += indices.length;
      Score soFar = new Score(lossSum / weightSum, (double) right / done);
      BatchReport report = new BatchReport(epoch, options.epochs(), done, drawn.length, soFar);
      listeners.forEach(listener -> listener.batchFinished(report));
    }
    return new Score(lossSum / weightSum, (double) right / drawn.length);
  }

  /**
   * Steps of an epoch. An example that would be left alone joins the batch before it: a batch
   * normalisation after the readout would see no spread in a single row.
   */
  static long batches(int examples, int batch) {
    long whole = examples / batch;
    int left = examples % batch;
    return left == 0 || (left == 1 && whole > 0) ? whole : whole + 1;
  }

  private static int end(int from, int examples, int batch) {
    int to = Math.min(examples, from + batch);
    return batch > 1 && examples - to == 1 ? examples : to;
  }

  /** One step of the optimiser; answers the logits from before it. */
  private float[] step(Batch batch, Rows rows, double rate, SplittableRandom dropout) {
    DataChecks.requireRows(batch, rows.labels().length);
    memory = batch.features();
    gradients.clear();
    float[][] seen = new float[1][];
    sessions
        .on(batch.graph())
        .differentiate(
            batch.features(),
            batch.signals(),
            dropout,
            logits -> {
              seen[0] = logits;
              return loss.gradient(logits, rows.labels(), rows.says(), rows.weight());
            },
            gradients);
    options.maximumNorm().ifPresent(maximum -> GradientClipping.clip(program, gradients, maximum));
    moments.step(parameters, gradients, rate, options.optimizer().weightDecay());
    average.afterStep(parameters, moments.steps());
    sessions.use(parameters);
    return seen[0];
  }

  /**
   * What is known of a batch's rows.
   *
   * @param labels {@code [rows]}
   * @param says {@code [rows]}: weight of each besides its class's
   * @param weight of all together
   */
  private record Rows(int[] labels, float[] says, double weight) {
    static Rows of(LabelledData data, int[] indices, float[] says, WeightedNll loss) {
      int[] labels = new int[indices.length];
      float[] chosen = new float[indices.length];
      for (int i = 0; i < indices.length; i++) {
        labels[i] = data.label(indices[i]);
        chosen[i] = says[indices[i]];
      }
      return new Rows(labels, chosen, loss.weightOf(labels, chosen));
    }
  }
}
