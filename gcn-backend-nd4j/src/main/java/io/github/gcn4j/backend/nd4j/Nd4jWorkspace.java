package io.github.gcn4j.backend.nd4j;

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
final class Nd4jWorkspace implements Workspace {
  private final Crew crew;
  private final Memory memory;
  private final Products products;
  private final Elements elements;
  private final Statistics statistics;
  private final Coarsening coarsening;
  private final Readouts readouts;
  private final AttentionReadout attentionReadout;
  private final GraphAttention attention;

  private Nd4jWorkspace(Crew crew, Memory memory) {
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

  static Nd4jWorkspace outermost(Crew crew) {
    return new Nd4jWorkspace(crew, Memory.outermost());
  }

  @Override
  public Workspace nested() {
    return new Nd4jWorkspace(crew, memory.nested());
  }

  @Override
  public Signal signal(PreparedGraph graph, int batch, int features, float[] values) {
    Shapes.requireArray(graph, batch, features, values.length);
    Nd4jSignal x = memory.signal(graph, batch, features);
    crew.work(
        batch,
        (b, scratch) ->
            Transposition.toPlanes(
                values, b * x.length(), x.image(b), features, x.nodes(), scratch));
    return x;
  }

  @Override
  public Matrix matrix(int rows, int columns, float[] values) {
    Shapes.requireArray(rows, columns, values.length);
    return memory.matrix(rows, columns, values);
  }

  @Override
  public void read(Signal signal, float[] out) {
    Nd4jSignal x = memory.in(signal);
    Shapes.requireArray(x.graph(), x.batch(), x.features(), out.length);
    crew.work(
        x.batch(),
        (b, scratch) ->
            Transposition.toNodes(
                x.image(b), x.features(), x.nodes(), out, b * x.length(), scratch));
  }

  @Override
  public void read(Matrix matrix, float[] out) {
    Nd4jMatrix m = memory.in(matrix);
    Shapes.requireArray(m.rows(), m.columns(), out.length);
    m.block().read(0, out, 0, m.block().length());
  }

  @Override
  public void release(Value value) {
    memory.release(value);
  }

  @Override
  public Signal linear(Signal x, Matrix weight, Direction direction) {
    Nd4jSignal in = memory.in(x);
    Nd4jMatrix w = memory.in(weight);
    Shapes.requireLinear(in, w, direction);
    return products.linear(in, w, direction);
  }

  @Override
  public Matrix contract(Signal x, Signal dy) {
    Nd4jSignal in = memory.in(x);
    Nd4jSignal gradient = memory.in(dy);
    Shapes.requireSameNodes(in, gradient);
    return products.contract(in, gradient);
  }

  @Override
  public Signal propagate(PreparedGraph operator, Signal x, Direction direction) {
    Nd4jSignal in = memory.in(x);
    Shapes.requirePropagate(operator, in);
    return products.propagate(Nd4jGraph.require(operator), in, direction);
  }

  @Override
  public Signal activate(Activation function, Signal x) {
    return elements.activate(function, memory.in(x));
  }

  @Override
  public Signal activateGradient(Activation function, Signal y, Signal dy) {
    Nd4jSignal output = memory.in(y);
    Nd4jSignal gradient = memory.in(dy);
    Shapes.requireSame(output, gradient);
    return elements.activateGradient(function, output, gradient);
  }

  @Override
  public Signal affine(Signal x, Matrix scale, Matrix shift) {
    Nd4jSignal in = memory.in(x);
    Nd4jMatrix a = memory.in(scale);
    Nd4jMatrix b = memory.in(shift);
    return elements.affine(in, a, b, Shapes.requireCoefficients(in, a, b));
  }

  @Override
  public Signal blend(Signal x, Matrix a, Signal y, Matrix b, Matrix shift) {
    Nd4jSignal left = memory.in(x);
    Nd4jSignal right = memory.in(y);
    Nd4jMatrix ofLeft = memory.in(a);
    Nd4jMatrix ofRight = memory.in(b);
    Nd4jMatrix constant = memory.in(shift);
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
    Nd4jSignal left = memory.in(x);
    Nd4jSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return statistics.dot(left, right, span);
  }

  @Override
  public Signal combine(float a, Signal x, float b, Signal y) {
    Nd4jSignal left = memory.in(x);
    Nd4jSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.combine(a, left, b, right);
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    Nd4jSignal left = memory.in(x);
    Nd4jSignal right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.multiply(left, right);
  }

  @Override
  public Signal concat(List<Signal> parts) {
    List<Nd4jSignal> signals = parts.stream().map(memory::in).toList();
    Shapes.requireConcat(signals);
    return elements.concat(signals);
  }

  @Override
  public Signal slice(Signal x, int from, int features) {
    Nd4jSignal in = memory.in(x);
    Shapes.requireSlice(in, from, features);
    return elements.slice(in, from, features);
  }

  @Override
  public Signal coarsen(Signal x, PreparedGraph coarse) {
    Nd4jSignal in = memory.in(x);
    Shapes.requireCoarsening(in.graph(), coarse);
    return coarsening.coarsen(in, coarse);
  }

  @Override
  public Signal refine(Signal x, PreparedGraph fine) {
    Nd4jSignal in = memory.in(x);
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
    Nd4jSignal in = memory.in(x);
    Nd4jMatrix gradient = memory.in(dy);
    Shapes.requireReadouts(kinds);
    Shapes.requireReadout(in, kinds.size(), gradient);
    return readouts.gradient(kinds, in, gradient);
  }

  @Override
  public Matrix attentionReadout(Signal x, Signal gate) {
    Nd4jSignal in = memory.in(x);
    Nd4jSignal scores = memory.in(gate);
    Shapes.requireGate(in, scores);
    return attentionReadout.readout(in, scores);
  }

  @Override
  public List<Signal> attentionReadoutGradient(Signal x, Signal gate, Matrix dy) {
    Nd4jSignal in = memory.in(x);
    Nd4jSignal scores = memory.in(gate);
    Nd4jMatrix gradient = memory.in(dy);
    Shapes.requireGate(in, scores);
    Shapes.requireReadout(in, 1, gradient);
    return attentionReadout.gradient(in, scores, gradient);
  }

  @Override
  public Signal attend(PreparedGraph pattern, Signal x, Signal source, Signal target, float slope) {
    Nd4jSignal in = memory.in(x);
    Nd4jSignal from = memory.in(source);
    Nd4jSignal to = memory.in(target);
    Shapes.requireAttend(pattern, in, from, to, slope);
    return attention.attend(Nd4jGraph.require(pattern).pattern(), in, from, to, slope);
  }

  @Override
  public List<Signal> attendGradient(
      PreparedGraph pattern, Signal x, Signal source, Signal target, float slope, Signal dy) {
    Nd4jSignal in = memory.in(x);
    Nd4jSignal from = memory.in(source);
    Nd4jSignal to = memory.in(target);
    Nd4jSignal gradient = memory.in(dy);
    Shapes.requireAttend(pattern, in, from, to, slope);
    Shapes.requireSame(in, gradient);
    EdgePattern edges = Nd4jGraph.require(pattern).pattern();
    return attention.gradient(edges, in, from, to, slope, gradient);
  }

  @Override
  public void close() {
    memory.close();
  }
}
