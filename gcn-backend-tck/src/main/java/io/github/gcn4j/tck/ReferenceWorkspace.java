package io.github.gcn4j.tck;

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

/** Every operation as its definition reads. */
final class ReferenceWorkspace implements Workspace {

  /** {@code [batch, nodes, features]}, node-major. */
  private record HeapSignal(PreparedGraph graph, int batch, int features, float[] data)
      implements Signal {}

  /** {@code [rows, columns]}. */
  private record HeapMatrix(int rows, int columns, float[] data) implements Matrix {}

  private final Ledger ledger;

  ReferenceWorkspace() {
    this(Ledger.outermost(value -> {}));
  }

  private ReferenceWorkspace(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Workspace nested() {
    return new ReferenceWorkspace(ledger.nested());
  }

  @Override
  public Signal signal(PreparedGraph graph, int batch, int features, float[] values) {
    Shapes.requireArray(graph, batch, features, values.length);
    int length = batch * graph.nodes() * features;
    return own(graph, batch, features, Arrays.copyOf(values, length));
  }

  @Override
  public Matrix matrix(int rows, int columns, float[] values) {
    Shapes.requireArray(rows, columns, values.length);
    return ledger.own(new HeapMatrix(rows, columns, Arrays.copyOf(values, rows * columns)));
  }

  @Override
  public void read(Signal signal, float[] out) {
    HeapSignal x = in(signal);
    Shapes.requireArray(x.graph, x.batch, x.features, out.length);
    System.arraycopy(x.data, 0, out, 0, x.data.length);
  }

  @Override
  public void read(Matrix matrix, float[] out) {
    HeapMatrix m = in(matrix);
    Shapes.requireArray(m.rows, m.columns, out.length);
    System.arraycopy(m.data, 0, out, 0, m.data.length);
  }

  @Override
  public void release(Value value) {
    ledger.release(value);
  }

  @Override
  public Signal linear(Signal signal, Matrix matrix, Direction direction) {
    HeapSignal x = in(signal);
    HeapMatrix w = in(matrix);
    Shapes.requireLinear(x, w, direction);
    boolean forward = direction == Direction.FORWARD;
    int out = forward ? w.rows : w.columns;
    HeapSignal y = fresh(x, out);
    for (int n = 0; n < rows(x); n++) {
      for (int o = 0; o < out; o++) {
        double sum = 0;
        for (int i = 0; i < x.features; i++) {
          float weight = forward ? w.data[o * w.columns + i] : w.data[i * w.columns + o];
          sum += (double) x.data[n * x.features + i] * weight;
        }
        y.data[n * out + o] = (float) sum;
      }
    }
    return y;
  }

  @Override
  public Matrix contract(Signal signal, Signal gradient) {
    HeapSignal x = in(signal);
    HeapSignal dy = in(gradient);
    Shapes.requireSameNodes(x, dy);
    double[] sums = new double[dy.features * x.features];
    for (int n = 0; n < rows(x); n++) {
      for (int o = 0; o < dy.features; o++) {
        for (int i = 0; i < x.features; i++) {
          sums[o * x.features + i] +=
              (double) dy.data[n * dy.features + o] * x.data[n * x.features + i];
        }
      }
    }
    return own(dy.features, x.features, sums);
  }

  @Override
  public Signal propagate(PreparedGraph operator, Signal signal, Direction direction) {
    HeapSignal x = in(signal);
    Shapes.requirePropagate(operator, x);
    HeapSignal y = fresh(x, x.features);
    if (!(operator instanceof ReferenceGraph graph)) {
      throw new IllegalArgumentException(
          "expected a graph prepared by the reference backend, found "
              + operator.getClass().getSimpleName());
    }
    for (int b = 0; b < x.batch; b++) {
      int offset = b * x.graph.nodes() * x.features;
      graph.propagate(x.data, y.data, offset, x.features, direction);
    }
    return y;
  }

  @Override
  public Signal activate(Activation function, Signal signal) {
    HeapSignal x = in(signal);
    HeapSignal y = fresh(x, x.features);
    for (int i = 0; i < y.data.length; i++) {
      y.data[i] =
          switch (function) {
            case RELU -> Math.max(x.data[i], 0f);
          };
    }
    return y;
  }

  @Override
  public Signal activateGradient(Activation function, Signal output, Signal gradient) {
    HeapSignal y = in(output);
    HeapSignal dy = in(gradient);
    Shapes.requireSame(y, dy);
    HeapSignal dx = fresh(y, y.features);
    for (int i = 0; i < dx.data.length; i++) {
      dx.data[i] =
          switch (function) {
            case RELU -> y.data[i] > 0 ? dy.data[i] : 0f;
          };
    }
    return dx;
  }

  @Override
  public Signal affine(Signal signal, Matrix scale, Matrix shift) {
    HeapSignal x = in(signal);
    HeapMatrix a = in(scale);
    HeapMatrix b = in(shift);
    Shapes.requireRow(x, a);
    Shapes.requireRow(x, b);
    HeapSignal y = fresh(x, x.features);
    for (int i = 0; i < y.data.length; i++) {
      int f = i % x.features;
      y.data[i] = x.data[i] * a.data[f] + b.data[f];
    }
    return y;
  }

  @Override
  public Matrix sum(Signal signal) {
    HeapSignal x = in(signal);
    double[] sums = new double[x.features];
    for (int i = 0; i < x.data.length; i++) {
      sums[i % x.features] += x.data[i];
    }
    return own(1, x.features, sums);
  }

  @Override
  public Signal combine(float a, Signal left, float b, Signal right) {
    HeapSignal x = in(left);
    HeapSignal y = in(right);
    Shapes.requireSame(x, y);
    HeapSignal z = fresh(x, x.features);
    for (int i = 0; i < z.data.length; i++) {
      z.data[i] = a * x.data[i] + b * y.data[i];
    }
    return z;
  }

  @Override
  public Signal multiply(Signal left, Signal right) {
    HeapSignal x = in(left);
    HeapSignal y = in(right);
    Shapes.requireSame(x, y);
    HeapSignal z = fresh(x, x.features);
    for (int i = 0; i < z.data.length; i++) {
      z.data[i] = x.data[i] * y.data[i];
    }
    return z;
  }

  @Override
  public Matrix readout(Readout readout, Signal signal) {
    HeapSignal x = in(signal);
    int parts = x.graph.parts();
    int[] offsets = x.graph.partOffsets();
    double[] rows = new double[x.batch * parts * x.features];
    for (int b = 0; b < x.batch; b++) {
      for (int p = 0; p < parts; p++) {
        for (int f = 0; f < x.features; f++) {
          rows[(b * parts + p) * x.features + f] =
              readout(readout, x, b, offsets[p], offsets[p + 1], f);
        }
      }
    }
    return own(x.batch * parts, x.features, rows);
  }

  private static double readout(Readout readout, HeapSignal x, int b, int from, int to, int f) {
    if (from == to) {
      return 0;
    }
    double sum = 0;
    double max = Double.NEGATIVE_INFINITY;
    for (int n = from; n < to; n++) {
      float value = x.data[(b * x.graph.nodes() + n) * x.features + f];
      sum += value;
      max = Math.max(max, value);
    }
    return switch (readout) {
      case MEAN -> sum / (to - from);
      case MAX -> max;
      case SUM -> sum;
    };
  }

  @Override
  public Signal readoutGradient(Readout readout, Signal signal, Matrix gradient) {
    HeapSignal x = in(signal);
    HeapMatrix dy = in(gradient);
    Shapes.requireReadout(x, dy);
    HeapSignal dx = fresh(x, x.features);
    int parts = x.graph.parts();
    int[] offsets = x.graph.partOffsets();
    for (int b = 0; b < x.batch; b++) {
      for (int p = 0; p < parts; p++) {
        for (int f = 0; f < x.features; f++) {
          float g = dy.data[(b * parts + p) * x.features + f];
          spread(readout, x, dx, b, offsets[p], offsets[p + 1], f, g);
        }
      }
    }
    return dx;
  }

  private static void spread(
      Readout readout, HeapSignal x, HeapSignal dx, int b, int from, int to, int f, float g) {
    double max = readout(Readout.MAX, x, b, from, to, f);
    int ties = 0;
    for (int n = from; n < to; n++) {
      ties += x.data[(b * x.graph.nodes() + n) * x.features + f] == max ? 1 : 0;
    }
    for (int n = from; n < to; n++) {
      int i = (b * x.graph.nodes() + n) * x.features + f;
      dx.data[i] =
          switch (readout) {
            case MEAN -> g / (to - from);
            case MAX -> x.data[i] == max ? g / ties : 0f;
            case SUM -> g;
          };
    }
  }

  @Override
  public void close() {
    ledger.close();
  }

  private HeapSignal in(Signal signal) {
    return ledger.require(HeapSignal.class, signal);
  }

  private HeapMatrix in(Matrix matrix) {
    return ledger.require(HeapMatrix.class, matrix);
  }

  private static int rows(HeapSignal x) {
    return x.batch * x.graph.nodes();
  }

  private HeapSignal fresh(HeapSignal like, int features) {
    return own(like.graph, like.batch, features, new float[rows(like) * features]);
  }

  private HeapSignal own(PreparedGraph graph, int batch, int features, float[] data) {
    return ledger.own(new HeapSignal(graph, batch, features, data));
  }

  private HeapMatrix own(int rows, int columns, double[] values) {
    float[] data = new float[rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) values[i];
    }
    return ledger.own(new HeapMatrix(rows, columns, data));
  }
}
