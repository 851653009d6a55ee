package io.github.gcn4j.backend.nd4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.github.gcn4j.backend.Direction;

/**
 * Products with weights, by the BLAS that ND4J brings and calls itself, and with the graph's
 * operator; a thread takes an image at a time. ND4J's own {@code gemm} ends in the same call after
 * views of its arrays and an operation were made, 28 µs for each image; a level of a pyramid takes
 * less than that to multiply.
 */
record Products(Crew crew, Memory memory) {

  Nd4jSignal linear(Nd4jSignal x, Nd4jMatrix w, Direction direction) {
    boolean forward = direction == Direction.FORWARD;
    Nd4jSignal y = memory.like(x, forward ? w.rows() : w.columns());
    int nodes = x.nodes();
    if (nodes > 0) {
      // Row after row, W is Wᵀ in column order.
      crew.each(
          x.batch(),
          b ->
              cblas_sgemm(
                  CblasColMajor,
                  CblasNoTrans,
                  forward ? CblasNoTrans : CblasTrans,
                  nodes,
                  y.features(),
                  x.features(),
                  1f,
                  x.image(b).pointer(),
                  nodes,
                  w.block().pointer(),
                  w.columns(),
                  0f,
                  y.image(b).pointer(),
                  nodes));
    }
    return y;
  }

  Nd4jMatrix contract(Nd4jSignal x, Nd4jSignal dy) {
    int in = x.features();
    int out = dy.features();
    int nodes = x.nodes();
    double[][] sums = new double[nodes == 0 ? 0 : x.batch()][in * out];
    try (Memory.Loan products = memory.borrow(sums.length, in * out)) {
      crew.work(
          sums.length,
          (b, scratch) -> {
            Block product = products.blocks().get(b);
            cblas_sgemm(
                CblasColMajor,
                CblasTrans,
                CblasNoTrans,
                in,
                out,
                nodes,
                1f,
                x.image(b).pointer(),
                nodes,
                dy.image(b).pointer(),
                nodes,
                0f,
                product.pointer(),
                in);
            float[] values = scratch.plane(0, in * out);
            product.read(0, values, 0, in * out);
            for (int i = 0; i < in * out; i++) {
              sums[b][i] = values[i];
            }
          });
    }
    return new Statistics(crew, memory).total(out, in, sums);
  }

  Nd4jSignal propagate(Nd4jGraph graph, Nd4jSignal x, Direction direction) {
    Nd4jSignal y = memory.like(x);
    crew.work(
        x.batch(),
        (b, scratch) -> graph.propagate(x.image(b), y.image(b), x.features(), scratch, direction));
    return y;
  }
}
