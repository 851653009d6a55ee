package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Activation;
import java.util.Arrays;
import java.util.List;

/**
 * Operations from value to value, and those that only move values.
 *
 * @param <I> the values of one image
 */
record Elements<I>(Engine<I> engine, Memory<I> memory) {

  /**
   * A new signal.
   *
   * @param values {@code [batch, nodes, features]}
   */
  PlaneSignal<I> signal(PreparedGraph graph, int batch, int features, float[] values) {
    PlaneSignal<I> x = memory.signal(graph, batch, features);
    Transposition<I> transposition = new Transposition<>(engine.store(), features, x.nodes());
    engine.work(
        batch, (b, scratch) -> transposition.toPlanes(values, b * x.length(), x.image(b), scratch));
    return x;
  }

  /**
   * Copies a signal out.
   *
   * @param out {@code [batch, nodes, features]}, overwritten
   */
  void read(PlaneSignal<I> x, float[] out) {
    Transposition<I> transposition = new Transposition<>(engine.store(), x.features(), x.nodes());
    engine.work(
        x.batch(), (b, scratch) -> transposition.toNodes(x.image(b), out, b * x.length(), scratch));
  }

  PlaneSignal<I> activate(Activation function, PlaneSignal<I> x) {
    return map(x, (from, to, start, end) -> Activations.apply(function, from, to, start, end));
  }

  PlaneSignal<I> activateGradient(Activation function, PlaneSignal<I> y, PlaneSignal<I> dy) {
    return zip(y, dy, (u, du, dx, from, to) -> Activations.gradient(function, u, du, dx, from, to));
  }

  PlaneSignal<I> combine(float a, PlaneSignal<I> x, float b, PlaneSignal<I> y) {
    return zip(x, y, (u, v, z, from, to) -> Planes.combine(a, u, b, v, z, from, to));
  }

  PlaneSignal<I> multiply(PlaneSignal<I> x, PlaneSignal<I> y) {
    return zip(x, y, Planes::multiply);
  }

  private PlaneSignal<I> map(PlaneSignal<I> x, PlaneStore.Mapping f) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> y = memory.like(x);
    engine.work(
        x.batch(), (b, scratch) -> store.map(x.image(b), y.image(b), 0, x.length(), scratch, f));
    return y;
  }

  private PlaneSignal<I> zip(PlaneSignal<I> x, PlaneSignal<I> y, PlaneStore.Mapping2 f) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> z = memory.like(x);
    engine.work(
        x.batch(),
        (b, scratch) -> store.zip(x.image(b), y.image(b), z.image(b), 0, x.length(), scratch, f));
    return z;
  }

  PlaneSignal<I> affine(PlaneSignal<I> x, PlaneMatrix<I> scale, PlaneMatrix<I> shift, Span span) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> y = memory.like(x);
    Stretches stretches = Stretches.of(x, span);
    float[] scales = memory.look(scale);
    float[] shifts = memory.look(shift);
    engine.work(
        x.batch(),
        (b, scratch) ->
            stretches.each(
                (part, feature, from, to) -> {
                  int i = stretches.row(b, part) * x.features() + feature;
                  store.map(
                      x.image(b),
                      y.image(b),
                      from,
                      to,
                      scratch,
                      (u, v, start, end) -> Planes.affine(u, v, start, end, scales[i], shifts[i]));
                }));
    return y;
  }

  PlaneSignal<I> blend(
      PlaneSignal<I> x,
      PlaneMatrix<I> a,
      PlaneSignal<I> y,
      PlaneMatrix<I> b,
      PlaneMatrix<I> shift,
      Span span) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> z = memory.like(x);
    Stretches stretches = Stretches.of(x, span);
    float[] ofX = memory.look(a);
    float[] ofY = memory.look(b);
    float[] shifts = memory.look(shift);
    engine.work(
        x.batch(),
        (image, scratch) ->
            stretches.each(
                (part, feature, from, to) -> {
                  int i = stretches.row(image, part) * x.features() + feature;
                  store.zip(
                      x.image(image),
                      y.image(image),
                      z.image(image),
                      from,
                      to,
                      scratch,
                      (u, v, w, start, end) ->
                          Planes.blend(u, ofX[i], v, ofY[i], shifts[i], w, start, end));
                }));
    return z;
  }

  PlaneSignal<I> concat(List<PlaneSignal<I>> parts) {
    PlaneStore<I> store = engine.store();
    int features = parts.stream().mapToInt(PlaneSignal::features).reduce(0, Math::addExact);
    PlaneSignal<I> y = memory.like(parts.get(0), features);
    engine.work(
        y.batch(),
        (b, scratch) -> {
          int start = 0;
          for (PlaneSignal<I> part : parts) {
            store.copy(part.image(b), 0, y.image(b), start, part.length());
            start += part.length();
          }
        });
    return y;
  }

  PlaneSignal<I> slice(PlaneSignal<I> x, int from, int features) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> y = memory.like(x, features);
    engine.work(
        x.batch(),
        (b, scratch) -> store.copy(x.image(b), from * x.nodes(), y.image(b), 0, y.length()));
    return y;
  }

  PlaneSignal<I> pad(PlaneSignal<I> x, int before, int after) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> y = memory.like(x, before + x.features() + after);
    int start = before * x.nodes();
    int end = start + x.length();
    engine.work(
        x.batch(),
        (b, scratch) -> {
          store.copy(x.image(b), 0, y.image(b), start, x.length());
          clear(y.image(b), 0, start, scratch);
          clear(y.image(b), end, y.length(), scratch);
        });
    return y;
  }

  private void clear(I image, int from, int to, Scratch scratch) {
    engine
        .store()
        .map(image, image, from, to, scratch, (u, v, start, end) -> Arrays.fill(v, start, end, 0f));
  }
}
