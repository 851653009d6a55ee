package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Activation;
import java.util.List;

/** Operations from value to value, and those that only move values. */
record Elements(Crew crew, Memory memory) {

  PlaneSignal activate(Activation function, PlaneSignal x) {
    PlaneSignal y = memory.like(x);
    crew.each(x.batch(), b -> Activations.apply(function, x.data(b), y.data(b), x.length()));
    return y;
  }

  PlaneSignal activateGradient(Activation function, PlaneSignal y, PlaneSignal dy) {
    PlaneSignal dx = memory.like(y);
    crew.each(
        y.batch(),
        b -> Activations.gradient(function, y.data(b), dy.data(b), dx.data(b), y.length()));
    return dx;
  }

  PlaneSignal affine(PlaneSignal x, PlaneMatrix scale, PlaneMatrix shift, Span span) {
    PlaneSignal y = memory.like(x);
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

  PlaneSignal blend(
      PlaneSignal x, PlaneMatrix a, PlaneSignal y, PlaneMatrix b, PlaneMatrix shift, Span span) {
    PlaneSignal z = memory.like(x);
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

  PlaneSignal combine(float a, PlaneSignal x, float b, PlaneSignal y) {
    PlaneSignal z = memory.like(x);
    crew.each(x.batch(), i -> Planes.combine(a, x.data(i), b, y.data(i), z.data(i), x.length()));
    return z;
  }

  PlaneSignal multiply(PlaneSignal x, PlaneSignal y) {
    PlaneSignal z = memory.like(x);
    crew.each(x.batch(), i -> Planes.multiply(x.data(i), y.data(i), z.data(i), x.length()));
    return z;
  }

  PlaneSignal concat(List<PlaneSignal> parts) {
    int features = parts.stream().mapToInt(PlaneSignal::features).reduce(0, Math::addExact);
    PlaneSignal y = memory.like(parts.get(0), features);
    crew.each(
        y.batch(),
        b -> {
          int start = 0;
          for (PlaneSignal part : parts) {
            System.arraycopy(part.data(b), 0, y.data(b), start, part.length());
            start += part.length();
          }
        });
    return y;
  }

  PlaneSignal slice(PlaneSignal x, int from, int features) {
    PlaneSignal y = memory.like(x, features);
    crew.each(
        x.batch(), b -> System.arraycopy(x.data(b), from * x.nodes(), y.data(b), 0, y.length()));
    return y;
  }
}
