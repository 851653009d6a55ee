package io.github.gcn4j.training;

/**
 * What a training run is told.
 *
 * @param epochs passes over the training signals
 * @param batch signals per step of the optimiser
 * @param learningRate of Adam
 * @param seed of first parameters, order and dropout
 */
public record TrainingOptions(int epochs, int batch, double learningRate, long seed) {

  /** The reference system's: 25 epochs, batches of 16, learning rate 0.001; seed 0. */
  public static TrainingOptions defaults() {
    return new TrainingOptions(25, 16, 0.001, 0);
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if epochs or batch is not positive, or the learning rate is
   *     not positive and finite
   */
  public TrainingOptions {
    if (epochs < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "expected at least 1 epoch and a batch of at least 1, found " + epochs + " and " + batch);
    }
    if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
      throw new IllegalArgumentException(
          "expected a positive, finite learning rate, found " + learningRate);
    }
  }

  /** The same for another number of epochs. */
  public TrainingOptions withEpochs(int newEpochs) {
    return new TrainingOptions(newEpochs, batch, learningRate, seed);
  }

  /** The same with another seed. */
  public TrainingOptions withSeed(long newSeed) {
    return new TrainingOptions(epochs, batch, learningRate, newSeed);
  }

  /** The same with another batch. */
  public TrainingOptions withBatch(int newBatch) {
    return new TrainingOptions(epochs, newBatch, learningRate, seed);
  }

  /** The same with another learning rate. */
  public TrainingOptions withLearningRate(double newRate) {
    return new TrainingOptions(epochs, batch, newRate, seed);
  }
}
