package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Activation;
import java.util.List;

/** Operations from value to value, and those that only move values. */
record Elements(Crew crew, Memory memory) {

  EjmlSignal activate(Activation function, EjmlSignal x) {
    EjmlSignal y = memory.like(x);
    crew.each(x.batch(), b -> Activations.apply(function, x.data(b), y.data(b), x.length()));
    return y;
  }

  EjmlSignal activateGradient(Activation function, EjmlSignal y, EjmlSignal dy) {
    EjmlSignal dx = memory.like(y);
    crew.each(
        y.batch(),
        b -> Activations.gradient(function, y.data(b), dy.data(b), dx.data(b), y.length()));
    return dx;
  }

  EjmlSignal affine(EjmlSignal x, EjmlMatrix scale, EjmlMatrix shift, Span span) {
    EjmlSignal y = memory.like(x);
    Stretches stretches = Stretches.of(x, span);
    crew.each(
        x.batch(),
        b ->
            stretches.each(
                (part, feature, from, to) -> {
                  int i = stretches.row(b, part) * x.features() + feature;
                  Planes.affine(x.data(b), y.data(b), from, to, scale.data()[i], shift.data()[i]);
                }));
    return y;
  }

  EjmlSignal blend(
      EjmlSignal x, EjmlMatrix a, EjmlSignal y, EjmlMatrix b, EjmlMatrix shift, Span span) {
    EjmlSignal z = memory.like(x);
    Stretches stretches = Stretches.of(x, span);
    crew.each(
        x.batch(),
        image ->
            stretches.each(
                (part, feature, from, to) -> {
                  int i = stretches.row(image, part) * x.features() + feature;
                  Planes.blend(
                      x.data(image),
                      a.data()[i],
                      y.data(image),
                      b.data()[i],
                      shift.data()[i],
                      z.data(image),
                      from,
                      to);
                }));
    return z;
  }

  EjmlSignal combine(float a, EjmlSignal x, float b, EjmlSignal y) {
    EjmlSignal z = memory.like(x);
    crew.each(x.batch(), i -> Planes.combine(a, x.data(i), b, y.data(i), z.data(i), x.length()));
    return z;
  }

  EjmlSignal multiply(EjmlSignal x, EjmlSignal y) {
    EjmlSignal z = memory.like(x);
    crew.each(x.batch(), i -> Planes.multiply(x.data(i), y.data(i), z.data(i), x.length()));
    return z;
  }

  EjmlSignal concat(List<EjmlSignal> parts) {
    int features = parts.stream().mapToInt(EjmlSignal::features).reduce(0, Math::addExact);
    EjmlSignal y = memory.like(parts.get(0), features);
    crew.each(
        y.batch(),
        b -> {
          int start = 0;
          for (EjmlSignal part : parts) {
            System.arraycopy(part.data(b), 0, y.data(b), start, part.length());
            start += part.length();
          }
        });
    return y;
  }

  EjmlSignal slice(EjmlSignal x, int from, int features) {
    EjmlSignal y = memory.like(x, features);
    crew.each(
        x.batch(), b -> System.arraycopy(x.data(b), from * x.nodes(), y.data(b), 0, y.length()));
    return y;
  }
}
