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

class ScalingTest {

  @Test
  void whatIsOnlyPropagatedIsKeptScaled() {
    Scaling scaling =
        scaling(
            Program.sequential(
                2,
                Layer.propagate(Adjacency.MEAN),
                Layer.propagate(Adjacency.GCN),
                Layer.pool(Readout.MEAN)));

    assertThat(scaling.of(0)).contains(Adjacency.MEAN);
    assertThat(scaling.of(1)).contains(Adjacency.GCN);
    assertThat(scaling.of(2)).isEmpty();
  }

  @Test
  void aChainThatAddsNothingTakesTheFactorOut() {
    assertThat(withReader(Layer.relu(), Adjacency.GCN).of(0)).contains(Adjacency.GCN);
    assertThat(withReader(Layer.linear("l", 2), Adjacency.GCN).of(0)).isEmpty(); // adds its bias
    assertThat(withReader(Layer.coarsen(), Adjacency.GCN).of(0)).isEmpty();
  }

  @Test
  void aFactorThatMayBeZeroCannotBeTakenOut() {
    assertThat(withReader(Layer.relu(), Adjacency.LAPLACIAN).of(0)).isEmpty();
    assertThat(withReader(Layer.relu(), Adjacency.MEAN).of(0)).contains(Adjacency.MEAN);
  }

  /** Features of an input that is propagated, with somebody else who reads some of them. */
  private static Scaling withReader(Layer other, Adjacency adjacency) {
    ProgramBuilder builder = new ProgramBuilder(4);
    int colours = builder.step(new Step.Select(0, 0, 3));
    int rest = builder.step(new Step.Select(0, 3, 1));
    int smooth = builder.step(new Step.Propagate(colours, adjacency));
    int read = other.emit(builder, rest);
    int pooled = builder.step(new Step.Pool(smooth, List.of(Readout.MEAN)));
    int more = builder.step(new Step.Pool(read, List.of(Readout.MAX)));
    builder.step(new Step.Concat(List.of(pooled, more)));
    return scaling(builder.build());
  }

  @Test
  void aChainReadsAllItsInputsScaledAlikeOrNone() {
    Program program = Rearrangement.of(Preset.PYRAMID.program(4, 3));
    Fusion fusion = new Fusion(program);
    Scaling scaling = new Scaling(program, fusion);

    Chain mixed =
        fusion.chains().stream().filter(chain -> !chain.mixture().isPlain()).findFirst().get();
    assertThat(mixed.mixture().sources()).hasSize(3);
    assertThat(mixed.mixture().sources())
        .allSatisfy(source -> assertThat(scaling.of(source)).contains(Adjacency.GCN));
    assertThat(scaling.of(mixed)).contains(Adjacency.GCN);
  }

  @Test
  void aReaderOfOneInputSparesAllOfThemTheScaling() {
    ProgramBuilder builder = new ProgramBuilder(2);
    int once = builder.step(new Step.Propagate(0, Adjacency.GCN));
    int twice = builder.step(new Step.Propagate(once, Adjacency.GCN));
    int all = builder.step(new Step.Concat(List.of(once, twice)));
    builder.parameter(new ParameterSpec("w", List.of(3, 4), Initializer.ONES));
    int mapped = builder.step(new Step.Linear(all, "w"));
    int pooled = builder.step(new Step.Pool(mapped, List.of(Readout.MAX)));
    int more = builder.step(new Step.Pool(twice, List.of(Readout.MAX)));
    builder.step(new Step.Concat(List.of(pooled, more)));
    Scaling scaling = scaling(builder.build());

    assertThat(scaling.of(0)).contains(Adjacency.GCN);
    assertThat(scaling.of(once)).isEmpty();
    assertThat(scaling.of(twice)).isEmpty();
  }

  private static Scaling scaling(Program program) {
    return new Scaling(program, new Fusion(program));
  }
}
