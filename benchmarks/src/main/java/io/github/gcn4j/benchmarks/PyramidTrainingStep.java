package io.github.gcn4j.benchmarks;

import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.TrainingResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Ten steps of training the pyramid on colour images in batches of thirty-two. */
public class PyramidTrainingStep extends PresetTrainingStep {
  private static final int BATCH = 32;
  private static final int IMAGES = 10 * BATCH;

  /** With synthetic images. */
  public PyramidTrainingStep() {
    super(Preset.PYRAMID, BATCH, IMAGES);
  }

  /** Ten steps, per image. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public TrainingResult steps() {
    return epoch();
  }
}
