package io.github.gcn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final Program PROGRAM =
      Program.sequential(1, new BatchNorm("norm"), Layer.pool(Readout.MEAN), Layer.linear("fc", 2));

  private static Model model(float variance, List<String> classes, double temperature) {
    Parameters initial = Parameters.initial(PROGRAM, new SplittableRandom(1));
    Map<String, float[]> values = new LinkedHashMap<>();
    initial.names().forEach(name -> values.put(name, initial.get(name)));
    values.put("norm.running_var", new float[] {variance});
    return new Model(
        "custom",
        PROGRAM,
        Parameters.of(PROGRAM, values),
        classes,
        Preprocessing.unit(2, 2, 1),
        temperature,
        Provenance.of("trained"),
        Optional.empty(),
        List.of());
  }

  @Test
  void aNegativeRunningVarianceIsRefused() {
    assertThat(model(0, List.of("A", "B"), 1).parameters().get("norm.running_var"))
        .containsExactly(0f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(-0.5f, List.of("A", "B"), 1))
        .withMessage("expected variances of at least 0 in norm.running_var, found -0.5");
  }

  @Test
  void classesThatAreNotTheLogitsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> model(1, List.of("A", "A"), 1))
        .withMessage("expected 2 distinct class names, found [A, A]");
    assertThatIllegalArgumentException().isThrownBy(() -> model(1, List.of("A"), 1));
  }

  @Test
  void aTemperatureThatCannotDivideIsRefused() {
    for (double temperature : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> model(1, List.of("A", "B"), temperature))
          .withMessage("expected a positive, finite temperature, found " + temperature);
    }
  }
}
