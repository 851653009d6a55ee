package io.github.gcn4j.backend.planes.fused;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.program.Initializer;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ProgramBuilder;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class RearrangementTest {

  @Test
  void aWideningMapComesAfterThePropagation() {
    Program program =
        Program.sequential(
            2, Layer.linear("l", 3), Layer.propagate(Adjacency.GCN), Layer.pool(Readout.MEAN));
    Program unbiased = withoutBias(2, 5);

    assertThat(Rearrangement.of(unbiased).steps())
        .containsExactly(
            new Step.Propagate(0, Adjacency.GCN),
            new Step.Linear(1, "w.weight"),
            new Step.Pool(2, List.of(Readout.MEAN)));
    assertThat(Rearrangement.of(program)).isEqualTo(program); // S does not leave a bias alone
  }

  @Test
  void aNarrowingMapStaysBeforeThePropagation() {
    Program program = withoutBias(5, 2);

    assertThat(Rearrangement.of(program)).isEqualTo(program);
  }

  private static Program withoutBias(int in, int out) {
    ProgramBuilder builder = new ProgramBuilder(in);
    builder.parameter(new ParameterSpec("w.weight", List.of(out, in), Initializer.ONES));
    int product = builder.step(new Step.Linear(0, "w.weight"));
    int spread = builder.step(new Step.Propagate(product, Adjacency.GCN));
    builder.step(new Step.Pool(spread, List.of(Readout.MEAN)));
    return builder.build();
  }

  @Test
  void whatIsPropagatedAlreadyIsNotPropagatedAgain() {
    ProgramBuilder builder = new ProgramBuilder(3);
    int once = builder.step(new Step.Propagate(0, Adjacency.GCN));
    int outlines = builder.step(new Step.Combine(0, 2f, once, -2f));
    int all = builder.step(new Step.Concat(List.of(0, outlines)));
    int smooth = builder.step(new Step.Propagate(all, Adjacency.GCN));
    int other = builder.step(new Step.Propagate(0, Adjacency.MEAN));
    int pooled = builder.step(new Step.Pool(smooth, List.of(Readout.MAX)));
    int more = builder.step(new Step.Pool(other, List.of(Readout.MAX)));
    builder.step(new Step.Concat(List.of(pooled, more)));

    assertThat(Rearrangement.of(builder.build()).steps())
        .containsExactly(
            new Step.Propagate(0, Adjacency.GCN),
            new Step.Propagate(1, Adjacency.GCN),
            new Step.Combine(1, 2f, 2, -2f),
            new Step.Concat(List.of(1, 3)),
            new Step.Propagate(0, Adjacency.MEAN),
            new Step.Pool(4, List.of(Readout.MAX)),
            new Step.Pool(5, List.of(Readout.MAX)),
            new Step.Concat(List.of(6, 7)));
  }

  @Test
  void aMapThatIsReadElsewhereStaysWhatIsPropagated() {
    ProgramBuilder builder = new ProgramBuilder(2);
    int one = Layer.coarsen().emit(builder, 0);
    int sum = builder.step(new Step.Combine(one, 1f, one, 1f));
    int spread = builder.step(new Step.Propagate(sum, Adjacency.GCN));
    int both = builder.step(new Step.Combine(sum, 1f, spread, 1f));
    builder.step(new Step.Pool(both, List.of(Readout.MEAN)));
    Program program = builder.build();

    assertThat(Rearrangement.of(program)).isEqualTo(program);
  }

  @Test
  void thePyramidPropagatesFourTimesOnItsFinestLevel() {
    Program program = Preset.PYRAMID.program(4, 3);
    Program rearranged = Rearrangement.of(program);

    assertThat(featuresPropagatedOnTheFinestLevel(program)).containsExactly(3, 3, 3, 8);
    assertThat(featuresPropagatedOnTheFinestLevel(rearranged)).containsExactly(3, 3, 3, 3);
    assertThat(rearranged.parameters()).isEqualTo(program.parameters());
    assertThat(rearranged.readouts()).hasSameSizeAs(program.readouts());
  }

  private static List<Integer> featuresPropagatedOnTheFinestLevel(Program program) {
    return program.steps().stream()
        .filter(step -> step instanceof Step.Propagate)
        .map(step -> program.type(step.inputs().get(0)))
        .filter(type -> type.coarsenings() == 0)
        .map(type -> type.features())
        .toList();
  }
}
