package io.github.gcn4j.backend.nd4j;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasColMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.planes.Crew;
import io.github.gcn4j.backend.planes.Figures;
import io.github.gcn4j.backend.planes.Loan;
import io.github.gcn4j.backend.planes.Memory;
import io.github.gcn4j.backend.planes.PlaneMatrix;
import io.github.gcn4j.backend.planes.PlaneSignal;
import io.github.gcn4j.backend.planes.PlaneStore;
import io.github.gcn4j.backend.planes.Scratch;
import java.util.function.Consumer;

/**
 * Images off the heap. Loops get at them a piece at a time, in short arrays on the heap that stay
 * in the first cache. Products are the BLAS's that ND4J brings and calls itself; a thread takes an
 * image at a time. ND4J's own {@code gemm} ends in the same call after views of its arrays and an
 * operation were made, 28 µs for each image; a level of a pyramid takes less than that to multiply.
 */
final class BlockStore implements PlaneStore<Block> {

  @Override
  public int longest() {
    return Block.LONGEST;
  }

  @Override
  public Block allocate(int length) {
    return Block.allocate(length);
  }

  @Override
  public void free(Block values) {
    values.close();
  }

  @Override
  public void read(Block from, int start, float[] to, int at, int count) {
    from.read(start, to, at, count);
  }

  @Override
  public void write(float[] from, int start, Block to, int at, int count) {
    to.write(from, start, at, count);
  }

  @Override
  public void copy(Block from, int start, Block to, int at, int count) {
    to.copy(from, start, at, count);
  }

  @Override
  public float[] look(Block values, int count) {
    float[] copy = new float[count];
    values.read(0, copy, 0, count);
    return copy;
  }

  @Override
  public void fill(Block values, int count, Consumer<float[]> filler) {
    float[] array = new float[count];
    filler.accept(array);
    values.write(array, 0, 0, count);
  }

  @Override
  public double total(Block x, int from, int to, Scratch scratch, Total loop) {
    float[] values = scratch.block(0, Figures.TILE);
    double total = 0;
    for (int at = from; at < to; at += Figures.TILE) {
      int length = Math.min(Figures.TILE, to - at);
      x.read(at, values, 0, length);
      total += loop.of(values, 0, length);
    }
    return total;
  }

  @Override
  public double total(Block x, Block y, int from, int to, Scratch scratch, Total2 loop) {
    float[] left = scratch.block(0, Figures.TILE);
    float[] right = scratch.block(1, Figures.TILE);
    double total = 0;
    for (int at = from; at < to; at += Figures.TILE) {
      int length = Math.min(Figures.TILE, to - at);
      x.read(at, left, 0, length);
      y.read(at, right, 0, length);
      total += loop.of(left, right, 0, length);
    }
    return total;
  }

  @Override
  public void map(Block x, Block y, int from, int to, Scratch scratch, Mapping f) {
    float[] values = scratch.arrays(1)[0];
    for (int at = from; at < to; at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, to - at);
      x.read(at, values, 0, length);
      f.run(values, values, 0, length);
      y.write(values, 0, at, length);
    }
  }

  @Override
  public void zip(Block x, Block y, Block z, int from, int to, Scratch scratch, Mapping2 f) {
    float[][] arrays = scratch.arrays(2);
    for (int at = from; at < to; at += Scratch.LENGTH) {
      int length = Math.min(Scratch.LENGTH, to - at);
      x.read(at, arrays[0], 0, length);
      y.read(at, arrays[1], 0, length);
      f.run(arrays[0], arrays[1], arrays[0], 0, length);
      z.write(arrays[0], 0, at, length);
    }
  }

  @Override
  public void pass(
      Block x,
      int xFrom,
      int xLength,
      Block y,
      int yFrom,
      int yLength,
      Scratch scratch,
      Passage loop) {
    float[] in = scratch.block(0, xLength);
    float[] out = scratch.block(1, yLength);
    x.read(xFrom, in, 0, xLength);
    loop.run(in, 0, out, 0);
    y.write(out, 0, yFrom, yLength);
  }

  @Override
  public void linear(
      PlaneSignal<Block> x,
      PlaneMatrix<Block> w,
      Direction direction,
      PlaneSignal<Block> y,
      Memory<Block> memory,
      Crew crew) {
    int nodes = x.nodes();
    if (nodes == 0) {
      return;
    }
    // Row after row, W is Wᵀ in column order.
    int transposition = direction == Direction.FORWARD ? CblasNoTrans : CblasTrans;
    crew.each(
        x.batch(),
        b ->
            cblas_sgemm(
                CblasColMajor,
                CblasNoTrans,
                transposition,
                nodes,
                y.features(),
                x.features(),
                1f,
                x.image(b).pointer(),
                nodes,
                w.values().pointer(),
                w.columns(),
                0f,
                y.image(b).pointer(),
                nodes));
  }

  @Override
  public double[][] contract(
      PlaneSignal<Block> x, PlaneSignal<Block> dy, Memory<Block> memory, Crew crew) {
    int in = x.features();
    int out = dy.features();
    int nodes = x.nodes();
    double[][] sums = new double[nodes == 0 ? 0 : x.batch()][in * out];
    try (Loan<Block> products = memory.borrow(sums.length, in * out)) {
      crew.work(
          sums.length,
          (b, scratch) -> {
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
                products.get(b).pointer(),
                in);
            float[] values = scratch.block(0, in * out);
            products.get(b).read(0, values, 0, in * out);
            for (int i = 0; i < in * out; i++) {
              sums[b][i] = values[i];
            }
          });
    }
    return sums;
  }
}
