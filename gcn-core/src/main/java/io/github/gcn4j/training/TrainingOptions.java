package io.github.gcn4j.training;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a training run is told. Start from {@link #defaults()} and change what is to be different.
 *
 * @param epochs passes over the training data
 * @param batch examples per step of the optimiser
 * @param seed of first parameters, order, dropout and augmentation
 * @param optimizer how a step is made of gradients
 * @param schedule how the learning rate moves
 * @param labelSmoothing share of each target spread evenly over all classes; at least 0 and below 1
 * @param maximumNorm gradients are scaled down to this length, all together, if they are longer
 * @param averaging whether an average is kept instead of the last parameters
 * @param patience epochs without a lower validation loss after which the run ends
 * @param classBalance say of the classes in the loss
 * @param groupBalance say of the groups in the training loss
 * @param sampling which examples an epoch trains on
 * @param starts how often first parameters are drawn: each draw is trained for one epoch, and the
 *     one of the lowest training loss goes on, for some draws learn worse from beginning to end
 */
public record TrainingOptions(
    int epochs,
    int batch,
    long seed,
    Optimizer optimizer,
    Schedule schedule,
    double labelSmoothing,
    OptionalDouble maximumNorm,
    Averaging averaging,
    OptionalInt patience,
    Balance classBalance,
    Balance groupBalance,
    Sampling sampling,
    int starts) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if epochs, batch, starts, the maximum norm or the patience is
   *     not positive, or the label smoothing is below 0 or not below 1, or there is both a patience
   *     and an average of the last epochs
   */
  public TrainingOptions {
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(averaging, "averaging");
    Objects.requireNonNull(classBalance, "classBalance");
    Objects.requireNonNull(groupBalance, "groupBalance");
    Objects.requireNonNull(sampling, "sampling");
    if (epochs < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 epoch and a batch of at least 1, found " + epochs + " and " + batch);
    }
    if (starts < 1) {
      throw new IllegalArgumentException("expected at least 1 start, found " + starts);
    }
    if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
      throw new IllegalArgumentException(
          "expected a label smoothing of at least 0 and below 1, found " + labelSmoothing);
    }
    if (maximumNorm.isPresent() && !(maximumNorm.getAsDouble() > 0)) {
      throw new IllegalArgumentException(
          "expected a positive maximum norm, found " + maximumNorm.getAsDouble());
    }
    if (patience.isPresent() && averaging instanceof Averaging.LastEpochs) {
      throw new IllegalArgumentException(
          "expected a patience or an average of the last epochs, found both: a run that ends early never reaches its last epochs");
    }
    if (patience.isPresent() && patience.getAsInt() < 1) {
      throw new IllegalArgumentException(
          "expected a patience of at least 1 epoch, found " + patience.getAsInt());
    }
  }

  /**
   * Adam at a constant rate, classes balanced, nothing else.
   *
   * @throws IllegalArgumentException as the canonical constructor, or if the learning rate is not
   *     positive and finite
   */
  public TrainingOptions(int epochs, int batch, double learningRate, long seed) {
    this(
        epochs,
        batch,
        seed,
        new Optimizer.Adam(learningRate),
        new Schedule.Constant(),
        0,
        OptionalDouble.empty(),
        new Averaging.None(),
        OptionalInt.empty(),
        Balance.EQUAL,
        Balance.NONE,
        new Sampling.Each(),
        1);
  }

  /** The reference system's: 25 epochs, batches of 16, learning rate 0.001; seed 0. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(25, 16, 0.001, 0);
  }

  /**
   * Reads what {@link #toMap()} wrote; the same values to the last bit.
   *
   * @throws IllegalArgumentException if a key is missing or unknown, or a value out of its range
   */
  public static TrainingOptions fromMap(Map<String, String> map) {
    return OptionsText.read(map);
  }

  /** Every key such a map may have, to tell it from other settings it is stored among. */
  public static Set<String> keys() {
    return OptionsText.KEYS;
  }

  /** As texts by name, in a fixed order; names are stable, so that they may be stored. */
  public Map<String, String> toMap() {
    return OptionsText.write(this);
  }

  /** The optimiser's learning rate. */
  public double learningRate() {
    return optimizer.learningRate();
  }

  /** The same for another number of epochs. */
  public TrainingOptions withEpochs(int newEpochs) {
    return with(draft -> draft.epochs = newEpochs);
  }

  /** The same with another batch. */
  public TrainingOptions withBatch(int newBatch) {
    return with(draft -> draft.batch = newBatch);
  }

  /** The same with another seed. */
  public TrainingOptions withSeed(long newSeed) {
    return with(draft -> draft.seed = newSeed);
  }

  /** The same with another learning rate. */
  public TrainingOptions withLearningRate(double newRate) {
    return withOptimizer(optimizer.withLearningRate(newRate));
  }

  /** The same with another optimiser. */
  public TrainingOptions withOptimizer(Optimizer newOptimizer) {
    return with(draft -> draft.optimizer = newOptimizer);
  }

  /** The same with another schedule. */
  public TrainingOptions withSchedule(Schedule newSchedule) {
    return with(draft -> draft.schedule = newSchedule);
  }

  /** The same with another label smoothing. */
  public TrainingOptions withLabelSmoothing(double newSmoothing) {
    return with(draft -> draft.labelSmoothing = newSmoothing);
  }

  /** The same with gradients of at most this length. */
  public TrainingOptions withMaximumNorm(double newNorm) {
    return with(draft -> draft.maximumNorm = OptionalDouble.of(newNorm));
  }

  /** The same with another averaging. */
  public TrainingOptions withAveraging(Averaging newAveraging) {
    return with(draft -> draft.averaging = newAveraging);
  }

  /** The same, ending after so many epochs without a lower validation loss. */
  public TrainingOptions withPatience(int newPatience) {
    return with(draft -> draft.patience = OptionalInt.of(newPatience));
  }

  /** The same with another say of the classes. */
  public TrainingOptions withClassBalance(Balance newBalance) {
    return with(draft -> draft.classBalance = newBalance);
  }

  /** The same with another say of the groups. */
  public TrainingOptions withGroupBalance(Balance newBalance) {
    return with(draft -> draft.groupBalance = newBalance);
  }

  /** The same trained on other examples in each epoch. */
  public TrainingOptions withSampling(Sampling newSampling) {
    return with(draft -> draft.sampling = newSampling);
  }

  /** The same with first parameters drawn so often. */
  public TrainingOptions withStarts(int newStarts) {
    return with(draft -> draft.starts = newStarts);
  }

  private TrainingOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.finished();
  }

  /** Options in which one thing may change before they are checked again. */
  private static final class Draft {
    private int epochs;
    private int batch;
    private long seed;
    private Optimizer optimizer;
    private Schedule schedule;
    private double labelSmoothing;
    private OptionalDouble maximumNorm;
    private Averaging averaging;
    private OptionalInt patience;
    private Balance classBalance;
    private Balance groupBalance;
    private Sampling sampling;
    private int starts;

    Draft(TrainingOptions from) {
      epochs = from.epochs;
      batch = from.batch;
      seed = from.seed;
      optimizer = from.optimizer;
      schedule = from.schedule;
      labelSmoothing = from.labelSmoothing;
      maximumNorm = from.maximumNorm;
      averaging = from.averaging;
      patience = from.patience;
      classBalance = from.classBalance;
      groupBalance = from.groupBalance;
      sampling = from.sampling;
      starts = from.starts;
    }

    TrainingOptions finished() {
      return new TrainingOptions(
          epochs,
          batch,
          seed,
          optimizer,
          schedule,
          labelSmoothing,
          maximumNorm,
          averaging,
          patience,
          classBalance,
          groupBalance,
          sampling,
          starts);
    }
  }
}
