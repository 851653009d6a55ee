package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Activation;
import java.util.List;

/** Operations from value to value, and those that only move values. */
record Elements(Crew crew, Memory memory) {

  Nd4jSignal activate(Activation function, Nd4jSignal x) {
    return map(x, (values, length) -> Activations.apply(function, values, length));
  }

  Nd4jSignal activateGradient(Activation function, Nd4jSignal y, Nd4jSignal dy) {
    return map(dy, y, (dx, values, length) -> Activations.gradient(function, values, dx, length));
  }

  Nd4jSignal combine(float a, Nd4jSignal x, float b, Nd4jSignal y) {
    return map(x, y, (left, right, length) -> Planes.combine(a, left, b, right, length));
  }

  Nd4jSignal multiply(Nd4jSignal x, Nd4jSignal y) {
    return map(x, y, Planes::multiply);
  }

  private Nd4jSignal map(Nd4jSignal x, Pieces.Kernel f) {
    Nd4jSignal y = memory.like(x);
    crew.work(
        x.batch(), (b, scratch) -> Pieces.map(x.image(b), y.image(b), 0, x.length(), scratch, f));
    return y;
  }

  private Nd4jSignal map(Nd4jSignal x, Nd4jSignal y, Pieces.Kernel2 f) {
    Nd4jSignal z = memory.like(x);
    crew.work(
        x.batch(),
        (b, scratch) -> Pieces.map(x.image(b), y.image(b), z.image(b), 0, x.length(), scratch, f));
    return z;
  }

  Nd4jSignal affine(Nd4jSignal x, Nd4jMatrix scale, Nd4jMatrix shift, Span span) {
    Nd4jSignal y = memory.like(x);
    Stretches stretches = Stretches.of(x, span);
    float[] scales = scale.values();
    float[] shifts = shift.values();
    crew.work(
        x.batch(),
        (b, scratch) ->
            stretches.each(
                (part, feature, from, to) -> {
                  int i = stretches.row(b, part) * x.features() + feature;
                  Pieces.map(
                      x.image(b),
                      y.image(b),
                      from,
                      to,
                      scratch,
                      (values, length) -> Planes.affine(values, scales[i], shifts[i], length));
                }));
    return y;
  }

  Nd4jSignal blend(
      Nd4jSignal x, Nd4jMatrix a, Nd4jSignal y, Nd4jMatrix b, Nd4jMatrix shift, Span span) {
    Nd4jSignal z = memory.like(x);
    Stretches stretches = Stretches.of(x, span);
    float[] ofX = a.values();
    float[] ofY = b.values();
    float[] shifts = shift.values();
    crew.work(
        x.batch(),
        (image, scratch) ->
            stretches.each(
                (part, feature, from, to) -> {
                  int i = stretches.row(image, part) * x.features() + feature;
                  Pieces.map(
                      x.image(image),
                      y.image(image),
                      z.image(image),
                      from,
                      to,
                      scratch,
                      (left, right, length) ->
                          Planes.blend(left, ofX[i], right, ofY[i], shifts[i], length));
                }));
    return z;
  }

  Nd4jSignal concat(List<Nd4jSignal> parts) {
    int features = parts.stream().mapToInt(Nd4jSignal::features).reduce(0, Math::addExact);
    Nd4jSignal y = memory.like(parts.get(0), features);
    crew.each(
        y.batch(),
        b -> {
          int start = 0;
          for (Nd4jSignal part : parts) {
            y.image(b).copy(part.image(b), 0, start, part.length());
            start += part.length();
          }
        });
    return y;
  }

  Nd4jSignal slice(Nd4jSignal x, int from, int features) {
    Nd4jSignal y = memory.like(x, features);
    crew.each(x.batch(), b -> y.image(b).copy(x.image(b), from * x.nodes(), 0, y.length()));
    return y;
  }
}
