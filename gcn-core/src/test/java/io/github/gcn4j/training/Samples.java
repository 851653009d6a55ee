package io.github.gcn4j.training;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.program.Initializer;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.ParameterSpec.Role;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.List;

/** Small programs to train by hand. */
final class Samples {
  private Samples() {}

  /** Mean pool and {@code fc} with so many outputs. */
  static Program program(int outputs) {
    return Program.sequential(1, Layer.pool(Readout.MEAN), Layer.linear("fc", outputs));
  }

  /** The same with a {@code shift} that is kept up to date instead of trained. */
  static Program programWithBuffer() {
    Layer shifted =
        (builder, input) -> {
          builder.parameter(new ParameterSpec("shift", List.of(1), Initializer.ZEROS, Role.BUFFER));
          return builder.step(new Step.Scale(input, "shift"));
        };
    return Program.sequential(1, shifted, Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
  }

  static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
