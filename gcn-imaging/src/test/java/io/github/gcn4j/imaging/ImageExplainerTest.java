package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.explanation.Baseline;
import io.github.gcn4j.explanation.ExplanationProgress;
import io.github.gcn4j.explanation.PerturbationCurves;
import io.github.gcn4j.explanation.Subject;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What maps of a model that learned one thing must show, and what must change them. */
class ImageExplainerTest {
  private static final int SMEARS = 6;

  private static TensorBackend backend = Backends.best();
  private static Model trained = OneCellSmears.untrained(0);

  @TempDir Path folder;

  @BeforeAll
  static void train() {
    backend = Backends.best();
    trained = OneCellSmears.trained(backend);
  }

  @AfterAll
  static void close() {
    backend.close();
  }

  private static RasterImage smear(int index) {
    return OneCellSmears.paint(1, 1000 + index);
  }

  private static ImageExplanation explain(Model model, RasterImage image, MapMethod method) {
    try (ImageExplainer explainer = ImageExplainer.open(model, backend)) {
      return explainer.explain(image, "cell", method.method(), ExplanationProgress.NONE);
    }
  }

  /** What part of all that speaks for the class lies on the cell. */
  private static double massOn(boolean[] cell, float[] map) {
    double all = 0;
    double on = 0;
    for (int i = 0; i < map.length; i++) {
      double mass = Math.max(0, map[i]);
      all += mass;
      on += cell[i] ? mass : 0;
    }
    return on / all;
  }

  /** A map that knew nothing would have as much of its mass on the cell as the cell has area. */
  @ParameterizedTest
  @CsvSource({"GRADCAM, 5", "INTEGRATED_GRADIENTS, 8", "OCCLUSION, 4", "GNNEXPLAINER, 1.5"})
  void mapsShowTheCellThatDecidesTheClass(MapMethod method, double times) {
    double mass = 0;
    double area = 0;
    for (int i = 0; i < SMEARS; i++) {
      boolean[] cell = OneCellSmears.nucleus(smear(i));
      ImageExplanation map = explain(trained, smear(i), method);
      assertThat(map.classification().predictedClass()).isEqualTo("cell");
      mass += massOn(cell, map.nodeScores()) / SMEARS;
      area +=
          (double) IntStream.range(0, cell.length).filter(p -> cell[p]).count()
              / cell.length
              / SMEARS;
    }
    assertThat(area).isBetween(0.01, 0.3);
    assertThat(mass).isGreaterThan(times * area);
  }

  @ParameterizedTest
  @EnumSource(MapMethod.class)
  void anotherModelHasAnotherMap(MapMethod method) {
    double correlation = 0;
    for (int i = 0; i < SMEARS; i++) {
      float[] map = explain(trained, smear(i), method).nodeScores();
      float[] random = explain(OneCellSmears.untrained(100 + i), smear(i), method).nodeScores();
      correlation += rankCorrelation(map, random) / SMEARS;
    }
    assertThat(correlation).isLessThan(0.5);
    float[] again = explain(trained, smear(0), method).nodeScores();
    assertThat(rankCorrelation(explain(trained, smear(0), method).nodeScores(), again))
        .isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(MapMethod.class)
  void whatAMapScoresHighCountsForMoreThanWhatChanceWouldChoose(MapMethod method) {
    Preprocessing wanted = trained.preprocessing();
    double better = 0;
    double there = 0;
    try (Subject subject =
        Subject.open(backend, trained.program(), wanted.graph(), trained.parameters())) {
      for (int i = 0; i < SMEARS; i++) {
        float[] x = new float[wanted.length()];
        wanted.apply(ImagePreparation.of(wanted).prepare(smear(i)).pixels(), x, 0);
        float[] map = explain(trained, smear(i), method).nodeScores();
        PerturbationCurves good = curves(subject, x, map);
        PerturbationCurves random = curves(subject, x, noise(map.length, i));
        better += (random.deletionArea() - good.deletionArea()) / SMEARS;
        there += (good.insertionArea() - random.insertionArea()) / SMEARS;
      }
    }
    assertThat(better).as("deletion").isGreaterThan(0.02);
    assertThat(there).as("insertion").isGreaterThan(0.02);
  }

  private static PerturbationCurves curves(Subject subject, float[] x, float[] map) {
    return PerturbationCurves.of(subject, x, map, 1, new Baseline.Mean(), 40);
  }

  private static float[] noise(int length, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return values;
  }

  /** Spearman's, equal scores sharing their mean rank. */
  private static double rankCorrelation(float[] a, float[] b) {
    double[] ranksA = ranks(a);
    double[] ranksB = ranks(b);
    double middle = (a.length - 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (ranksA[i] - middle) * (ranksB[i] - middle);
      aa += Math.pow(ranksA[i] - middle, 2);
      bb += Math.pow(ranksB[i] - middle, 2);
    }
    return aa * bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }

  private static double[] ranks(float[] values) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to - 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  @Test
  void integratedGradientsOfATrainedModelAddUpToOnePercent() {
    for (int i = 0; i < SMEARS; i++) {
      ImageExplanation map = explain(trained, smear(i), MapMethod.INTEGRATED_GRADIENTS);

      double sum = 0;
      for (float score : map.nodeScores()) {
        sum += score;
      }
      double difference = map.explanation().measures().get("score_difference");
      assertThat(Math.abs(difference)).isGreaterThan(0.1);
      assertThat(sum).isCloseTo(difference, within(0.01 * Math.abs(difference)));
    }
  }

  @Test
  void saysTheSameOfAFileAndItsPixels() throws Exception {
    Path modelFile = folder.resolve("model.safetensors");
    ModelFile.write(trained, modelFile);
    Path file = Files.write(folder.resolve("smear.png"), Fixtures.png(smear(0)));
    try (ImageExplainer explainer = ImageExplainer.load(modelFile)) {
      ImageExplanation map = explainer.explain(file, MapMethod.GRADCAM.method());

      assertThat(map.nodeScores()).hasSize(OneCellSmears.SIDE * OneCellSmears.SIDE);
      assertThat(map.targetClass()).isEqualTo("cell");
      assertThat(map.height()).isEqualTo(OneCellSmears.SIDE);
      assertThat(explainer.family().classes()).isEqualTo(OneCellSmears.CLASSES);
      assertThat(
              explainer
                  .explain(smear(0).toBufferedImage(), MapMethod.GRADCAM.method())
                  .nodeScores())
          .containsExactly(map.nodeScores());
    }
  }

  @Test
  void explainsAClassThatIsNotThePredictedOne() {
    try (ImageExplainer explainer = ImageExplainer.open(trained, backend)) {
      ImageExplanation map =
          explainer.explain(
              smear(0), "none", MapMethod.OCCLUSION.method(), ExplanationProgress.NONE);

      assertThat(map.targetClass()).isEqualTo("none");
      assertThat(map.classification().predictedClass()).isEqualTo("cell");
      assertThat(map.explanation().target()).isZero();
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  explainer.explain(
                      smear(0), "dog", MapMethod.GRADCAM.method(), ExplanationProgress.NONE))
          .withMessage("expected a class of [none, cell], found dog");
    }
  }

  @Test
  void methodsAreKnownByTheirNames() {
    assertThat(Arrays.stream(MapMethod.values()).map(MapMethod::label))
        .containsExactly("gradcam", "integrated-gradients", "occlusion", "gnnexplainer");
    assertThat(MapMethod.named("GradCAM")).isEqualTo(MapMethod.GRADCAM);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MapMethod.named("lime"))
        .withMessageContaining("found \"lime\"");
  }
}
