package io.github.gcn4j.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.tck.ReferenceBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods against what they must find in models small enough to work out by hand. */
class ExplanationTest {
  private static final Baseline BLACK = new Baseline.Even("black", List.of(0f));

  private final TensorBackend backend = new ReferenceBackend();

  @AfterEach
  void close() {
    backend.close();
  }

  /** The mean of the input and of the coarser input, weighted: classes score ±(w0 + w1) / 2. */
  private static Program twoLevels() {
    return Program.sequential(
        1,
        Layer.concat(
            Layer.pool(Readout.MEAN), Layer.chain(Layer.coarsen(), Layer.pool(Readout.MEAN))),
        Layer.linear("fc", 2));
  }

  private static Parameters weighing(Program program, float fine, float coarse) {
    Parameters parameters = Parameters.zeros(program);
    System.arraycopy(
        new float[] {0, 0, 2 * fine, 2 * coarse}, 0, parameters.get("fc.weight"), 0, 4);
    return parameters;
  }

  private Subject open(Program program, Graph graph, Parameters parameters) {
    return Subject.open(backend, program, graph, parameters);
  }

  private static float[] noise(int length, long seed) {
    float[] values = new float[length];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  private static Explanation explain(
      ExplanationMethod method, Subject subject, float[] x, int target) {
    return method.explain(subject, x, target, ExplanationProgress.NONE);
  }

  @Test
  void theScoreOfAClassIsItsLogitLessTheMean() {
    Program program = twoLevels();
    Parameters parameters = weighing(program, 3, 5);
    Arrays.fill(parameters.get("fc.bias"), 100f);
    float[] x = new float[16];
    Arrays.fill(x, 2f);
    try (Subject subject = open(program, Grid.of(4, 4), parameters)) {
      assertThat(subject.scores(x, 1, 1)[0]).isCloseTo(2 * (3 + 5), within(1e-4));
      assertThat(subject.scores(x, 1, 0)[0]).isCloseTo(-2 * (3 + 5), within(1e-4));
      double p = 1 / (1 + Math.exp(-32));
      assertThat(subject.probabilities(x, 1)[0][1]).isCloseTo(p, within(1e-6));
    }
  }

  @Test
  void gradCamAddsUpWhatEveryLevelSays() {
    Program program = twoLevels();
    float[] x = new float[64];
    Arrays.fill(x, 1f);
    try (Subject subject = open(program, Grid.of(8, 8), weighing(program, 3, 5))) {
      Explanation map = explain(new GradCam(), subject, x, 1);

      for (float score : map.nodeScores()) {
        assertThat(score).isCloseTo(8f / 64, within(1e-6f));
      }
      assertThat(explain(new GradCam(), subject, x, 0).nodeScores()).containsOnly(0f);
      assertThat(explain(GradCam.at(0), subject, x, 1).nodeScores()[9])
          .isCloseTo(8f / 64, within(1e-6f));
      assertThat(map.method()).isEqualTo("gradcam");
      assertThat(map.target()).isEqualTo(1);
    }
  }

  @Test
  void gradCamSpreadsACoarseLevelSmoothly() {
    Program program = twoLevels();
    float[] x = new float[64];
    x[27] = 1; // in the block whose corner is row 2, column 2
    try (Subject subject = open(program, Grid.of(8, 8), weighing(program, 0, 4))) {
      float[] map = explain(new GradCam(), subject, x, 1).nodeScores();

      double sum = 0;
      for (float score : map) {
        sum += score;
      }
      assertThat(sum).isCloseTo(4.0 / 64, within(1e-6));
      assertThat(map[27]).isEqualTo(map[18]).isGreaterThan(map[17]);
      assertThat(map[17]).isGreaterThan(0f);
      assertThat(map[0]).isZero();
    }
  }

  @Test
  void occlusionOfOnePixelIsWhatItAdds() {
    Program program = twoLevels();
    float[] x = noise(16, 1);
    try (Subject subject = open(program, Grid.of(4, 4), weighing(program, 3, 5))) {
      float[] map = explain(new Occlusion(1, 1, BLACK), subject, x, 1).nodeScores();

      for (int node = 0; node < map.length; node++) {
        assertThat(map[node]).isCloseTo(8 * x[node] / 16, within(1e-5f));
      }
    }
  }

  @Test
  void occlusionCoversEveryPixelEquallyOften() {
    Program program = twoLevels();
    float[] x = new float[35];
    Arrays.fill(x, 1f);
    List<Integer> heard = new ArrayList<>();
    try (Subject subject = open(program, Grid.of(5, 7), weighing(program, 3, 0))) {
      Explanation map =
          new Occlusion(4, 2, BLACK)
              .explain(
                  subject,
                  x,
                  1,
                  (done, total) -> {
                    heard.add(done);
                    assertThat(total).isEqualTo(4 * 5);
                  });

      assertThat(heard).containsExactly(16, 20);
      // In the middle two of four windows stick out by a row, at a corner three by more.
      assertThat(map.nodeScores()[2 * 7 + 3]).isCloseTo(3f * (16 + 12) / 2 / 35, within(1e-5f));
      assertThat(map.nodeScores()[0]).isCloseTo(3f * (4 + 8 + 8 + 16) / 4 / 35, within(1e-5f));
    }
  }

  @Test
  void occlusionOfAGraphTakesNeighboursAlong() {
    Program program = Program.sequential(1, Layer.pool(Readout.SUM), Layer.linear("fc", 2));
    Parameters parameters = Parameters.zeros(program);
    parameters.get("fc.weight")[1] = 2;
    Graph path = EdgeGraph.of(4, new int[] {0, 1}, new int[] {1, 2});
    try (Subject subject = open(program, path, parameters)) {
      float[] map =
          explain(Occlusion.with(BLACK), subject, new float[] {1, 2, 4, 8}, 1).nodeScores();

      // Windows {0,1}, {0,1,2}, {1,2}, {3} take 3, 7, 6 and 8.
      assertThat(map[0]).isCloseTo((3 + 7) / 2f, within(1e-5f));
      assertThat(map[1]).isCloseTo((3 + 7 + 6) / 3f, within(1e-5f));
      assertThat(map[3]).isCloseTo(8f, within(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void integratedGradientsAddUpToTheDifferenceOfTheScores(Preset preset) {
    Program program = preset.program(3, 4);
    Parameters parameters = Parameters.initial(program, new SplittableRandom(3));
    Grid grid = Grid.of(12, 11);
    float[] x = noise(grid.nodes() * 3, 4);
    for (int i = 0; i < x.length; i++) {
      x[i] = 6 * x[i] - 3; // as wide as standardised pixels
    }
    for (ParameterSpec spec : program.parameters().values()) {
      float[] values = parameters.get(spec.name());
      for (int i = 0; spec.shape().size() > 1 && i < values.length; i++) {
        values[i] *= 3; // as far from one another as those of a trained model
      }
    }
    Baseline black = new Baseline.Even("black", List.of(-0.5f, -0.4f, -0.6f));
    try (Subject subject = open(program, grid, parameters)) {
      for (int target = 0; target < 4; target++) {
        Explanation map = explain(IntegratedGradients.from(black), subject, x, target);

        double sum = 0;
        for (float score : map.nodeScores()) {
          sum += score;
        }
        double byFeature = map.featureScores()[0] + map.featureScores()[1] + map.featureScores()[2];
        double difference =
            subject.scores(x, 1, target)[0] - subject.scores(black.signal(x, 3), 1, target)[0];
        assertThat(Math.abs(difference)).isGreaterThan(1e-3);
        assertThat(sum).isCloseTo(difference, within(0.01 * Math.abs(difference)));
        assertThat(byFeature).isCloseTo(difference, within(0.01 * Math.abs(difference)));
        assertThat(map.measures().get("completeness_gap")).isLessThan(0.01);
        assertThat(map.measures().get("score_difference")).isCloseTo(difference, within(1e-5));
      }
    }
  }

  @Test
  void integratedGradientsSayHowFarTheyMissWhereTheyMayNotTakeEnoughPoints() {
    Program program = Pyramid.of(16, 32, 64, 64).program(1, 2);
    Parameters parameters = Parameters.initial(program, new SplittableRandom(5));
    Grid grid = Grid.of(9, 9);
    float[] x = noise(grid.nodes(), 6);
    try (Subject subject = open(program, grid, parameters)) {
      Explanation map = explain(new IntegratedGradients(BLACK, 1e-9, 40), subject, x, 0);

      assertThat(map.measures().get("points")).isBetween(32.0, 60.0);
      assertThat(map.measures().get("completeness_gap")).isGreaterThan(1e-9);
    }
  }

  @Test
  void aMeanBaselineIsTheMeanOfEachFeature() {
    float[] x = {1, 10, 3, 30};

    assertThat(new Baseline.Mean().signal(x, 2)).containsExactly(2, 20, 2, 20);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BLACK.of(x, 2))
        .withMessageContaining("baseline of 2 features, found 1");
  }

  /** Nodes that receive from more than two others make class 1 likelier. */
  private static Program hubs() {
    return Program.sequential(
        1,
        Layer.propagate(Adjacency.PLAIN),
        Layer.linear("degree", 1),
        Layer.activate(Activation.ELU),
        Layer.pool(Readout.SUM),
        Layer.linear("fc", 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void gnnExplainerFindsTheHubOfAGraph(long seed) {
    Program program = hubs();
    Parameters parameters = Parameters.zeros(program);
    parameters.get("degree.weight")[0] = 4;
    parameters.get("degree.bias")[0] = -14;
    parameters.get("fc.weight")[1] = 0.5f;
    parameters.get("fc.bias")[1] = 7;
    // A ring of 16 nodes, and node 16 that twelve of them send to.
    int[] sources = new int[32 + 12];
    int[] targets = new int[32 + 12];
    for (int i = 0; i < 16; i++) {
      sources[i] = i;
      targets[i] = (i + 1) % 16;
      sources[16 + i] = (i + 1) % 16;
      targets[16 + i] = i;
    }
    for (int i = 0; i < 12; i++) {
      sources[32 + i] = i;
      targets[32 + i] = 16;
    }
    Graph graph = EdgeGraph.of(17, sources, targets);
    float[] x = new float[17];
    Arrays.fill(x, 1f);
    GnnExplainer method = new GnnExplainer(200, 0.05, 0.005, 0.1, 0, 0, seed);
    try (Subject subject = open(program, graph, parameters)) {
      Explanation found = explain(method, subject, x, 1);

      EdgeScores edges = found.edgeScores().get(0);
      double hub = Double.POSITIVE_INFINITY;
      double others = 0;
      for (int edge = 0; edge < edges.scores().length; edge++) {
        if (edges.targets()[edge] == 16) {
          hub = Math.min(hub, edges.scores()[edge]);
        } else {
          others = Math.max(others, edges.scores()[edge]);
        }
      }
      assertThat(hub).isGreaterThan(others + 0.2);
      assertThat(found.nodeScores()[16]).isEqualTo(max(found.nodeScores()));
      assertThat(found.measures().get("probability_masked"))
          .isGreaterThan(found.measures().get("probability_without") + 0.2);
      assertThat(found.featureScores()).hasSize(1);
      assertThat(explain(method, subject, x, 1).nodeScores()).containsExactly(found.nodeScores());
    }
  }

  private static float max(float[] values) {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      max = Math.max(max, value);
    }
    return max;
  }

  @Test
  void gnnExplainerTellsTheFeatureThatMattersFromOneThatDoesNot() {
    Program program =
        Program.sequential(
            2, Layer.propagate(Adjacency.GCN), Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    Parameters parameters = Parameters.zeros(program);
    parameters.get("fc.weight")[2] = 3;
    Grid grid = Grid.of(4, 4);
    float[] x = noise(32, 7);
    try (Subject subject = open(program, grid, parameters)) {
      Explanation found =
          explain(new GnnExplainer(60, 0.05, 0.0001, 1, 0.01, 0.01, 0), subject, x, 1);

      assertThat(found.featureScores()[0]).isGreaterThan(found.featureScores()[1] + 0.2f);
    }
  }

  @Test
  void gnnExplainerHasAMaskForEveryLevelOfAPyramid() {
    Program program = Pyramid.of(3, 4, 5).program(1, 2);
    Parameters parameters = Parameters.initial(program, new SplittableRandom(8));
    Grid grid = Grid.of(7, 6);
    List<Integer> heard = new ArrayList<>();
    try (Subject subject = open(program, grid, parameters)) {
      Explanation found =
          new GnnExplainer(3, 0.1, 0.001, 1, 1, 0.1, 0)
              .explain(subject, noise(42, 9), 0, (done, total) -> heard.add(done));

      assertThat(heard).containsExactly(1, 2, 3);
      assertThat(found.edgeScores()).extracting(EdgeScores::level).containsExactly(0, 1, 2);
      assertThat(found.edgeScores().get(2).scores()).hasSize(4 * 2);
      assertThat(found.nodeScores()).hasSize(42);
      for (float score : found.nodeScores()) {
        assertThat(score).isBetween(0f, 1f);
      }
    }
  }

  @Test
  void curvesOfWhatNodesAddBeatAnyOtherOrder() {
    Program program = twoLevels();
    float[] x = noise(64, 10);
    try (Subject subject = open(program, Grid.of(8, 8), weighing(program, 4, 4))) {
      float[] map = explain(new Occlusion(1, 1, BLACK), subject, x, 1).nodeScores();
      PerturbationCurves good = PerturbationCurves.of(subject, x, map, 1, BLACK, 20);
      PerturbationCurves random = PerturbationCurves.of(subject, x, noise(64, 11), 1, BLACK, 20);

      double there = subject.probabilities(x, 1)[0][1];
      assertThat(good.deletion()).hasSize(21);
      assertThat(good.deletion()[0]).isCloseTo(there, within(1e-6));
      assertThat(good.deletion()[20]).isCloseTo(0.5, within(1e-6));
      assertThat(good.insertion()[0]).isCloseTo(0.5, within(1e-6));
      assertThat(good.insertion()[20]).isCloseTo(there, within(1e-6));
      assertThat(good.deletionArea()).isLessThan(random.deletionArea() - 0.02);
      assertThat(good.insertionArea()).isGreaterThan(random.insertionArea() + 0.02);
    }
  }

  @Test
  void refusesWhatItCannotExplain() {
    Program flat = Preset.flat(1, List.of(2), 3);
    Parameters parameters = Parameters.initial(flat, new SplittableRandom(1));
    Grid grid = Grid.of(2, 2);
    try (Subject subject = open(flat, grid, parameters)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> explain(new GradCam(), subject, new float[3], 0))
          .withMessageContaining("signal of 4 nodes with 1 features, found 3 values");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> explain(new GradCam(), subject, new float[4], 3))
          .withMessageContaining("expected a class from 0 to 2, found 3");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PerturbationCurves.of(subject, new float[4], new float[3], 0, BLACK, 5))
          .withMessageContaining("expected 4 scores");
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> open(flat, new GraphBatch(List.of(grid)), parameters))
        .withMessageContaining("found a batch");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Occlusion(4, 5, BLACK))
        .withMessageContaining("stride from 1 to the window of 4, found 5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IntegratedGradients(BLACK, 0, 100))
        .withMessageContaining("tolerance above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GnnExplainer(0, 1, 1, 1, 1, 1, 0))
        .withMessageContaining("at least 1 epoch");
  }

  @Test
  void gnnExplainerMasksWhatAttentionSends() {
    Program program =
        Program.sequential(
            1, new GatConv("a", 1, 1), Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    Parameters parameters = Parameters.zeros(program);
    parameters.get("a.lin.weight")[0] = 1;
    parameters.get("a.att_src")[0] = 0.1f;
    parameters.get("fc.weight")[1] = 2;
    // Node 2 hears 9 from node 0, which speaks for class 1, and −3 from node 1, against it.
    Graph graph = EdgeGraph.of(3, new int[] {0, 1}, new int[] {2, 2});
    float[] x = {9, -3, 0};
    try (Subject subject = open(program, graph, parameters)) {
      Explanation found = explain(new GnnExplainer(100, 0.05, 0.01, 0, 0, 0, 0), subject, x, 1);

      EdgeScores edges = found.edgeScores().get(0);
      assertThat(edges.sources()).containsExactly(0, 1);
      assertThat(edges.scores()[0]).isGreaterThan(edges.scores()[1] + 0.2f);
    }
  }

  @Test
  void gnnExplainerRefusesModelsThatSendNoMessages() {
    Program none = Program.sequential(1, Layer.pool(Readout.MEAN), Layer.linear("f", 2));
    Parameters parameters = Parameters.initial(none, new SplittableRandom(1));
    try (Subject subject = open(none, Grid.of(2, 2), parameters)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> explain(GnnExplainer.pyg(), subject, new float[4], 0))
          .withMessageContaining("explain this model by another method");
    }
  }
}
