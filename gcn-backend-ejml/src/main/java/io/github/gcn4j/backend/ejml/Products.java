package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Direction;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * Products with weights and with the graph's operator; a thread takes an image, or several small
 * ones, at a time.
 */
record Products(Crew crew, Memory memory) {

  EjmlSignal linear(EjmlSignal x, EjmlMatrix w, Direction direction) {
    return direction == Direction.FORWARD ? multiply(w.matrix(), x) : multiplyTransposed(w, x);
  }

  private EjmlSignal multiplyTransposed(EjmlMatrix w, EjmlSignal x) {
    EjmlMatrix transposed = memory.matrix(w.columns(), w.rows());
    CommonOps_FDRM.transpose(w.matrix(), transposed.matrix());
    EjmlSignal y = multiply(transposed.matrix(), x);
    memory.release(transposed);
    return y;
  }

  private EjmlSignal multiply(FMatrixRMaj w, EjmlSignal x) {
    EjmlSignal y = memory.like(x, w.numRows);
    crew.work(
        ImageGroup.groups(x),
        (group, scratch) ->
            PlaneProducts.multiply(
                w.data,
                w.numRows,
                w.numCols,
                ImageGroup.of(x, group),
                ImageGroup.of(y, group),
                scratch));
    return y;
  }

  EjmlMatrix contract(EjmlSignal x, EjmlSignal dy) {
    int in = x.features();
    int out = dy.features();
    double[][] sums = new double[ImageGroup.groups(x)][out * in];
    crew.work(
        sums.length,
        (group, scratch) ->
            PlaneProducts.contract(
                ImageGroup.of(x, group), in, ImageGroup.of(dy, group), out, sums[group], scratch));
    return new Statistics(crew, memory).total(out, in, sums);
  }

  EjmlSignal propagate(EjmlGraph graph, EjmlSignal x, Direction direction) {
    EjmlSignal y = memory.like(x);
    crew.work(
        x.batch(),
        (b, scratch) -> graph.propagate(x.data(b), y.data(b), x.features(), scratch, direction));
    return y;
  }
}
