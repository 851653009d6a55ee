package io.github.gcn4j.benchmarks;

import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.TrainingResult;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Ten steps of training the flat model on gray images in batches of sixteen. */
public class FlatTrainingStep extends PresetTrainingStep {
  private static final int BATCH = 16;
  private static final int IMAGES = 10 * BATCH;

  /** With synthetic images. */
  public FlatTrainingStep() {
    super(Preset.FLAT, BATCH, IMAGES);
  }

  /** Ten steps, per image. */
  @Benchmark
  @OperationsPerInvocation(IMAGES)
  public TrainingResult steps() {
    return epoch();
  }
}
