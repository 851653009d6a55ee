package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.GRADIENT;
import static io.github.gcn4j.tck.Closeness.assertClose;
import static io.github.gcn4j.tck.Closeness.assertSameBits;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole programs through a session, which takes whatever the backend offers: compiled where it
 * compiles, step by step where not. Both ways must agree with the reference's interpreter.
 */
interface ProgramTests extends TckSubject {
  String ALL = "io.github.gcn4j.tck.SamplePrograms#all";
  String SOME = "io.github.gcn4j.tck.SamplePrograms#some";

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource(ALL)
  default void inferenceAgreesWithTheReference(String name, Program program, Graph graph) {
    Parameters parameters = SampleParameters.of(program, 75);
    try (ReferenceBackend oracle = new ReferenceBackend();
        TensorBackend backend = backend(2);
        Session expected = Session.open(oracle, program, graph, parameters);
        Session actual = Session.open(backend, program, graph, parameters)) {
      // Sizes that go up and down: memory is used again.
      int largest = graph.nodes() > 5000 ? 1 : 5;
      for (int batch : new int[] {1, Math.min(3, largest), 0, largest, 1}) {
        float[] x = input(program, graph, batch);
        float[] wanted = expected.logits(x, batch);
        assertClose("batch of " + batch, actual.logits(x, batch), wanted, FORWARD);
        assertClose(
            "step by step, batch of " + batch,
            actual.value(x, batch, program.output()),
            wanted,
            FORWARD);
      }
    }
  }

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource(ALL)
  default void gradientsAgreeWithTheReference(String name, Program program, Graph graph) {
    if (graph.nodes() > 5000) {
      return; // the reference is slow
    }
    Parameters parameters = SampleParameters.of(program, 76);
    try (ReferenceBackend oracle = new ReferenceBackend();
        TensorBackend backend = backend(2)) {
      Parameters expected = gradients(oracle, program, graph, parameters);
      Parameters actual = gradients(backend, program, graph, parameters);
      // Relative to all of them: a gradient that cancels is rounding alone.
      assertClose("gradients", joined(actual), joined(expected), GRADIENT);
    }
  }

  private static Parameters gradients(
      TensorBackend backend, Program program, Graph graph, Parameters parameters) {
    Parameters gradients = Parameters.zeros(program);
    try (Session session = Session.open(backend, program, graph, parameters)) {
      session.differentiate(
          differentImages(program, graph),
          3,
          new SplittableRandom(77),
          logits -> SampleGraphs.values(logits.length, 78),
          gradients);
    }
    return gradients;
  }

  /** Of different means and spreads: a batch of alike ones has statistics that are rounding. */
  private static float[] differentImages(Program program, Graph graph) {
    float[] x = input(program, graph, 3);
    for (int i = 0; i < x.length; i++) {
      int image = 3 * i / x.length;
      x[i] = (1 + image) * x[i] + 0.5f * image;
    }
    return x;
  }

  private static float[] joined(Parameters parameters) {
    float[] all = new float[0];
    for (String name : parameters.names()) {
      float[] values = parameters.get(name);
      int start = all.length;
      all = Arrays.copyOf(all, start + values.length);
      System.arraycopy(values, 0, all, start, values.length);
    }
    return all;
  }

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource(SOME)
  default void newParametersTakeEffect(String name, Program program, Graph graph) {
    float[] x = input(program, graph, 2);
    Parameters first = SampleParameters.of(program, 79);
    Parameters second = SampleParameters.of(program, 80);
    try (TensorBackend backend = backend(2);
        Session session = Session.open(backend, program, graph, first);
        Session fresh = Session.open(backend, program, graph, second)) {
      float[] before = session.logits(x, 2);
      session.upload(second);
      assertThat(session.logits(x, 2)).containsExactly(fresh.logits(x, 2)).isNotEqualTo(before);
      session.upload(first);
      assertThat(session.logits(x, 2)).containsExactly(before);
    }
  }

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource(SOME)
  default void threadsAndRepetitionsChangeNoBit(String name, Program program, Graph graph) {
    Parameters parameters = SampleParameters.of(program, 81);
    float[] x = input(program, graph, 5);
    float[] expected = new float[0];
    float[] expectedGradient = new float[0];
    for (int threads : new int[] {1, 1, 2, 3, 8}) {
      try (TensorBackend backend = backend(threads);
          Session session = Session.open(backend, program, graph, parameters)) {
        float[] logits = session.logits(x, 5);
        Parameters sums = Parameters.zeros(program);
        Session.OutputGradient loss = z -> SampleGraphs.values(z.length, 82);
        session.differentiate(x, 5, new SplittableRandom(1), loss, sums);
        float[] gradient = session.sensitivities(x, 5, loss, List.of(0)).get(0).gradient();
        if (expected.length == 0) {
          expected = logits;
          expectedGradient = joined(gradient, sums);
        }
        String what = threads + " threads";
        assertSameBits(what, logits, expected);
        assertSameBits(what, joined(gradient, sums), expectedGradient);
        assertSameBits(what + ", again", session.logits(x, 5), expected);
      }
    }
  }

  /** One array after the other. */
  static float[] joined(float[] first, Parameters rest) {
    float[] others = joined(rest);
    float[] all = Arrays.copyOf(first, first.length + others.length);
    System.arraycopy(others, 0, all, first.length, others.length);
    return all;
  }

  @ParameterizedTest(name = "{0} on {2}")
  @MethodSource(SOME)
  default void anOddPixelSpoilsItsOwnImageAndNoOther(String name, Program program, Graph graph) {
    Parameters parameters = SampleParameters.of(program, 83);
    float[] x = input(program, graph, 3);
    int image = x.length / 3;
    int classes = program.outputFeatures();
    try (ReferenceBackend oracle = new ReferenceBackend();
        TensorBackend backend = backend(2);
        Session reference = Session.open(oracle, program, graph, parameters);
        Session session = Session.open(backend, program, graph, parameters)) {
      float[] sound = session.logits(x, 3);
      for (float odd : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
        float[] spoilt = x.clone();
        spoilt[image + image / 2] = odd;
        float[] logits = session.logits(spoilt, 3);
        for (int i = 0; i < logits.length; i++) {
          if (i / classes != 1) {
            assertThat(logits[i]).as("%s, logit %d", odd, i).isEqualTo(sound[i]);
          }
        }
        float[] expected = reference.logits(spoilt, 3);
        assertClose("with " + odd, logits, expected, FORWARD);
        float[] stepByStep = session.value(spoilt, 3, program.output());
        assertClose("step by step with " + odd, stepByStep, expected, FORWARD);
        assertThat(logits[classes]).as("with %s", odd).isNotEqualTo(sound[classes]);
      }
      assertThat(session.logits(x, 3)).as("afterwards").containsExactly(sound);
    }
  }

  /** {@code [batch, nodes, features]}. */
  private static float[] input(Program program, Graph graph, int batch) {
    return SampleGraphs.values(batch * graph.nodes() * program.inputFeatures(), 84);
  }
}
