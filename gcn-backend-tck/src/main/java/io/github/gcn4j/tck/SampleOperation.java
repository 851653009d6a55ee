package io.github.gcn4j.tck;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Every operation of the SPI, as something to try anywhere. Operands are numbered from 1. */
enum SampleOperation {
  SIGNAL(at -> List.of(at.read(at.signal(1)))),
  PROPAGATE(
      at -> {
        Signal x = at.signal(1);
        return List.of(at.read(at.workspace().propagate(at.graph(), x, Direction.FORWARD)));
      }),
  PROPAGATE_ADJOINT(
      at -> {
        Signal x = at.signal(1);
        return List.of(at.read(at.workspace().propagate(at.graph(), x, Direction.ADJOINT)));
      }),
  LINEAR(
      at -> {
        Signal x = at.signal(1);
        List<float[]> found = new ArrayList<>();
        for (int out : new int[] {1, 3, 21}) {
          found.add(
              at.read(
                  at.workspace().linear(x, at.matrix(out, x.features(), 9), Direction.FORWARD)));
          found.add(
              at.read(
                  at.workspace().linear(x, at.matrix(x.features(), out, 9), Direction.ADJOINT)));
        }
        return found;
      }),
  CONTRACT(at -> List.of(at.read(at.workspace().contract(at.signal(1), at.signal(7, 2))))),
  ACTIVATE(
      at ->
          Arrays.stream(Activation.values())
              .map(f -> at.read(at.workspace().activate(f, at.signal(1))))
              .toList()),
  ACTIVATE_GRADIENT(
      at ->
          Arrays.stream(Activation.values())
              .map(f -> at.read(at.workspace().activateGradient(f, at.signal(1), at.signal(2))))
              .toList()),
  AFFINE(
      at ->
          spans(
              span -> {
                Signal x = at.signal(1);
                return at.read(
                    at.workspace()
                        .affine(x, at.coefficients(x, span, 9), at.coefficients(x, span, 10)));
              })),
  BLEND(
      at ->
          spans(
              span -> {
                Signal x = at.signal(1);
                return at.read(
                    at.workspace()
                        .blend(
                            x,
                            at.coefficients(x, span, 9),
                            at.signal(2),
                            at.coefficients(x, span, 10),
                            at.coefficients(x, span, 11)));
              })),
  MOMENTS(at -> spans(span -> at.read(at.workspace().moments(at.signal(1), span)))),
  SUM(at -> spans(span -> at.read(at.workspace().sum(at.signal(1), span)))),
  DOT(at -> spans(span -> at.read(at.workspace().dot(at.signal(1), at.signal(2), span)))),
  COMBINE(at -> List.of(at.read(at.workspace().combine(0.5f, at.signal(1), -2f, at.signal(2))))),
  MULTIPLY(at -> List.of(at.read(at.workspace().multiply(at.signal(1), at.signal(2))))),
  CONCAT(
      at ->
          List.of(
              at.read(
                  at.workspace().concat(List.of(at.signal(1), at.signal(3, 2), at.signal(1, 3)))))),
  SLICE(
      at -> {
        int from = at.shape().features() / 2;
        return List.of(
            at.read(at.workspace().slice(at.signal(1), from, at.shape().features() - from)));
      }),
  PAD(at -> List.of(at.read(at.workspace().pad(at.signal(1), 3, 2)))),
  COARSEN(at -> List.of(at.read(at.workspace().coarsen(at.signal(1), at.coarse()))), true),
  REFINE(
      at -> {
        Signal x = at.signal(at.coarse(), at.shape().features(), 1);
        return List.of(at.read(at.workspace().refine(x, at.graph())));
      },
      true),
  READOUT(
      at ->
          Arrays.stream(Readout.values())
              .map(readout -> at.read(at.workspace().readout(List.of(readout), at.signal(1))))
              .toList()),
  READOUTS(
      at -> {
        List<Readout> several = List.of(Readout.STD, Readout.MEAN, Readout.MAX);
        return List.of(at.read(at.workspace().readout(several, at.signal(1))));
      }),
  READOUT_GRADIENT(
      at ->
          Arrays.stream(Readout.values())
              .map(
                  readout ->
                      at.read(
                          at.workspace()
                              .readoutGradient(List.of(readout), at.signal(1), at.rows(1, 9))))
              .toList()),
  ATTENTION_READOUT(
      at -> List.of(at.read(at.workspace().attentionReadout(at.signal(1), at.signal(1, 2))))),
  ATTENTION_READOUT_GRADIENT(
      at ->
          at
              .workspace()
              .attentionReadoutGradient(at.signal(1), at.signal(1, 2), at.rows(1, 9))
              .stream()
              .map(at::read)
              .toList()),
  WEIGHTED_MOMENTS(
      at -> List.of(at.read(at.workspace().weightedMoments(at.signal(1), at.weights(2))))),
  WEIGHTED_MOMENTS_GRADIENT(
      at ->
          List.of(
              at.read(
                  at.workspace()
                      .weightedMomentsGradient(at.signal(1), at.weights(2), at.moments(9))))),
  WEIGHTED_MOMENTS_WEIGHT_GRADIENT(
      at ->
          List.of(
              at.read(
                  at.workspace()
                      .weightedMomentsWeightGradient(at.signal(1), at.weights(2), at.moments(9))))),
  ATTEND(
      at -> {
        Signal x = at.signal(2 * at.shape().features(), 1);
        return List.of(
            at.read(at.workspace().attend(at.graph(), x, at.signal(2, 2), at.signal(2, 3), 0.2f)));
      }),
  ATTEND_GRADIENT(
      at -> {
        Signal x = at.signal(2 * at.shape().features(), 1);
        Signal dy = at.signal(2 * at.shape().features(), 4);
        List<Signal> gradients =
            at.workspace()
                .attendGradient(at.graph(), x, at.signal(2, 2), at.signal(2, 3), 0.2f, dy);
        // Where all scores have one sign a target's gradient is rounding alone: small beside the
        // others only.
        return List.of(together(gradients.stream().map(at::read).toList()));
      });

  @SuppressWarnings("ImmutableEnumChecker") // captures nothing
  private final Function<SampleSite, List<float[]>> work;

  private final boolean gridsOnly;

  SampleOperation(Function<SampleSite, List<float[]>> work) {
    this(work, false);
  }

  SampleOperation(Function<SampleSite, List<float[]>> work, boolean gridsOnly) {
    this.work = work;
    this.gridsOnly = gridsOnly;
  }

  /** Whether it has a meaning there. */
  boolean appliesTo(SampleShape shape) {
    return !gridsOnly || shape.onGrid();
  }

  /** What it computes, apart for each variant: a large result must not hide a small one's error. */
  List<float[]> apply(SampleSite site) {
    return work.apply(site);
  }

  private static List<float[]> spans(Function<Span, float[]> work) {
    return Arrays.stream(Span.values()).map(work).toList();
  }

  private static float[] together(List<float[]> parts) {
    float[] all = new float[parts.stream().mapToInt(part -> part.length).sum()];
    int start = 0;
    for (float[] part : parts) {
      System.arraycopy(part, 0, all, start, part.length);
      start += part.length;
    }
    return all;
  }
}
