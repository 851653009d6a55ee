package io.github.gcn4j.backend.ejml;

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
final class EjmlWorkspace implements Workspace {
  private final Crew crew;
  private final Memory memory;
  private final Products products;
  private final Elements elements;
  private final Statistics statistics;
  private final Coarsening coarsening;
  private final Readouts readouts;
  private final AttentionReadout attentionReadout;
  private final GraphAttention attention;

  private EjmlWorkspace(Crew crew, Memory memory) {
    this.crew = crew;
    this.memory = memory;
    this.products = new Products(crew, memory);
    this.elements = new Elements(crew, memory);
    this.statistics = new Statistics(crew, memory);
    this.coarsening = new Coarsening(crew, memory);
    this.readouts = new Readouts(crew, memory);
    this.attentionReadout = new AttentionReadout(crew, memory);
    this.attention = new GraphAttention(crew, memory);
  }

  static EjmlWorkspace outermost(Crew crew) {
    return new EjmlWorkspace(crew, Memory.outermost());
  }

  @Override
  public Workspace nested() {
    return new EjmlWorkspace(crew, memory.nested());
  }

  @Override
  public Signal signal(PreparedGraph graph, int batch, int features, float[] values) {
    Shapes.requireArray(graph, batch, features, values.length);
    EjmlSignal x = memory.signal(graph, batch, features);
    crew.each(
        batch, b -> Transposition.toPlanes(values, b * x.length(), x.data(b), features, x.nodes()));
    return x;
  }

  @Override
  public Matrix matrix(int rows, int columns, float[] values) {
    Shapes.requireArray(rows, columns, values.length);
    EjmlMatrix matrix = memory.matrix(rows, columns);
    System.arraycopy(values, 0, matrix.data(), 0, rows * columns);
    return matrix;
  }

  @Override
  public void read(Signal signal, float[] out) {
    EjmlSignal x = memory.in(signal);
    Shapes.requireArray(x.graph(), x.batch(), x.features(), out.length);
    crew.each(
        x.batch(),
        b -> Transposition.toNodes(x.data(b), x.features(), x.nodes(), out, b * x.length()));
  }

  @Override
  public void read(Matrix matrix, float[] out) {
    EjmlMatrix m = memory.in(matrix);
    Shapes.requireArray(m.rows(), m.columns(), out.length);
    System.arraycopy(m.data(), 0, out, 0, m.rows() * m.columns());
  }

  @Override
  public void release(Value value) {
    memory.release(value);
  }

  @Override
  public Signal linear(Signal x, Matrix weight, Direction direction) {
    EjmlSignal in = memory.in(x);
    EjmlMatrix w = memory.in(weight);
    Shapes.requireLinear(in, w, direction);
    return products.linear(in, w, direction);
  }

  @Override
  public Matrix contract(Signal x, Signal dy) {
    EjmlSignal in = memory.in(x);
    EjmlSignal gradient = memory.in(dy);
    Shapes.requireSameNodes(in, gradient);
    return products.contract(in, gradient);
  }

  @Override
  public Signal propagate(PreparedGraph operator, Signal x, Direction direction) {
    EjmlSignal in = memory.in(x);
    Shapes.requirePropagate(operator, in);
    return products.propagate(EjmlGraph.require(operator), in, direction);
  }

  @Override
  public Signal activate(Activation function, Signal x) {
    return elements.activate(function, memory.in(x));
  }

  @Override
  public Signal activateGradient(Activation function, Signal y, Signal dy) {
    EjmlSignal output = memory.in(y);
    EjmlSignal gradient = memory.in(dy);
    Shapes.requireSame(output, gradient);
    return elements.activateGradient(function, output, gradient);
  }

  @Override
  public Signal affine(Signal x, Matrix scale, Matrix shift) {
    EjmlSignal in = memory.in(x);
    EjmlMatrix a = memory.in(scale);
    EjmlMatrix b = memory.in(shift);
    return elements.affine(in, a, b, Shapes.requireCoefficients(in, a, b));
  }

  @Override
  public Signal blend(Signal x, Matrix a, Signal y, Matrix b, Matrix shift) {
    EjmlSignal left = memory.in(x);
    EjmlSignal right = memory.in(y);
    EjmlMatrix ofLeft = memory.in(a);
    EjmlMatrix ofRight = memory.in(b);
    EjmlMatrix constant = memory.in(shift);
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
    EjmlSignal left = memory.in(x);
    EjmlSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return statistics.dot(left, right, span);
  }

  @Override
  public Signal combine(float a, Signal x, float b, Signal y) {
    EjmlSignal left = memory.in(x);
    EjmlSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.combine(a, left, b, right);
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    EjmlSignal left = memory.in(x);
    EjmlSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.multiply(left, right);
  }

  @Override
  public Signal concat(List<Signal> parts) {
    List<EjmlSignal> signals = parts.stream().map(memory::in).toList();
    Shapes.requireConcat(signals);
    return elements.concat(signals);
  }

  @Override
  public Signal slice(Signal x, int from, int features) {
    EjmlSignal in = memory.in(x);
    Shapes.requireSlice(in, from, features);
    return elements.slice(in, from, features);
  }

  @Override
  public Signal coarsen(Signal x, PreparedGraph coarse) {
    EjmlSignal in = memory.in(x);
    Shapes.requireCoarsening(in.graph(), coarse);
    return coarsening.coarsen(in, coarse);
  }

  @Override
  public Signal refine(Signal x, PreparedGraph fine) {
    EjmlSignal in = memory.in(x);
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
    EjmlSignal in = memory.in(x);
    EjmlMatrix gradient = memory.in(dy);
    Shapes.requireReadouts(kinds);
    Shapes.requireReadout(in, kinds.size(), gradient);
    return readouts.gradient(kinds, in, gradient);
  }

  @Override
  public Matrix attentionReadout(Signal x, Signal gate) {
    EjmlSignal in = memory.in(x);
    EjmlSignal scores = memory.in(gate);
    Shapes.requireGate(in, scores);
    return attentionReadout.readout(in, scores);
  }

  @Override
  public List<Signal> attentionReadoutGradient(Signal x, Signal gate, Matrix dy) {
    EjmlSignal in = memory.in(x);
    EjmlSignal scores = memory.in(gate);
    EjmlMatrix gradient = memory.in(dy);
    Shapes.requireGate(in, scores);
    Shapes.requireReadout(in, 1, gradient);
    return attentionReadout.gradient(in, scores, gradient);
  }

  @Override
  public Signal attend(PreparedGraph pattern, Signal x, Signal source, Signal target, float slope) {
    EjmlSignal in = memory.in(x);
    EjmlSignal from = memory.in(source);
    EjmlSignal to = memory.in(target);
    Shapes.requireAttend(pattern, in, from, to, slope);
    return attention.attend(EjmlGraph.require(pattern).pattern(), in, from, to, slope);
  }

  @Override
  public List<Signal> attendGradient(
      PreparedGraph pattern, Signal x, Signal source, Signal target, float slope, Signal dy) {
    EjmlSignal in = memory.in(x);
    EjmlSignal from = memory.in(source);
    EjmlSignal to = memory.in(target);
    EjmlSignal gradient = memory.in(dy);
    Shapes.requireAttend(pattern, in, from, to, slope);
    Shapes.requireSame(in, gradient);
    EdgePattern edges = EjmlGraph.require(pattern).pattern();
    return attention.gradient(edges, in, from, to, slope, gradient);
  }

  @Override
  public void close() {
    memory.close();
  }
}
