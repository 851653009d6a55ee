package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Ledger;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Value;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/** Operations on EJML matrices; the piece of work a thread takes is one image. */
final class EjmlWorkspace implements Workspace {
  private final Crew crew;
  private final MatrixPool pool;
  private final Ledger ledger;

  private EjmlWorkspace(Crew crew, MatrixPool pool, Ledger ledger) {
    this.crew = crew;
    this.pool = pool;
    this.ledger = ledger;
  }

  static EjmlWorkspace outermost(Crew crew) {
    MatrixPool pool = new MatrixPool();
    return new EjmlWorkspace(crew, pool, Ledger.outermost(value -> recycle(pool, value)));
  }

  private static void recycle(MatrixPool pool, Value value) {
    if (value instanceof EjmlSignal signal) {
      for (FMatrixRMaj image : signal.images()) {
        pool.give(image);
      }
    } else if (value instanceof EjmlMatrix matrix) {
      pool.give(matrix.matrix());
    }
  }

  @Override
  public Workspace nested() {
    return new EjmlWorkspace(crew, pool, ledger.nested());
  }

  @Override
  public Signal signal(PreparedGraph graph, int batch, int features, float[] values) {
    Shapes.requireArray(graph, batch, features, values.length);
    EjmlSignal x = fresh(graph, batch, features);
    int nodes = graph.nodes();
    crew.each(
        batch,
        b -> {
          float[] data = x.data(b);
          int offset = b * nodes * features;
          for (int f = 0; f < features; f++) {
            for (int n = 0; n < nodes; n++) {
              data[f * nodes + n] = values[offset + n * features + f];
            }
          }
        });
    return x;
  }

  @Override
  public Matrix matrix(int rows, int columns, float[] values) {
    Shapes.requireArray(rows, columns, values.length);
    EjmlMatrix matrix = fresh(rows, columns);
    System.arraycopy(values, 0, matrix.data(), 0, rows * columns);
    return matrix;
  }

  @Override
  public void read(Signal signal, float[] out) {
    EjmlSignal x = in(signal);
    Shapes.requireArray(x.graph(), x.batch(), x.features(), out.length);
    int nodes = x.nodes();
    int features = x.features();
    crew.each(
        x.batch(),
        b -> {
          float[] data = x.data(b);
          int offset = b * nodes * features;
          for (int f = 0; f < features; f++) {
            for (int n = 0; n < nodes; n++) {
              out[offset + n * features + f] = data[f * nodes + n];
            }
          }
        });
  }

  @Override
  public void read(Matrix matrix, float[] out) {
    EjmlMatrix m = in(matrix);
    Shapes.requireArray(m.rows(), m.columns(), out.length);
    System.arraycopy(m.data(), 0, out, 0, m.rows() * m.columns());
  }

  @Override
  public void release(Value value) {
    ledger.release(value);
  }

  @Override
  public Signal linear(Signal signal, Matrix matrix, Direction direction) {
    EjmlSignal x = in(signal);
    EjmlMatrix w = in(matrix);
    Shapes.requireLinear(x, w, direction);
    boolean forward = direction == Direction.FORWARD;
    FMatrixRMaj weight = forward ? w.matrix() : transposed(w.matrix());
    int out = weight.numRows;
    int in = weight.numCols;
    EjmlSignal y = fresh(x, out);
    crew.work(
        x.batch(),
        (b, scratch) ->
            PlaneProducts.multiply(weight.data, out, in, x.data(b), y.data(b), x.nodes(), scratch));
    if (!forward) {
      pool.give(weight);
    }
    return y;
  }

  private FMatrixRMaj transposed(FMatrixRMaj matrix) {
    // EJML gives the result its shape; the pool only cares for the number of elements.
    return CommonOps_FDRM.transpose(matrix, pool.take(1, matrix.getNumElements()));
  }

  @Override
  public Matrix contract(Signal signal, Signal gradient) {
    EjmlSignal x = in(signal);
    EjmlSignal dy = in(gradient);
    Shapes.requireSameNodes(x, dy);
    int length = dy.features() * x.features();
    double[][] sums = new double[x.batch()][length];
    int in = x.features();
    int out = dy.features();
    crew.work(
        x.batch(),
        (b, scratch) ->
            PlaneProducts.contract(x.data(b), in, dy.data(b), out, x.nodes(), sums[b], scratch));
    return total(out, in, sums);
  }

  @Override
  public Signal propagate(PreparedGraph operator, Signal signal, Direction direction) {
    EjmlSignal x = in(signal);
    Shapes.requirePropagate(operator, x);
    EjmlGraph graph = EjmlGraph.require(operator);
    EjmlSignal y = fresh(x, x.features());
    FMatrixRMaj[] scratch = takeAll(x.batch(), 1, graph.scratch());
    crew.each(
        x.batch(),
        b -> graph.propagate(x.data(b), y.data(b), x.features(), scratch[b].data, direction));
    for (FMatrixRMaj matrix : scratch) {
      pool.give(matrix);
    }
    return y;
  }

  @Override
  public Signal activate(Activation function, Signal signal) {
    EjmlSignal x = in(signal);
    EjmlSignal y = fresh(x, x.features());
    crew.each(x.batch(), b -> Planes.activate(function, x.data(b), y.data(b), length(x)));
    return y;
  }

  @Override
  public Signal activateGradient(Activation function, Signal output, Signal gradient) {
    EjmlSignal y = in(output);
    EjmlSignal dy = in(gradient);
    Shapes.requireSame(y, dy);
    EjmlSignal dx = fresh(y, y.features());
    crew.each(
        y.batch(),
        b -> Planes.activateGradient(function, y.data(b), dy.data(b), dx.data(b), length(y)));
    return dx;
  }

  @Override
  public Signal affine(Signal signal, Matrix scale, Matrix shift) {
    EjmlSignal x = in(signal);
    EjmlMatrix a = in(scale);
    EjmlMatrix b = in(shift);
    Shapes.requireRow(x, a);
    Shapes.requireRow(x, b);
    EjmlSignal y = fresh(x, x.features());
    int nodes = x.nodes();
    crew.each(
        x.batch(),
        i -> {
          for (int f = 0; f < x.features(); f++) {
            Planes.affine(x.data(i), y.data(i), f * nodes, nodes, a.data()[f], b.data()[f]);
          }
        });
    return y;
  }

  @Override
  public Matrix sum(Signal signal) {
    EjmlSignal x = in(signal);
    double[][] sums = new double[x.batch()][x.features()];
    int nodes = x.nodes();
    crew.each(
        x.batch(),
        b -> {
          for (int f = 0; f < x.features(); f++) {
            sums[b][f] = Planes.sum(x.data(b), f * nodes, (f + 1) * nodes);
          }
        });
    return total(1, x.features(), sums);
  }

  /** Adds up what each image contributed, in the order of the images. */
  private EjmlMatrix total(int rows, int columns, double[][] parts) {
    EjmlMatrix result = fresh(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      double sum = 0;
      for (double[] part : parts) {
        sum += part[i];
      }
      result.data()[i] = (float) sum;
    }
    return result;
  }

  @Override
  public Signal combine(float a, Signal left, float b, Signal right) {
    EjmlSignal x = in(left);
    EjmlSignal y = in(right);
    Shapes.requireSame(x, y);
    EjmlSignal z = fresh(x, x.features());
    crew.each(x.batch(), i -> Planes.combine(a, x.data(i), b, y.data(i), z.data(i), length(x)));
    return z;
  }

  @Override
  public Signal multiply(Signal left, Signal right) {
    EjmlSignal x = in(left);
    EjmlSignal y = in(right);
    Shapes.requireSame(x, y);
    EjmlSignal z = fresh(x, x.features());
    crew.each(x.batch(), i -> Planes.multiply(x.data(i), y.data(i), z.data(i), length(x)));
    return z;
  }

  @Override
  public Matrix readout(Readout readout, Signal signal) {
    EjmlSignal x = in(signal);
    int[] offsets = x.graph().partOffsets();
    int parts = offsets.length - 1;
    EjmlMatrix rows = fresh(x.batch() * parts, x.features());
    crew.each(
        x.batch(),
        b -> {
          for (int p = 0; p < parts; p++) {
            for (int f = 0; f < x.features(); f++) {
              int plane = f * x.nodes();
              rows.data()[(b * parts + p) * x.features() + f] =
                  Readouts.of(readout, x.data(b), plane + offsets[p], plane + offsets[p + 1]);
            }
          }
        });
    return rows;
  }

  @Override
  public Signal readoutGradient(Readout readout, Signal signal, Matrix gradient) {
    EjmlSignal x = in(signal);
    EjmlMatrix dy = in(gradient);
    Shapes.requireReadout(x, dy);
    EjmlSignal dx = fresh(x, x.features());
    int[] offsets = x.graph().partOffsets();
    int parts = offsets.length - 1;
    crew.each(
        x.batch(),
        b -> {
          for (int p = 0; p < parts; p++) {
            for (int f = 0; f < x.features(); f++) {
              int plane = f * x.nodes();
              float g = dy.data()[(b * parts + p) * x.features() + f];
              Readouts.spread(
                  readout, x.data(b), dx.data(b), plane + offsets[p], plane + offsets[p + 1], g);
            }
          }
        });
    return dx;
  }

  @Override
  public void close() {
    ledger.close();
  }

  private EjmlSignal in(Signal signal) {
    return ledger.require(EjmlSignal.class, signal);
  }

  private EjmlMatrix in(Matrix matrix) {
    return ledger.require(EjmlMatrix.class, matrix);
  }

  private static int length(EjmlSignal x) {
    return x.features() * x.nodes();
  }

  private EjmlSignal fresh(EjmlSignal like, int features) {
    return fresh(like.graph(), like.batch(), features);
  }

  private EjmlSignal fresh(PreparedGraph graph, int batch, int features) {
    FMatrixRMaj[] images = takeAll(batch, features, graph.nodes());
    return ledger.own(new EjmlSignal(graph, features, images));
  }

  private EjmlMatrix fresh(int rows, int columns) {
    return ledger.own(new EjmlMatrix(pool.take(rows, columns)));
  }

  private FMatrixRMaj[] takeAll(int count, int rows, int columns) {
    FMatrixRMaj[] matrices = new FMatrixRMaj[count];
    Arrays.setAll(matrices, i -> pool.take(rows, columns));
    return matrices;
  }
}
