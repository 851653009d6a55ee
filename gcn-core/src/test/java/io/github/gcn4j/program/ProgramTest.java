package io.github.gcn4j.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.graph.Adjacency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ProgramTest {
  private static final ParameterSpec WEIGHT =
      new ParameterSpec("w", List.of(3, 2), Initializer.glorot(2, 3));

  @Test
  void theFlatPresetIsTheReferenceSystemsModel() {
    Program flat = Preset.named("Flat").program(1, 4);
    assertThat(flat.parameterCount()).isEqualTo(16 + 16 + 16 * 32 + 32 + 32 * 64 + 64 + 64 * 4 + 4);
    assertThat(flat.parameters().keySet())
        .containsExactly(
            "conv1.bias",
            "conv1.lin.weight",
            "conv2.bias",
            "conv2.lin.weight",
            "conv3.bias",
            "conv3.lin.weight",
            "fc.weight",
            "fc.bias");
    assertThat(flat.outputFeatures()).isEqualTo(4);
    assertThat(flat).isEqualTo(Preset.FLAT.program(1, 4)).isNotEqualTo(Preset.FLAT.program(3, 4));
  }

  @Test
  void pyramidsReadOutlinesTextureAndNuclei() {
    assertThat(Preset.PYRAMID.inputFeatures()).isEqualTo(4);
    Program pyramid = Preset.PYRAMID.program(4, 4);
    assertThat(pyramid.parameterCount()).isEqualTo(4556);
    assertThat(pyramid.readouts()).hasSize(8);
    assertThat(pyramid.parameters())
        .containsKeys(
            "level1.conv.lin.weight",
            "level1.norm.mean_scale",
            "level4.norm.running_var",
            "norm.weight",
            "fc.bias");
    assertThat(pyramid.steps().get(4)).isEqualTo(new Step.Propagate(4, Adjacency.GCN));
    assertThat(pyramid.steps().get(6)).isEqualTo(new Step.Combine(1, 2, 4, -2));
    assertThat(pyramid.steps().get(7)).isEqualTo(new Step.Combine(4, 2, 6, -2));

    assertThat(Preset.PYRAMID.program(3, 4).readouts()).hasSize(4);

    assertThat(Preset.SEGMENTED.inputFeatures()).isEqualTo(3);
    Program segmented = Preset.SEGMENTED.program(3, 4);
    assertThat(segmented.parameterCount()).isEqualTo(10324);
    assertThat(segmented.readouts()).hasSize(4);
    assertThat(segmented.parameters()).containsKey("level1.norm.running_mean");
    assertThat(Pyramid.of(2, 3).program(1, 2).steps().get(0))
        .isEqualTo(new Step.Propagate(0, Adjacency.GCN));
  }

  @Test
  void pyramidsWithoutALevelOrWithNothingBesideTheWeightAreRefused() {
    refuses(() -> Pyramid.of(), "found none");
    refuses(() -> new Pyramid(List.of(2), Float.NaN, false, false), "found NaN");
    refuses(() -> new Pyramid(List.of(2), 0, false, true).program(1, 2), "found 1");
  }

  @Test
  void anUnknownPresetIsAnsweredWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Preset.named("flatt"))
        .withMessage("expected a preset of [flat, pyramid, segmented], found \"flatt\"");
  }

  @Test
  void convolutionsPropagateOnTheNarrowerSide() {
    assertThat(conv(2, 5))
        .hasExactlyElementsOfTypes(
            Step.Propagate.class, Step.Linear.class, Step.Bias.class, Step.Pool.class);
    assertThat(conv(5, 2))
        .hasExactlyElementsOfTypes(
            Step.Linear.class, Step.Propagate.class, Step.Bias.class, Step.Pool.class);
  }

  private static List<Object> conv(int in, int out) {
    return List.copyOf(
        Program.sequential(in, new GcnConv("a", out), Layer.pool(Readout.MEAN)).steps());
  }

  @Test
  void stepsThatDoNotFitAreRefused() {
    Step pool = new Step.Pool(0, Readout.MEAN);
    refuses(() -> new Program(0, List.of(pool), List.of()), "found 0");
    refuses(
        () -> new Program(1, List.of(new Step.Pool(1, Readout.MEAN)), List.of()), "values 0 to 0");
    refuses(
        () -> new Program(1, List.of(pool, new Step.Pool(1, Readout.SUM)), List.of()),
        "[graphs, 1]");
    refuses(
        () -> new Program(1, List.of(pool, new Step.Propagate(1, Adjacency.GCN)), List.of()),
        "node value");
    refuses(() -> new Program(2, List.of(pool), List.of(WEIGHT)), "unread [w]");
    refuses(() -> new Program(3, List.of(new Step.Linear(0, "w")), List.of(WEIGHT)), "[out, 3]");
    refuses(() -> new Program(2, List.of(new Step.Linear(0, "v")), List.of(WEIGHT)), "found v");
    refuses(() -> new Program(2, List.of(new Step.Bias(0, "w")), List.of(WEIGHT)), "[2]");
    refuses(() -> new Program(2, List.of(pool), List.of(WEIGHT, WEIGHT)), "two w");
    refuses(
        () -> new Program(2, List.of(new Step.Linear(0, "w")), List.of(WEIGHT)), "add a readout");
    refuses(
        () -> new Program(2, List.of(pool, new Step.Combine(0, 1f, 1, 1f)), List.of()), "one type");
    refuses(
        () -> new Program(2, List.of(pool, new Step.Select(1, 1, 2)), List.of()),
        "expected features of [graphs, 2] to select, found 2 from 1");
    refuses(
        () -> new Program(2, List.of(new Step.Select(0, 2, 1), pool), List.of()), "found 1 from 2");
    refuses(() -> new Step.Select(0, -1, 2), "found 2 from -1");
    refuses(() -> new Step.Select(0, 0, 0), "found 0 from 0");
    refuses(() -> new Step.WeightedPool(0, 0, List.of()), "found []");
    refuses(
        () -> new Step.WeightedPool(0, 0, List.of(Readout.MEAN, Readout.MAX)), "found [MEAN, MAX]");
    refuses(
        () -> new Program(2, List.of(new Step.WeightedPool(0, 0, List.of(Readout.STD))), List.of()),
        "weights of one feature on the nodes of [nodes, 2], found [nodes, 2]");
    refuses(
        () ->
            Program.sequential(
                2,
                Layer.weightedPool(Layer.chain(Layer.select(0, 1), Layer.coarsen()), Readout.MEAN)),
        "found [nodes coarsened 1×, 1]");
    refuses(() -> new Step.Dropout(0, 1), "found 1.0");
    refuses(() -> new ParameterSpec("w", List.of(0), Initializer.ZEROS), "[0]");
  }

  @Test
  void layersOfOneNameAreRefused() {
    refuses(
        () -> Program.sequential(1, new GcnConv("a", 2), new GcnConv("a", 2)), "name each layer");
  }

  @Test
  void initialParametersFollowTheirBoundsAndTheSeed() {
    Program flat = Preset.FLAT.program(1, 4);
    Parameters first = Parameters.initial(flat, new SplittableRandom(7));
    Parameters again = Parameters.initial(flat, new SplittableRandom(7));
    for (String name : first.names()) {
      assertThat(first.get(name)).containsExactly(again.get(name));
    }
    assertThat(first.get("conv2.bias")).containsOnly(0f);
    float bound = (float) Math.sqrt(6.0 / 48);
    assertThat(first.get("conv2.lin.weight")).hasSize(512);
    for (float weight : first.get("conv2.lin.weight")) {
      assertThat(weight).isBetween(-bound, bound);
    }
    assertThat(largest(first.get("conv2.lin.weight"))).isGreaterThan(0.9f * bound);
    assertThat(largest(first.get("fc.weight"))).isBetween(0.9f * 0.125f, 0.125f);
    for (float weight : first.get("fc.bias")) {
      assertThat(weight).isBetween(-0.125f, 0.125f);
    }
  }

  private static float largest(float[] values) {
    float largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  @Test
  void parametersMustBeTheProgramsAndFinite() {
    Program program = Program.sequential(2, Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    Map<String, float[]> values = new LinkedHashMap<>();
    values.put("fc.weight", new float[4]);
    refuses(() -> Parameters.of(program, values), "fc.bias");
    values.put("fc.bias", new float[3]);
    refuses(() -> Parameters.of(program, values), "[2]");
    values.put("fc.bias", new float[] {0, Float.NaN});
    refuses(() -> Parameters.of(program, values), "NaN at position 1");
    values.put("fc.bias", new float[] {1, 2});
    Parameters parameters = Parameters.of(program, values);
    Parameters copy = parameters.copy();
    copy.clear();
    assertThat(parameters.get("fc.bias")).containsExactly(1, 2);
    assertThat(copy.get("fc.bias")).containsExactly(0, 0);
    refuses(() -> parameters.get("fc"), "found fc");
  }

  @Test
  void onlyWhatDifferentiationTreatsAsABufferMayBeOne() {
    ParameterSpec frozen =
        new ParameterSpec("w", List.of(2, 3), Initializer.ZEROS, ParameterSpec.Role.BUFFER);
    refuses(
        () ->
            new Program(
                3,
                List.of(new Step.Linear(0, "w"), new Step.Pool(1, Readout.MEAN)),
                List.of(frozen)),
        "w to be trainable");
  }

  @Test
  void attentionOfMoreHeadsThanMemoryHoldsIsRefused() {
    refuses(
        () ->
            Program.sequential(
                1, new GatConv("gat", 1, 65_536), Layer.pool(Readout.MEAN), Layer.linear("fc", 2)),
        "gat.att_src");
  }

  private static void refuses(Runnable call, String part) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
  }
}
