package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;

/**
 * Products with weights and with the graph's operator; a thread takes an image, or several small
 * ones, at a time.
 */
record Products(Crew crew, Memory memory, PlaneKernels kernels) {

  PlaneSignal linear(PlaneSignal x, PlaneMatrix w, Direction direction) {
    return direction == Direction.FORWARD ? multiply(w, x) : multiplyTransposed(w, x);
  }

  private PlaneSignal multiplyTransposed(PlaneMatrix w, PlaneSignal x) {
    PlaneMatrix transposed = memory.matrix(w.columns(), w.rows());
    kernels.transpose(w.data(), w.rows(), w.columns(), transposed.data());
    PlaneSignal y = multiply(transposed, x);
    memory.release(transposed);
    return y;
  }

  private PlaneSignal multiply(PlaneMatrix w, PlaneSignal x) {
    PlaneSignal y = memory.like(x, w.rows());
    crew.work(
        ImageGroup.groups(x),
        (group, scratch) ->
            kernels.multiply(
                w.data(),
                w.rows(),
                w.columns(),
                ImageGroup.of(x, group),
                ImageGroup.of(y, group),
                scratch));
    return y;
  }

  PlaneMatrix contract(PlaneSignal x, PlaneSignal dy) {
    int in = x.features();
    int out = dy.features();
    double[][] sums = new double[ImageGroup.groups(x)][out * in];
    crew.work(
        sums.length,
        (group, scratch) ->
            kernels.contract(
                ImageGroup.of(x, group), in, ImageGroup.of(dy, group), out, sums[group], scratch));
    return new Statistics(crew, memory, kernels).total(out, in, sums);
  }

  PlaneSignal propagate(PlaneGraph graph, PlaneSignal x, Direction direction) {
    PlaneSignal y = memory.like(x);
    crew.work(
        x.batch(),
        (b, scratch) -> graph.propagate(x.data(b), y.data(b), x.features(), scratch, direction));
    return y;
  }
}
