package io.github.gcn4j.benchmarks;

import io.github.gcn4j.program.Preset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Inference with the pyramid on colour images. */
public class PyramidForward extends PresetForward {
  private static final int BATCH = 32;

  /** With synthetic images. */
  public PyramidForward() {
    super(Preset.PYRAMID);
  }

  /** Thirty-two images at a time, per image. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[] batchOf32() {
    return batchOf(BATCH);
  }
}
