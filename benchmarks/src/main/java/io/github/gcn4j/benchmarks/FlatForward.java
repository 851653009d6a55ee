package io.github.gcn4j.benchmarks;

import io.github.gcn4j.program.Preset;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;

/** Inference with the flat model on gray images. */
public class FlatForward extends PresetForward {
  private static final int BATCH = 16;

  /** With synthetic images. */
  public FlatForward() {
    super(Preset.FLAT);
  }

  /** Sixteen images at a time, per image. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public float[] batchOf16() {
    return batchOf(BATCH);
  }
}
