package io.github.gcn4j.tck;

import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.SplittableRandom;

/** Parameters off the zeros and ones that many start from, so that dropping one shows. */
final class SampleParameters {
  private SampleParameters() {}

  static Parameters of(Program program, long seed) {
    Parameters parameters = Parameters.initial(program, new SplittableRandom(seed));
    for (ParameterSpec spec : program.parameters().values()) {
      float[] values = parameters.get(spec.name());
      boolean buffer = spec.role() == ParameterSpec.Role.BUFFER;
      if (!buffer && spec.shape().size() > 1) {
        continue;
      }
      float[] draws = SampleGraphs.values(values.length, seed + spec.name().hashCode());
      for (int i = 0; i < values.length; i++) {
        // Running statistics stay positive, as a variance must.
        values[i] = buffer ? 0.6f + Math.abs(draws[i]) : values[i] + 0.3f * draws[i];
      }
    }
    return parameters;
  }
}
