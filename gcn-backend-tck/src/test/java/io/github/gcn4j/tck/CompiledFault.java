package io.github.gcn4j.tck;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.program.Parameters;

/** A compiled program with something wrong in it; by itself it is sound. */
class CompiledFault implements CompiledForward {
  final CompiledForward sound;

  CompiledFault(CompiledForward sound) {
    this.sound = sound;
  }

  @Override
  public void upload(Parameters parameters) {
    sound.upload(parameters);
  }

  @Override
  public void run(float[] features, int batch, float[][] readouts) {
    sound.run(features, batch, readouts);
  }

  @Override
  public void close() {
    sound.close();
  }
}
