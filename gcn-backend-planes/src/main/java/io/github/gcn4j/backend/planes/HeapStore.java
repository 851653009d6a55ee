package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.graph.Stencil;
import java.util.function.Consumer;

/** Images as arrays, which loops run on where they are. */
record HeapStore(PlaneKernels kernels) implements PlaneStore<float[]> {

  @Override
  public int longest() {
    return Shapes.LONGEST_ARRAY;
  }

  @Override
  public float[] allocate(int length) {
    return new float[length];
  }

  /** The garbage collector's business. */
  @Override
  public void free(float[] values) {}

  @Override
  public void read(float[] from, int start, float[] to, int at, int count) {
    System.arraycopy(from, start, to, at, count);
  }

  @Override
  public void write(float[] from, int start, float[] to, int at, int count) {
    System.arraycopy(from, start, to, at, count);
  }

  @Override
  public void copy(float[] from, int start, float[] to, int at, int count) {
    System.arraycopy(from, start, to, at, count);
  }

  @Override
  public float[] look(float[] values, int count) {
    return values;
  }

  @Override
  public void fill(float[] values, int count, Consumer<float[]> filler) {
    filler.accept(values);
  }

  @Override
  public double total(float[] x, int from, int to, Scratch scratch, Total loop) {
    return loop.of(x, from, to);
  }

  @Override
  public double total(float[] x, float[] y, int from, int to, Scratch scratch, Total2 loop) {
    return loop.of(x, y, from, to);
  }

  @Override
  public void map(float[] x, float[] y, int from, int to, Scratch scratch, Mapping f) {
    f.run(x, y, from, to);
  }

  @Override
  public void zip(float[] x, float[] y, float[] z, int from, int to, Scratch scratch, Mapping2 f) {
    f.run(x, y, z, from, to);
  }

  @Override
  public void pass(
      float[] x,
      int xFrom,
      int xLength,
      float[] y,
      int yFrom,
      int yLength,
      Scratch scratch,
      Passage loop) {
    loop.run(x, xFrom, y, yFrom);
  }

  @Override
  public void linear(
      PlaneSignal<float[]> x,
      PlaneMatrix<float[]> w,
      Direction direction,
      PlaneSignal<float[]> y,
      Memory<float[]> memory,
      Crew crew) {
    if (direction == Direction.FORWARD) {
      multiply(w.values(), x, y, crew);
      return;
    }
    try (Loan<float[]> transposed = memory.borrow(1, w.rows() * w.columns())) {
      kernels.transpose(w.values(), w.rows(), w.columns(), transposed.get(0));
      multiply(transposed.get(0), x, y, crew);
    }
  }

  private void multiply(float[] w, PlaneSignal<float[]> x, PlaneSignal<float[]> y, Crew crew) {
    crew.work(
        ImageGroup.groups(x),
        (group, scratch) ->
            kernels.multiply(
                w,
                y.features(),
                x.features(),
                ImageGroup.of(x, group),
                ImageGroup.of(y, group),
                scratch));
  }

  @Override
  public double[][] contract(
      PlaneSignal<float[]> x, PlaneSignal<float[]> dy, Memory<float[]> memory, Crew crew) {
    int in = x.features();
    int out = dy.features();
    double[][] sums = new double[ImageGroup.groups(x)][out * in];
    crew.work(
        sums.length,
        (group, scratch) ->
            kernels.contract(
                ImageGroup.of(x, group), in, ImageGroup.of(dy, group), out, sums[group], scratch));
    return sums;
  }

  @Override
  public Propagation<float[]> stencil(Stencil stencil) {
    return kernels.stencil(stencil);
  }
}
