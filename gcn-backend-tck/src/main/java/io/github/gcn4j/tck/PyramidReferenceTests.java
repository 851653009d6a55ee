package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.GRADIENT;
import static io.github.gcn4j.tck.Closeness.assertClose;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The preset {@code pyramid} against the same model written in torch 1.13, in double precision:
 * four made-up signals on a grid that is odd when halved, made-up parameters.
 */
interface PyramidReferenceTests extends TckSubject {
  String VALUES = "pyramid.safetensors";
  int SIGNALS = 4;
  Grid GRID = Grid.of(26, 20);

  @Test
  default void thePyramidInInferenceIsTorchs() {
    ReferenceValues values = ReferenceValues.load(VALUES);
    Program program = Preset.PYRAMID.program(4, 4);
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, GRID, values.parameters(program, ""))) {
      float[] logits = session.logits(values.floats("x"), SIGNALS);
      assertClose("logits", logits, values.floats("logits"), FORWARD);
    }
  }

  @Test
  default void thePyramidInTrainingAndItsGradientsAreTorchs() {
    ReferenceValues values = ReferenceValues.load(VALUES);
    Program program = withoutDropout(Preset.PYRAMID.program(4, 4));
    Parameters gradients = Parameters.zeros(program);
    try (TensorBackend backend = backend();
        Session session = Session.open(backend, program, GRID, values.parameters(program, ""))) {
      session.differentiate(
          values.floats("x"),
          SIGNALS,
          new SplittableRandom(1),
          logits -> {
            assertClose("logits", logits, values.floats("train.logits"), GRADIENT);
            return values.floats("train.dlogits");
          },
          gradients);
    }
    for (String name :
        List.of(
            "level1.conv.lin.weight",
            "level1.norm.weight",
            "level1.norm.bias",
            "level3.conv.lin.weight",
            "level4.norm.bias",
            "fc.weight")) {
      assertClose(name, gradients.get(name), values.floats("grad." + name), GRADIENT);
    }
    assertClose("a constant", gradients.get("level1.norm.mean_scale"), new float[8], 0);
  }

  private static Program withoutDropout(Program program) {
    List<Step> steps =
        program.steps().stream()
            .<Step>map(
                step ->
                    step instanceof Step.Dropout dropout
                        ? new Step.Dropout(dropout.input(), 0)
                        : step)
            .toList();
    return new Program(program.inputFeatures(), steps, List.copyOf(program.parameters().values()));
  }
}
