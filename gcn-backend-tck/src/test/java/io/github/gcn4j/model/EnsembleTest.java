package io.github.gcn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ProgramBuilder;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import io.github.gcn4j.tck.ReferenceBackend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EnsembleTest {
  private static final Program PYRAMID = new Pyramid(List.of(3, 4), 2, true, true).program(3, 3);

  private static Model model(Program program, long seed, double temperature, String... trainedOn) {
    Preprocessing images =
        new Preprocessing(8, 8, 3, Connectivity.FOUR, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    Map<String, String> data = trainedOn.length == 0 ? Map.of() : Map.of("images", trainedOn[0]);
    return new Model(
        "pyramid",
        program,
        Parameters.initial(program, new SplittableRandom(seed)),
        List.of("a", "b", "c"),
        images,
        temperature,
        new Provenance(
            "trained",
            data,
            Map.of(),
            Map.of(),
            Map.of("epochs", "8", "seed", Long.toString(seed)),
            Map.of(),
            Map.of("accuracy", 1.0)),
        Optional.empty(),
        trainedOn.length == 0 ? List.of() : List.of(seed, 7L));
  }

  private static List<byte[]> images() {
    byte[] one = new byte[8 * 8 * 3];
    byte[] other = new byte[8 * 8 * 3];
    new Random(1).nextBytes(one);
    new Random(2).nextBytes(other);
    return List.of(one, other);
  }

  private static double[][] probabilities(Model model) {
    try (TensorBackend backend = new ReferenceBackend();
        Classifier classifier = Classifier.open(model, backend)) {
      return classifier.probabilities(images());
    }
  }

  @Test
  void answersTheGeometricMeanOfItsMembers() {
    Program attention =
        Program.sequential(
            3,
            new GatConv("a", 2, 2),
            new GraphNorm("n"),
            Layer.relu(),
            Layer.attentionPool(Layer.linear("gate", 1)),
            Layer.linear("fc", 3));
    List<Model> members =
        List.of(model(PYRAMID, 1, 1), model(PYRAMID, 2, 0.5), model(attention, 3, 2));

    double[][] found = probabilities(Ensemble.of(members));

    double[][][] each =
        members.stream().map(EnsembleTest::probabilities).toArray(double[][][]::new);
    for (int image = 0; image < 2; image++) {
      double[] mean = new double[3];
      double sum = 0;
      for (int c = 0; c < 3; c++) {
        mean[c] = Math.cbrt(each[0][image][c] * each[1][image][c] * each[2][image][c]);
        sum += mean[c];
      }
      for (int c = 0; c < 3; c++) {
        assertThat(found[image][c]).isCloseTo(mean[c] / sum, within(1e-5));
      }
      assertThat(found[image]).isNotEqualTo(each[0][image]);
    }
  }

  @Test
  void computesOnceWhatMembersShare() {
    Model made = Ensemble.of(List.of(model(PYRAMID, 1, 1), model(PYRAMID, 2, 1)));

    assertThat(made.program().steps())
        .filteredOn(step -> step instanceof Step.Propagate && step.inputs().get(0) < 8)
        .as("high-pass filters of the input")
        .hasSize(3);
    assertThat(made.program().steps()).hasSizeLessThan(2 * PYRAMID.steps().size() - 8);
    assertThat(made.program().parameters()).containsKeys("member1.fc.weight", "member2.fc.weight");
    Program dropping =
        Program.sequential(3, Layer.pool(Readout.MEAN), Layer.dropout(0.5), Layer.linear("fc", 3));
    Program both = Ensemble.of(List.of(model(dropping, 1, 1), model(dropping, 2, 1))).program();
    assertThat(both.steps()).filteredOn(Step.Dropout.class::isInstance).hasSize(2);
    assertThat(both.steps()).filteredOn(Step.Pool.class::isInstance).hasSize(1);
  }

  @Test
  void tellsWhereItsMembersComeFrom() {
    Model made =
        Ensemble.of(List.of(model(PYRAMID, 1, 1, "folder"), model(PYRAMID, 2, 1, "folder")));

    assertThat(made.architecture()).isEqualTo("pyramid");
    assertThat(made.provenance().source()).isEqualTo("ensemble");
    assertThat(made.provenance().training())
        .isEqualTo(Map.of("epochs", "8", "member1_seed", "1", "member2_seed", "2", "members", "2"));
    assertThat(made.provenance().data()).isEqualTo(Map.of("images", "folder"));
    assertThat(made.provenance().metrics()).isEmpty();
    assertThat(made.trainingHashes()).containsExactly(1L, 2L, 7L);
    assertThat(
            Ensemble.of(List.of(model(PYRAMID, 1, 1, "folder"), model(PYRAMID, 2, 1)))
                .trainingHashes())
        .as("one does not know its own")
        .isEmpty();
  }

  @Test
  void refusesMembersThatDoNotFit() {
    Model one = model(PYRAMID, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.of(List.of(one)))
        .withMessageContaining("at least two models of an ensemble, found 1");
    Model originals = one.withTrust(one.trust().withPictures(PictureKind.ORIGINAL));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ensemble.of(List.of(one, one, originals)))
        .withMessageContaining("the same pictures")
        .withMessageContaining("in member 3");
    Program gray = Program.sequential(1, new GcnConv("c", 2), Layer.pool(Readout.MEAN));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> {
              ProgramBuilder builder = new ProgramBuilder(3);
              builder.append(gray, 0, "x.");
            })
        .withMessageContaining("expected an input of 1 features, found 3");
  }
}
