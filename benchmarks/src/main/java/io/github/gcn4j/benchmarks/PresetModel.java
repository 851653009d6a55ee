package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.util.SplittableRandom;

/** The model of a preset on square grids, ready to run, with seeded parameters and images. */
final class PresetModel implements AutoCloseable {
  static final int SIDE = 96;
  static final int NODES = SIDE * SIDE;
  static final int CLASSES = 4;
  private static final long SEED = 7;

  private final TensorBackend backend;
  private final Session session;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final int imageLength;
  private float[] images = {};

  PresetModel(Preset preset, String backendName, int threads, int side) {
    Program program = preset.program(preset.inputFeatures(), CLASSES);
    Parameters parameters = Parameters.initial(program, random);
    imageLength = side * side * preset.inputFeatures();
    backend = Backends.named(backendName, new BackendOptions(threads));
    session = Session.open(backend, program, Grid.of(side, side), parameters);
  }

  /** Seeded values from 0 to 1. */
  static float[] uniform(int length, SplittableRandom random) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /** Logits of so many images, which are drawn when they are first asked for. */
  float[] logits(int batch) {
    if (images.length < batch * imageLength) {
      images = uniform(batch * imageLength, random);
    }
    return session.logits(images, batch);
  }

  @Override
  public void close() {
    session.close();
    backend.close();
  }
}
