package io.github.gcn4j.tck;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Ledger;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.Value;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.List;

/** Every operation as its definition reads. */
final class ReferenceWorkspace implements Workspace {

  /** {@code [batch, nodes, features]}, node-major. */
  record HeapSignal(PreparedGraph graph, int batch, int features, float[] data) implements Signal {

    /** Where a node's features start. */
    int offset(int signal, int node) {
      return (signal * graph.nodes() + node) * features;
    }

    float at(int signal, int node, int feature) {
      return data[offset(signal, node) + feature];
    }
  }

  /** {@code [rows, columns]}. */
  private record HeapMatrix(int rows, int columns, float[] data) implements Matrix {}

  private final ReferenceBackend backend;
  private final Ledger ledger;

  ReferenceWorkspace(ReferenceBackend backend) {
    this(backend, Ledger.outermost(value -> {}));
  }

  private ReferenceWorkspace(ReferenceBackend backend, Ledger ledger) {
    this.backend = backend;
    this.ledger = ledger;
  }

  @Override
  public Workspace nested() {
    return new ReferenceWorkspace(backend, ledger.nested());
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
    return own(new HeapMatrix(rows, columns, Arrays.copyOf(values, rows * columns)));
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
    ReferenceGraph graph = ReferenceGraph.require(operator);
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
      y.data[i] = function.apply(x.data[i]);
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
      dx.data[i] = dy.data[i] * function.derivative(y.data[i]);
    }
    return dx;
  }

  @Override
  public Signal affine(Signal signal, Matrix scale, Matrix shift) {
    HeapSignal x = in(signal);
    HeapMatrix a = in(scale);
    HeapMatrix c = in(shift);
    Span span = Shapes.requireCoefficients(x, a, c);
    HeapSignal y = fresh(x, x.features);
    for (int i = 0; i < y.data.length; i++) {
      int k = coefficient(x, span, i);
      y.data[i] = x.data[i] * a.data[k] + c.data[k];
    }
    return y;
  }

  @Override
  public Signal blend(Signal left, Matrix a, Signal right, Matrix b, Matrix shift) {
    HeapSignal x = in(left);
    HeapSignal y = in(right);
    HeapMatrix ma = in(a);
    HeapMatrix mb = in(b);
    HeapMatrix mc = in(shift);
    Shapes.requireSame(x, y);
    Span span = Shapes.requireCoefficients(x, ma, mb, mc);
    HeapSignal z = fresh(x, x.features);
    for (int i = 0; i < z.data.length; i++) {
      int k = coefficient(x, span, i);
      z.data[i] = x.data[i] * ma.data[k] + y.data[i] * mb.data[k] + mc.data[k];
    }
    return z;
  }

  /** Where the coefficient (or the sum) of an element stands. */
  private static int coefficient(HeapSignal x, Span span, int i) {
    int feature = i % x.features;
    if (span == Span.BATCH) {
      return feature;
    }
    int node = i / x.features % x.graph.nodes();
    int signal = i / x.features / x.graph.nodes();
    int[] offsets = x.graph.partOffsets();
    int part = 0;
    while (node >= offsets[part + 1]) {
      part++;
    }
    return (signal * x.graph.parts() + part) * x.features + feature;
  }

  @Override
  public Matrix moments(Signal signal, Span span) {
    HeapSignal x = in(signal);
    int size = span.rows(x) * x.features;
    int[] counts = new int[size];
    double[] moments = new double[2 * size];
    for (int i = 0; i < x.data.length; i++) {
      counts[coefficient(x, span, i)]++;
      moments[coefficient(x, span, i)] += x.data[i];
    }
    for (int k = 0; k < size; k++) {
      moments[k] = counts[k] == 0 ? 0 : moments[k] / counts[k];
    }
    for (int i = 0; i < x.data.length; i++) {
      int k = coefficient(x, span, i);
      moments[size + k] += (x.data[i] - moments[k]) * (x.data[i] - moments[k]) / counts[k];
    }
    return own(2 * span.rows(x), x.features, moments);
  }

  @Override
  public Matrix sum(Signal signal, Span span) {
    HeapSignal x = in(signal);
    double[] sums = new double[span.rows(x) * x.features];
    for (int i = 0; i < x.data.length; i++) {
      sums[coefficient(x, span, i)] += x.data[i];
    }
    return own(span.rows(x), x.features, sums);
  }

  @Override
  public Matrix dot(Signal left, Signal right, Span span) {
    HeapSignal x = in(left);
    HeapSignal y = in(right);
    Shapes.requireSame(x, y);
    double[] sums = new double[span.rows(x) * x.features];
    for (int i = 0; i < x.data.length; i++) {
      sums[coefficient(x, span, i)] += (double) x.data[i] * y.data[i];
    }
    return own(span.rows(x), x.features, sums);
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
  public Signal concat(List<Signal> parts) {
    List<HeapSignal> all = parts.stream().map(this::in).toList();
    Shapes.requireConcat(all);
    HeapSignal y = fresh(all.get(0), all.stream().mapToInt(HeapSignal::features).sum());
    for (int n = 0; n < rows(y); n++) {
      int to = n * y.features;
      for (HeapSignal part : all) {
        System.arraycopy(part.data, n * part.features, y.data, to, part.features);
        to += part.features;
      }
    }
    return y;
  }

  @Override
  public Signal slice(Signal signal, int from, int features) {
    HeapSignal x = in(signal);
    Shapes.requireSlice(x, from, features);
    HeapSignal y = fresh(x, features);
    for (int n = 0; n < rows(y); n++) {
      System.arraycopy(x.data, n * x.features + from, y.data, n * features, features);
    }
    return y;
  }

  @Override
  public Signal pad(Signal signal, int before, int after) {
    HeapSignal x = in(signal);
    Shapes.requirePad(x, before, after);
    HeapSignal y = fresh(x, before + x.features + after);
    for (int n = 0; n < rows(x); n++) {
      System.arraycopy(x.data, n * x.features, y.data, n * y.features + before, x.features);
    }
    return y;
  }

  @Override
  public Signal coarsen(Signal signal, PreparedGraph coarse) {
    HeapSignal x = in(signal);
    Shapes.requireCoarsening(x.graph, coarse);
    HeapSignal y = fresh(coarse, x.batch, x.features);
    int[] blocks = ReferenceBlocks.of(x.graph.operator(), coarse.operator());
    int[] sizes = ReferenceBlocks.sizes(blocks, coarse.nodes());
    for (int b = 0; b < x.batch; b++) {
      for (int n = 0; n < blocks.length; n++) {
        for (int f = 0; f < x.features; f++) {
          y.data[y.offset(b, blocks[n]) + f] += x.at(b, n, f) / sizes[blocks[n]];
        }
      }
    }
    return y;
  }

  @Override
  public Signal refine(Signal signal, PreparedGraph fine) {
    HeapSignal x = in(signal);
    Shapes.requireCoarsening(fine, x.graph);
    HeapSignal y = fresh(fine, x.batch, x.features);
    int[] blocks = ReferenceBlocks.of(fine.operator(), x.graph.operator());
    int[] sizes = ReferenceBlocks.sizes(blocks, x.graph.nodes());
    for (int b = 0; b < x.batch; b++) {
      for (int n = 0; n < blocks.length; n++) {
        for (int f = 0; f < x.features; f++) {
          y.data[y.offset(b, n) + f] = x.at(b, blocks[n], f) / sizes[blocks[n]];
        }
      }
    }
    return y;
  }

  @Override
  public Matrix readout(List<Readout> readouts, Signal signal) {
    HeapSignal x = in(signal);
    Shapes.requireReadouts(readouts);
    int parts = x.graph.parts();
    int columns = x.features * readouts.size();
    double[] rows = new double[x.batch * parts * columns];
    for (int row = 0; row < x.batch * parts; row++) {
      for (int c = 0; c < columns; c++) {
        ReferenceColumn column = ReferenceColumn.of(x, row, c % x.features);
        rows[row * columns + c] = column.readout(readouts.get(c / x.features));
      }
    }
    return own(x.batch * parts, columns, rows);
  }

  @Override
  public Signal readoutGradient(List<Readout> readouts, Signal signal, Matrix gradient) {
    HeapSignal x = in(signal);
    HeapMatrix dy = in(gradient);
    Shapes.requireReadouts(readouts);
    Shapes.requireReadout(x, readouts.size(), dy);
    HeapSignal dx = fresh(x, x.features);
    for (int row = 0; row < dy.rows; row++) {
      for (int c = 0; c < dy.columns; c++) {
        ReferenceColumn column = ReferenceColumn.of(x, row, c % x.features);
        Readout readout = readouts.get(c / x.features);
        column.spread(readout, dy.data[row * dy.columns + c], dx.data);
      }
    }
    return dx;
  }

  @Override
  public Matrix attentionReadout(Signal signal, Signal gates) {
    HeapSignal x = in(signal);
    HeapSignal gate = in(gates);
    Shapes.requireGate(x, gate);
    int rows = x.batch * x.graph.parts();
    double[] result = new double[rows * x.features];
    for (int row = 0; row < rows; row++) {
      double[] weights = ReferenceColumn.of(gate, row, 0).softmax();
      for (int f = 0; f < x.features; f++) {
        result[row * x.features + f] = ReferenceColumn.of(x, row, f).dot(weights);
      }
    }
    return own(rows, x.features, result);
  }

  @Override
  public List<Signal> attentionReadoutGradient(Signal signal, Signal gates, Matrix gradient) {
    HeapSignal x = in(signal);
    HeapSignal gate = in(gates);
    HeapMatrix dy = in(gradient);
    Shapes.requireGate(x, gate);
    Shapes.requireReadout(x, 1, dy);
    HeapSignal dx = fresh(x, x.features);
    HeapSignal dGate = fresh(x, 1);
    for (int row = 0; row < dy.rows; row++) {
      ReferenceColumn gateColumn = ReferenceColumn.of(gate, row, 0);
      double[] weights = gateColumn.softmax();
      for (int f = 0; f < x.features; f++) {
        double g = dy.data[row * x.features + f];
        ReferenceColumn column = ReferenceColumn.of(x, row, f);
        double mean = column.dot(weights);
        for (int n = 0; n < weights.length; n++) {
          dx.data[column.index(n)] += (float) (g * weights[n]);
          dGate.data[gateColumn.index(n)] += (float) (g * weights[n] * (column.at(n) - mean));
        }
      }
    }
    return List.of(dx, dGate);
  }

  @Override
  public Matrix weightedMoments(Signal signal, Signal weights) {
    HeapSignal x = in(signal);
    HeapSignal weight = in(weights);
    Shapes.requireWeight(x, weight);
    int rows = x.batch * x.graph.parts();
    double[] moments = new double[2 * rows * x.features];
    for (int row = 0; row < rows; row++) {
      double[] shares = ReferenceColumn.of(weight, row, 0).shares();
      for (int f = 0; f < x.features; f++) {
        ReferenceColumn column = ReferenceColumn.of(x, row, f);
        moments[row * x.features + f] = column.dot(shares);
        moments[(rows + row) * x.features + f] = column.variance(shares);
      }
    }
    return own(2 * rows, x.features, moments);
  }

  @Override
  public Signal weightedMomentsGradient(Signal signal, Signal weights, Matrix gradient) {
    HeapSignal x = in(signal);
    HeapSignal weight = in(weights);
    HeapMatrix d = in(gradient);
    Shapes.requireWeight(x, weight);
    Shapes.requireMoments(x, d);
    HeapSignal dx = fresh(x, x.features);
    int rows = x.batch * x.graph.parts();
    for (int row = 0; row < rows; row++) {
      double[] shares = ReferenceColumn.of(weight, row, 0).shares();
      for (int f = 0; f < x.features; f++) {
        ReferenceColumn column = ReferenceColumn.of(x, row, f);
        double mean = column.dot(shares);
        double byMean = d.data[row * x.features + f];
        double byVariance = d.data[(rows + row) * x.features + f];
        for (int n = 0; n < shares.length; n++) {
          double apart = column.at(n) - mean;
          dx.data[column.index(n)] = (float) (shares[n] * (byMean + 2 * byVariance * apart));
        }
      }
    }
    return dx;
  }

  @Override
  public Signal weightedMomentsWeightGradient(Signal signal, Signal weights, Matrix gradient) {
    HeapSignal x = in(signal);
    HeapSignal weight = in(weights);
    HeapMatrix d = in(gradient);
    Shapes.requireWeight(x, weight);
    Shapes.requireMoments(x, d);
    HeapSignal dWeight = fresh(x, 1);
    int rows = x.batch * x.graph.parts();
    for (int row = 0; row < rows; row++) {
      ReferenceColumn weightColumn = ReferenceColumn.of(weight, row, 0);
      double[] shares = weightColumn.shares();
      double total = weightColumn.readout(Readout.SUM);
      double[] slopes = new double[shares.length];
      for (int f = 0; f < x.features; f++) {
        ReferenceColumn column = ReferenceColumn.of(x, row, f);
        double mean = column.dot(shares);
        double variance = column.variance(shares);
        double byMean = d.data[row * x.features + f];
        double byVariance = d.data[(rows + row) * x.features + f];
        for (int n = 0; n < shares.length; n++) {
          double apart = column.at(n) - mean;
          slopes[n] += byMean * apart + byVariance * (apart * apart - variance);
        }
      }
      for (int n = 0; n < shares.length && total != 0; n++) {
        dWeight.data[weightColumn.index(n)] = (float) (slopes[n] / total);
      }
    }
    return dWeight;
  }

  @Override
  public Signal attend(
      PreparedGraph pattern, Signal signal, Signal sources, Signal targets, float slope) {
    HeapSignal x = in(signal);
    HeapSignal source = in(sources);
    HeapSignal target = in(targets);
    Shapes.requireAttend(pattern, x, source, target, slope);
    HeapSignal y = fresh(x, x.features);
    ReferenceAttention attention =
        new ReferenceAttention(ReferenceGraph.require(pattern), x, source, target, slope);
    attention.forward(y);
    return y;
  }

  @Override
  public List<Signal> attendGradient(
      PreparedGraph pattern,
      Signal signal,
      Signal sources,
      Signal targets,
      float slope,
      Signal gradient) {
    HeapSignal x = in(signal);
    HeapSignal source = in(sources);
    HeapSignal target = in(targets);
    HeapSignal dy = in(gradient);
    Shapes.requireAttend(pattern, x, source, target, slope);
    Shapes.requireSame(x, dy);
    HeapSignal dx = fresh(x, x.features);
    HeapSignal dSource = fresh(x, source.features);
    HeapSignal dTarget = fresh(x, source.features);
    ReferenceAttention attention =
        new ReferenceAttention(ReferenceGraph.require(pattern), x, source, target, slope);
    attention.backward(dy, dx, dSource, dTarget);
    return List.of(dx, dSource, dTarget);
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
    return fresh(like.graph, like.batch, features);
  }

  private HeapSignal fresh(PreparedGraph graph, int batch, int features) {
    return own(graph, batch, features, new float[batch * graph.nodes() * features]);
  }

  private HeapSignal own(PreparedGraph graph, int batch, int features, float[] data) {
    return own(new HeapSignal(graph, batch, features, data));
  }

  private HeapMatrix own(int rows, int columns, double[] values) {
    float[] data = new float[rows * columns];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) values[i];
    }
    return own(new HeapMatrix(rows, columns, data));
  }

  private <V extends Value> V own(V value) {
    backend.requireOpen();
    return ledger.own(value);
  }
}
