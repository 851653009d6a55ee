package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.ChebConv;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.GinConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.SageConv;
import io.github.gcn4j.program.Step;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgramJsonTest {

  @Test
  void everyKindOfStepIsWrittenAndReadBack() throws JsonFormatException {
    Layer mlp = Layer.chain(Layer.linear("gin.0", 6), Layer.relu());
    Program program =
        Program.sequential(
            3,
            Layer.standardise(0.02),
            Layer.concat(Layer.identity(), Layer.highPass(Adjacency.GCN)),
            GcnConv.withoutBias("gcn", 6),
            new BatchNorm("norm"),
            Layer.activate(Activation.ELU),
            Layer.residual(new ChebConv("cheb", 6, 3)),
            Layer.coarsen(),
            new SageConv("sage", 6),
            new GraphNorm("graph_norm"),
            new GinConv("gin", mlp, 0.1, ParameterSpec.Role.TRAINABLE),
            new GatConv("gat", 3, 2),
            Layer.dropout(0.1),
            Layer.concat(
                Layer.pool(Readout.values()),
                Layer.attentionPool(Layer.linear("gate", 1)),
                Layer.weightedPool(
                    Layer.chain(Layer.select(2, 1), Layer.relu()), Readout.STD, Readout.MEAN)),
            Layer.linear("fc", 4));
    assertThat(program.steps().stream().map(Step::getClass).collect(Collectors.toSet()))
        .as("the kinds of step this test sends through a file")
        .containsExactlyInAnyOrderElementsOf(kinds());
    assertThat(readBack(program)).isEqualTo(program);
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void aPresetIsWrittenAndReadBack(Preset preset) throws JsonFormatException {
    Program program = preset.program(preset.inputFeatures(), 4);
    assertThat(readBack(program)).isEqualTo(program);
  }

  private static List<Class<? extends Step>> kinds() {
    return Arrays.stream(Step.class.getPermittedSubclasses())
        .flatMap(type -> Stream.<Class<? extends Step>>of(type.asSubclass(Step.class)))
        .toList();
  }

  private static Program readBack(Program program) throws JsonFormatException {
    String text = Json.format(ProgramJson.write(program));
    return ProgramJson.read(JsonObject.parse(text));
  }
}
