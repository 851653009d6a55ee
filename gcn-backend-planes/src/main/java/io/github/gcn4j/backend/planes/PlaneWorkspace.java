package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Shapes;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.Value;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.List;

/** Checks operands and hands them to the operations of their kind. */
final class PlaneWorkspace implements Workspace {
  private final String backend;
  private final Crew crew;
  private final Memory memory;
  private final PlaneKernels kernels;
  private final Products products;
  private final Elements elements;
  private final Statistics statistics;
  private final Coarsening coarsening;
  private final Readouts readouts;
  private final AttentionReadout attentionReadout;
  private final GraphAttention attention;

  private PlaneWorkspace(String backend, Crew crew, Memory memory, PlaneKernels kernels) {
    this.backend = backend;
    this.crew = crew;
    this.memory = memory;
    this.kernels = kernels;
    this.products = new Products(crew, memory, kernels);
    this.elements = new Elements(crew, memory);
    this.statistics = new Statistics(crew, memory, kernels);
    this.coarsening = new Coarsening(crew, memory);
    this.readouts = new Readouts(crew, memory, kernels);
    this.attentionReadout = new AttentionReadout(crew, memory, kernels);
    this.attention = new GraphAttention(crew, memory);
  }

  /**
   * A workspace with a pool of its own.
   *
   * @param backend whose graphs it accepts
   */
  static PlaneWorkspace outermost(String backend, Crew crew, PlaneKernels kernels) {
    return new PlaneWorkspace(backend, crew, Memory.outermost(), kernels);
  }

  @Override
  public Workspace nested() {
    return new PlaneWorkspace(backend, crew, memory.nested(), kernels);
  }

  @Override
  public Signal signal(PreparedGraph graph, int batch, int features, float[] values) {
    Shapes.requireArray(graph, batch, features, values.length);
    PlaneSignal x = memory.signal(graph, batch, features);
    crew.each(
        batch, b -> Transposition.toPlanes(values, b * x.length(), x.data(b), features, x.nodes()));
    return x;
  }

  @Override
  public Matrix matrix(int rows, int columns, float[] values) {
    Shapes.requireArray(rows, columns, values.length);
    PlaneMatrix matrix = memory.matrix(rows, columns);
    System.arraycopy(values, 0, matrix.data(), 0, rows * columns);
    return matrix;
  }

  @Override
  public void read(Signal signal, float[] out) {
    PlaneSignal x = memory.in(signal);
    Shapes.requireArray(x.graph(), x.batch(), x.features(), out.length);
    crew.each(
        x.batch(),
        b -> Transposition.toNodes(x.data(b), x.features(), x.nodes(), out, b * x.length()));
  }

  @Override
  public void read(Matrix matrix, float[] out) {
    PlaneMatrix m = memory.in(matrix);
    Shapes.requireArray(m.rows(), m.columns(), out.length);
    System.arraycopy(m.data(), 0, out, 0, m.rows() * m.columns());
  }

  @Override
  public void release(Value value) {
    memory.release(value);
  }

  @Override
  public Signal linear(Signal x, Matrix weight, Direction direction) {
    PlaneSignal in = memory.in(x);
    PlaneMatrix w = memory.in(weight);
    Shapes.requireLinear(in, w, direction);
    return products.linear(in, w, direction);
  }

  @Override
  public Matrix contract(Signal x, Signal dy) {
    PlaneSignal in = memory.in(x);
    PlaneSignal gradient = memory.in(dy);
    Shapes.requireSameNodes(in, gradient);
    return products.contract(in, gradient);
  }

  @Override
  public Signal propagate(PreparedGraph operator, Signal x, Direction direction) {
    PlaneSignal in = memory.in(x);
    Shapes.requirePropagate(operator, in);
    return products.propagate(PlaneGraph.require(backend, operator), in, direction);
  }

  @Override
  public Signal activate(Activation function, Signal x) {
    return elements.activate(function, memory.in(x));
  }

  @Override
  public Signal activateGradient(Activation function, Signal y, Signal dy) {
    PlaneSignal output = memory.in(y);
    PlaneSignal gradient = memory.in(dy);
    Shapes.requireSame(output, gradient);
    return elements.activateGradient(function, output, gradient);
  }

  @Override
  public Signal affine(Signal x, Matrix scale, Matrix shift) {
    PlaneSignal in = memory.in(x);
    PlaneMatrix a = memory.in(scale);
    PlaneMatrix b = memory.in(shift);
    return elements.affine(in, a, b, Shapes.requireCoefficients(in, a, b));
  }

  @Override
  public Signal blend(Signal x, Matrix a, Signal y, Matrix b, Matrix shift) {
    PlaneSignal left = memory.in(x);
    PlaneSignal right = memory.in(y);
    PlaneMatrix ofLeft = memory.in(a);
    PlaneMatrix ofRight = memory.in(b);
    PlaneMatrix constant = memory.in(shift);
    Shapes.requireSame(left, right);
    Span span = Shapes.requireCoefficients(left, ofLeft, ofRight, constant);
    return elements.blend(left, ofLeft, right, ofRight, constant, span);
  }

  @Override
  public Matrix moments(Signal x, Span span) {
    return statistics.moments(memory.in(x), span);
  }

  @Override
  public Matrix sum(Signal x, Span span) {
    return statistics.sum(memory.in(x), span);
  }

  @Override
  public Matrix dot(Signal x, Signal y, Span span) {
    PlaneSignal left = memory.in(x);
    PlaneSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return statistics.dot(left, right, span);
  }

  @Override
  public Signal combine(float a, Signal x, float b, Signal y) {
    PlaneSignal left = memory.in(x);
    PlaneSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.combine(a, left, b, right);
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    PlaneSignal left = memory.in(x);
    PlaneSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.multiply(left, right);
  }

  @Override
  public Signal concat(List<Signal> parts) {
    List<PlaneSignal> signals = parts.stream().map(memory::in).toList();
    Shapes.requireConcat(signals);
    return elements.concat(signals);
  }

  @Override
  public Signal slice(Signal x, int from, int features) {
    PlaneSignal in = memory.in(x);
    Shapes.requireSlice(in, from, features);
    return elements.slice(in, from, features);
  }

  @Override
  public Signal coarsen(Signal x, PreparedGraph coarse) {
    PlaneSignal in = memory.in(x);
    Shapes.requireCoarsening(in.graph(), coarse);
    return coarsening.coarsen(in, coarse);
  }

  @Override
  public Signal refine(Signal x, PreparedGraph fine) {
    PlaneSignal in = memory.in(x);
    Shapes.requireCoarsening(fine, in.graph());
    return coarsening.refine(in, fine);
  }

  @Override
  public Matrix readout(List<Readout> kinds, Signal x) {
    Shapes.requireReadouts(kinds);
    return readouts.readout(kinds, memory.in(x));
  }

  @Override
  public Signal readoutGradient(List<Readout> kinds, Signal x, Matrix dy) {
    PlaneSignal in = memory.in(x);
    PlaneMatrix gradient = memory.in(dy);
    Shapes.requireReadouts(kinds);
    Shapes.requireReadout(in, kinds.size(), gradient);
    return readouts.gradient(kinds, in, gradient);
  }

  @Override
  public Matrix attentionReadout(Signal x, Signal gate) {
    PlaneSignal in = memory.in(x);
    PlaneSignal scores = memory.in(gate);
    Shapes.requireGate(in, scores);
    return attentionReadout.readout(in, scores);
  }

  @Override
  public List<Signal> attentionReadoutGradient(Signal x, Signal gate, Matrix dy) {
    PlaneSignal in = memory.in(x);
    PlaneSignal scores = memory.in(gate);
    PlaneMatrix gradient = memory.in(dy);
    Shapes.requireGate(in, scores);
    Shapes.requireReadout(in, 1, gradient);
    return attentionReadout.gradient(in, scores, gradient);
  }

  @Override
  public Signal attend(PreparedGraph pattern, Signal x, Signal source, Signal target, float slope) {
    PlaneSignal in = memory.in(x);
    PlaneSignal from = memory.in(source);
    PlaneSignal to = memory.in(target);
    Shapes.requireAttend(pattern, in, from, to, slope);
    return attention.attend(PlaneGraph.require(backend, pattern).pattern(), in, from, to, slope);
  }

  @Override
  public List<Signal> attendGradient(
      PreparedGraph pattern, Signal x, Signal source, Signal target, float slope, Signal dy) {
    PlaneSignal in = memory.in(x);
    PlaneSignal from = memory.in(source);
    PlaneSignal to = memory.in(target);
    PlaneSignal gradient = memory.in(dy);
    Shapes.requireAttend(pattern, in, from, to, slope);
    Shapes.requireSame(in, gradient);
    EdgePattern edges = PlaneGraph.require(backend, pattern).pattern();
    return attention.gradient(edges, in, from, to, slope, gradient);
  }

  @Override
  public void close() {
    memory.close();
  }
}
