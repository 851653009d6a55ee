package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Shapes;

/**
 * Products with weights and with the graph's operator.
 *
 * @param <I> the values of one image
 */
record Products<I>(Engine<I> engine, Memory<I> memory) {

  PlaneSignal<I> linear(PlaneSignal<I> x, PlaneMatrix<I> w, Direction direction) {
    PlaneSignal<I> y = memory.like(x, direction == Direction.FORWARD ? w.rows() : w.columns());
    engine.store().linear(x, w, direction, y, memory, engine.crew());
    return y;
  }

  PlaneMatrix<I> contract(PlaneSignal<I> x, PlaneSignal<I> dy) {
    PlaneStore<I> store = engine.store();
    Shapes.requireLength(dy.features(), x.features(), store.longest());
    double[][] sums = store.contract(x, dy, memory, engine.crew());
    return new Statistics<>(engine, memory).total(dy.features(), x.features(), sums);
  }

  PlaneSignal<I> propagate(PlaneGraph<I> graph, PlaneSignal<I> x, Direction direction) {
    PlaneSignal<I> y = memory.like(x);
    engine.work(
        x.batch(),
        (b, scratch) -> graph.propagate(x.image(b), y.image(b), x.features(), scratch, direction));
    return y;
  }
}
