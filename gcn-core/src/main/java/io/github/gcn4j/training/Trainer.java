package io.github.gcn4j.training;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.LabelledSignals;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Trains a program with Adam and class-balanced negative log-likelihood on mini-batches of signals
 * that share one graph. The same seed, data and backend give the same bits, however many threads
 * the backend uses.
 */
public final class Trainer {
  /** A mean epoch loss of so many times that of guessing means the run will not come back. */
  private static final double DIVERGED = 10;

  private final TensorBackend backend;
  private final TrainingOptions options;
  private final List<TrainingListener> listeners;

  /** Without listeners. */
  public Trainer(TensorBackend backend, TrainingOptions options) {
    this(backend, options, List.of());
  }

  /**
   * A trainer for any number of runs.
   *
   * @param backend computes; stays the caller's
   * @param options epochs, batch, learning rate, seed
   * @param listeners hear of every batch and epoch
   */
  public Trainer(
      TensorBackend backend, TrainingOptions options, List<? extends TrainingListener> listeners) {
    this.backend = backend;
    this.options = options;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Trains from fresh parameters.
   *
   * @param program what to train
   * @param training signals to learn from
   * @param validation signals that choose the best epoch, or empty: then the last epoch is the best
   * @throws IllegalArgumentException if there are no training signals, or all are of one class, or
   *     the signals do not fit the program
   * @throws TrainingDivergedException if the loss is no longer finite or far above guessing
   * @throws CancellationException if the thread is interrupted; listeners have seen every whole
   *     epoch
   */
  public TrainingResult train(
      Program program, LabelledSignals training, LabelledSignals validation) {
    check(program, training);
    SplittableRandom root = new SplittableRandom(options.seed());
    Parameters parameters = Parameters.initial(program, root.split());
    SplittableRandom order = root.split();
    SplittableRandom dropout = root.split();
    WeightedNll loss = WeightedNll.balanced(training.labels(), program.outputFeatures());
    List<EpochReport> reports = new ArrayList<>();
    Parameters best = parameters;
    int bestEpoch = 0;
    double bestLoss = Double.POSITIVE_INFINITY;
    try (Session session = Session.open(backend, program, training.graph(), parameters)) {
      Run run = new Run(session, program, training, loss, parameters, dropout);
      for (int epoch = 1; epoch <= options.epochs(); epoch++) {
        long started = System.nanoTime();
        Score trained = run.epoch(epoch, order);
        Optional<Score> validated =
            validation.size() == 0
                ? Optional.empty()
                : Optional.of(score(session, validation, loss, program.outputFeatures()));
        double current = validated.map(Score::loss).orElse(Double.NEGATIVE_INFINITY);
        boolean improved = bestEpoch == 0 || validated.isEmpty() || current < bestLoss;
        if (improved) {
          best = parameters.copy();
          bestEpoch = epoch;
          bestLoss = current;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        EpochReport report =
            new EpochReport(epoch, options.epochs(), trained, validated, improved, seconds);
        reports.add(report);
        listeners.forEach(listener -> listener.epochFinished(report, parameters));
      }
    }
    return new TrainingResult(best, bestEpoch, parameters, List.copyOf(reports));
  }

  private static void check(Program program, LabelledSignals training) {
    if (training.features() != program.inputFeatures()) {
      throw new IllegalArgumentException(
          "expected signals of "
              + program.inputFeatures()
              + " features, found "
              + training.features());
    }
    int[] present = Arrays.stream(training.labels()).distinct().toArray();
    if (present.length < 2) {
      throw new IllegalArgumentException(
          "expected training signals of at least two classes, found "
              + training.size()
              + " of "
              + present.length
              + " class(es)");
    }
    for (int label : present) {
      if (label < 0 || label >= program.outputFeatures()) {
        throw new IllegalArgumentException(
            "expected labels from 0 to " + (program.outputFeatures() - 1) + ", found " + label);
      }
    }
  }

  private static Score score(
      Session session, LabelledSignals signals, WeightedNll loss, int classes) {
    int batch = 16;
    float[] logits = new float[signals.size() * classes];
    float[] features = new float[Math.min(batch, signals.size()) * signals.length()];
    for (int from = 0; from < signals.size(); from += batch) {
      int size = Math.min(batch, signals.size() - from);
      for (int i = 0; i < size; i++) {
        signals.read(from + i, features, i * signals.length());
      }
      float[] rows = session.logits(features, size);
      System.arraycopy(rows, 0, logits, from * classes, rows.length);
    }
    int[] labels = signals.labels();
    double mean = loss.loss(logits, labels, loss.weightOf(labels));
    return new Score(mean, (double) right(logits, labels, classes) / labels.length);
  }

  private static int right(float[] logits, int[] labels, int classes) {
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

  /** The state of one run that every epoch carries on. */
  private final class Run {
    private final Session session;
    private final int classes;
    private final LabelledSignals training;
    private final WeightedNll loss;
    private final Parameters parameters;
    private final Parameters gradients;
    private final SplittableRandom dropout;
    private final Adam adam;
    private final float[] features;

    Run(
        Session session,
        Program program,
        LabelledSignals training,
        WeightedNll loss,
        Parameters parameters,
        SplittableRandom dropout) {
      this.session = session;
      this.classes = program.outputFeatures();
      this.training = training;
      this.loss = loss;
      this.parameters = parameters;
      this.gradients = Parameters.zeros(program);
      this.dropout = dropout;
      this.adam = new Adam(options.learningRate());
      this.features = new float[Math.min(options.batch(), training.size()) * training.length()];
    }

    Score epoch(int epoch, SplittableRandom random) {
      int[] order = IntStream.range(0, training.size()).toArray();
      Shuffle.shuffle(order, random);
      double lossSum = 0;
      double weightSum = 0;
      int right = 0;
      for (int from = 0; from < order.length; from += options.batch()) {
        if (Thread.interrupted()) {
          throw new CancellationException("training was interrupted in epoch " + epoch);
        }
        int[] batch =
            Arrays.copyOfRange(order, from, Math.min(order.length, from + options.batch()));
        int[] labels = Arrays.stream(batch).map(training::label).toArray();
        double weight = loss.weightOf(labels);
        float[] logits = step(batch, labels, weight);
        double batchLoss = loss.loss(logits, labels, weight);
        requireFinite(batchLoss, epoch, from / options.batch() + 1);
        lossSum += batchLoss * weight;
        weightSum += weight;
        right += right(logits, labels, classes);
        int done = from + batch.length;
        Score soFar = new Score(lossSum / weightSum, (double) right / done);
        BatchReport report = new BatchReport(epoch, options.epochs(), done, order.length, soFar);
        listeners.forEach(listener -> listener.batchFinished(report));
      }
      Score score = new Score(lossSum / weightSum, (double) right / order.length);
      requireSane(score.loss(), epoch);
      return score;
    }

    /** One step of the optimiser; answers the logits from before it. */
    private float[] step(int[] batch, int[] labels, double weight) {
      for (int i = 0; i < batch.length; i++) {
        training.read(batch[i], features, i * training.length());
      }
      gradients.clear();
      float[][] seen = new float[1][];
      session.differentiate(
          features,
          batch.length,
          dropout,
          logits -> {
            seen[0] = logits;
            return loss.gradient(logits, labels, weight);
          },
          gradients);
      adam.step(parameters, gradients);
      session.upload(parameters);
      return seen[0];
    }

    private void requireFinite(double value, int epoch, int batch) {
      if (!Double.isFinite(value)) {
        throw new TrainingDivergedException(
            "expected a finite loss, found "
                + value
                + " in epoch "
                + epoch
                + ", batch "
                + batch
                + ": lower the learning rate (now "
                + options.learningRate()
                + ")");
      }
    }

    private void requireSane(double value, int epoch) {
      double guessing = Math.log(classes);
      if (value > DIVERGED * guessing) {
        throw new TrainingDivergedException(
            "expected the loss to fall below that of guessing ("
                + guessing
                + "), found "
                + value
                + " in epoch "
                + epoch
                + ": lower the learning rate (now "
                + options.learningRate()
                + ")");
      }
    }
  }
}
