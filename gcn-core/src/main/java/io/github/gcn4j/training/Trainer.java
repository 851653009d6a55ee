package io.github.gcn4j.training;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.LabelledSignals;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.GraphBatch;
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
   *     signals do not fit the program, or validation signals live on another number of nodes or
   *     are of a class that is not trained on
   * @throws TrainingDivergedException if a loss or a parameter is no longer finite, or the loss is
   *     far above guessing; listeners do not see that epoch
   * @throws CancellationException if the thread is interrupted; listeners have seen every whole
   *     epoch
   */
  public TrainingResult train(
      Program program, LabelledSignals training, LabelledSignals validation) {
    check(program, training, validation);
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
        if (validated.isPresent()) {
          run.requireFinite(validated.get().loss(), "validation loss", "epoch " + epoch);
        }
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

  private static void check(Program program, LabelledSignals training, LabelledSignals validation) {
    requireFit(program, training);
    boolean[] present = new boolean[program.outputFeatures()];
    for (int label : training.labels()) {
      present[label] = true;
    }
    int[] classes = IntStream.range(0, present.length).filter(c -> present[c]).toArray();
    if (classes.length < 2) {
      throw new IllegalArgumentException(
          "expected training signals of at least two classes, found %d of %d class(es)"
              .formatted(training.size(), classes.length));
    }
    if (validation.size() == 0) {
      return;
    }
    requireFit(program, validation);
    if (validation.graph().nodes() != training.graph().nodes()) {
      throw new IllegalArgumentException(
          "expected validation signals on the graph of the training signals (%d nodes), found %d nodes"
              .formatted(training.graph().nodes(), validation.graph().nodes()));
    }
    for (int label : validation.labels()) {
      if (!present[label]) {
        throw new IllegalArgumentException(
            "expected validation signals of classes that are trained on, found class " + label);
      }
    }
  }

  private static void requireFit(Program program, LabelledSignals signals) {
    if (signals.graph() instanceof GraphBatch) {
      throw new IllegalArgumentException(
          "expected a graph of one part that every signal lives on, found a batch of graphs");
    }
    if (signals.features() != program.inputFeatures()) {
      throw new IllegalArgumentException(
          "expected signals of %d features, found %d"
              .formatted(program.inputFeatures(), signals.features()));
    }
    for (int label : signals.labels()) {
      if (label < 0 || label >= program.outputFeatures()) {
        throw new IllegalArgumentException(
            "expected labels from 0 to %d, found %d"
                .formatted(program.outputFeatures() - 1, label));
      }
    }
  }

  private static Score score(
      Session session, LabelledSignals signals, WeightedNll loss, int classes) {
    int batch = 16;
    float[] logits = new float[signals.size() * classes];
    float[] features = new float[signals.length(Math.min(batch, signals.size()))];
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
      this.features = new float[training.length(Math.min(options.batch(), training.size()))];
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
        requireFinite(
            batchLoss, "loss", "epoch " + epoch + ", batch " + (from / options.batch() + 1));
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
      requireFiniteParameters(epoch);
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

    private void requireFinite(double value, String what, String where) {
      if (!Double.isFinite(value)) {
        throw diverged("a finite " + what, value + " in " + where);
      }
    }

    private void requireSane(double value, int epoch) {
      double guessing = Math.log(classes);
      if (value > DIVERGED * guessing) {
        throw diverged(
            "a loss below that of guessing (%.3f)".formatted(guessing),
            value + " in epoch " + epoch);
      }
    }

    private void requireFiniteParameters(int epoch) {
      try {
        parameters.requireFinite();
      } catch (IllegalArgumentException e) {
        throw diverged("finite parameters after epoch " + epoch, String.valueOf(e.getMessage()));
      }
    }

    private TrainingDivergedException diverged(String expected, String found) {
      return new TrainingDivergedException(
          "expected %s, found %s: lower the learning rate (now %s)"
              .formatted(expected, found, options.learningRate()));
    }
  }
}
