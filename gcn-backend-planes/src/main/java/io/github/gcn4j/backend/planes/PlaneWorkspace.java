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

/**
 * Checks operands and hands them to the operations of their kind.
 *
 * @param <I> the values of one image
 */
final class PlaneWorkspace<I> implements Workspace {
  private final Engine<I> engine;
  private final Memory<I> memory;
  private final Products<I> products;
  private final Elements<I> elements;
  private final Statistics<I> statistics;
  private final Coarsening<I> coarsening;
  private final Readouts<I> readouts;
  private final AttentionReadout<I> attentionReadout;
  private final WeightedMoments<I> weightedMoments;
  private final GraphAttention<I> attention;

  PlaneWorkspace(Engine<I> engine, Memory<I> memory) {
    this.engine = engine;
    this.memory = memory;
    this.products = new Products<>(engine, memory);
    this.elements = new Elements<>(engine, memory);
    this.statistics = new Statistics<>(engine, memory);
    this.coarsening = new Coarsening<>(engine, memory);
    this.readouts = new Readouts<>(engine, memory);
    this.attentionReadout = new AttentionReadout<>(engine, memory);
    this.weightedMoments = new WeightedMoments<>(engine, memory);
    this.attention = new GraphAttention<>(engine, memory);
  }

  @Override
  public Workspace nested() {
    return new PlaneWorkspace<>(engine, memory.nested());
  }

  @Override
  public Signal signal(PreparedGraph graph, int batch, int features, float[] values) {
    Shapes.requireArray(graph, batch, features, values.length);
    return elements.signal(graph, batch, features, values);
  }

  @Override
  public Matrix matrix(int rows, int columns, float[] values) {
    Shapes.requireArray(rows, columns, values.length);
    return memory.matrix(rows, columns, values);
  }

  @Override
  public void read(Signal signal, float[] out) {
    PlaneSignal<I> x = memory.in(signal);
    Shapes.requireArray(x.graph(), x.batch(), x.features(), out.length);
    elements.read(x, out);
  }

  @Override
  public void read(Matrix matrix, float[] out) {
    PlaneMatrix<I> m = memory.in(matrix);
    Shapes.requireArray(m.rows(), m.columns(), out.length);
    engine.store().read(m.values(), 0, out, 0, m.length());
  }

  @Override
  public void release(Value value) {
    memory.release(value);
  }

  @Override
  public Signal linear(Signal x, Matrix weight, Direction direction) {
    PlaneSignal<I> in = memory.in(x);
    PlaneMatrix<I> w = memory.in(weight);
    Shapes.requireLinear(in, w, direction);
    return products.linear(in, w, direction);
  }

  @Override
  public Matrix contract(Signal x, Signal dy) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> gradient = memory.in(dy);
    Shapes.requireSameNodes(in, gradient);
    return products.contract(in, gradient);
  }

  @Override
  public Signal propagate(PreparedGraph operator, Signal x, Direction direction) {
    PlaneSignal<I> in = memory.in(x);
    Shapes.requirePropagate(operator, in);
    return products.propagate(PlaneGraph.require(engine, operator), in, direction);
  }

  @Override
  public Signal activate(Activation function, Signal x) {
    return elements.activate(function, memory.in(x));
  }

  @Override
  public Signal activateGradient(Activation function, Signal y, Signal dy) {
    PlaneSignal<I> output = memory.in(y);
    PlaneSignal<I> gradient = memory.in(dy);
    Shapes.requireSame(output, gradient);
    return elements.activateGradient(function, output, gradient);
  }

  @Override
  public Signal affine(Signal x, Matrix scale, Matrix shift) {
    PlaneSignal<I> in = memory.in(x);
    PlaneMatrix<I> a = memory.in(scale);
    PlaneMatrix<I> b = memory.in(shift);
    return elements.affine(in, a, b, Shapes.requireCoefficients(in, a, b));
  }

  @Override
  public Signal blend(Signal x, Matrix a, Signal y, Matrix b, Matrix shift) {
    PlaneSignal<I> left = memory.in(x);
    PlaneSignal<I> right = memory.in(y);
    PlaneMatrix<I> ofLeft = memory.in(a);
    PlaneMatrix<I> ofRight = memory.in(b);
    PlaneMatrix<I> constant = memory.in(shift);
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
    PlaneSignal<I> left = memory.in(x);
    PlaneSignal<I> right = memory.in(y);
    Shapes.requireSame(left, right);
    return statistics.dot(left, right, span);
  }

  @Override
  public Signal combine(float a, Signal x, float b, Signal y) {
    PlaneSignal<I> left = memory.in(x);
    PlaneSignal<I> right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.combine(a, left, b, right);
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    PlaneSignal<I> left = memory.in(x);
    PlaneSignal<I> right = memory.in(y);
    Shapes.requireSame(left, right);
    return elements.multiply(left, right);
  }

  @Override
  public Signal concat(List<Signal> parts) {
    List<PlaneSignal<I>> signals = parts.stream().map(memory::in).toList();
    Shapes.requireConcat(signals);
    return elements.concat(signals);
  }

  @Override
  public Signal slice(Signal x, int from, int features) {
    PlaneSignal<I> in = memory.in(x);
    Shapes.requireSlice(in, from, features);
    return elements.slice(in, from, features);
  }

  @Override
  public Signal pad(Signal x, int before, int after) {
    PlaneSignal<I> in = memory.in(x);
    Shapes.requirePad(in, before, after);
    return elements.pad(in, before, after);
  }

  @Override
  public Signal coarsen(Signal x, PreparedGraph coarse) {
    PlaneSignal<I> in = memory.in(x);
    Shapes.requireCoarsening(in.graph(), coarse);
    return coarsening.coarsen(in, coarse);
  }

  @Override
  public Signal refine(Signal x, PreparedGraph fine) {
    PlaneSignal<I> in = memory.in(x);
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
    PlaneSignal<I> in = memory.in(x);
    PlaneMatrix<I> gradient = memory.in(dy);
    Shapes.requireReadouts(kinds);
    Shapes.requireReadout(in, kinds.size(), gradient);
    return readouts.gradient(kinds, in, gradient);
  }

  @Override
  public Matrix attentionReadout(Signal x, Signal gate) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> scores = memory.in(gate);
    Shapes.requireGate(in, scores);
    return attentionReadout.readout(in, scores);
  }

  @Override
  public List<Signal> attentionReadoutGradient(Signal x, Signal gate, Matrix dy) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> scores = memory.in(gate);
    PlaneMatrix<I> gradient = memory.in(dy);
    Shapes.requireGate(in, scores);
    Shapes.requireReadout(in, 1, gradient);
    return attentionReadout.gradient(in, scores, gradient);
  }

  @Override
  public Matrix weightedMoments(Signal x, Signal weight) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> weights = memory.in(weight);
    Shapes.requireWeight(in, weights);
    return weightedMoments.moments(in, weights);
  }

  @Override
  public Signal weightedMomentsGradient(Signal x, Signal weight, Matrix dMoments) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> weights = memory.in(weight);
    PlaneMatrix<I> gradient = memory.in(dMoments);
    Shapes.requireWeight(in, weights);
    Shapes.requireMoments(in, gradient);
    return weightedMoments.gradient(in, weights, gradient);
  }

  @Override
  public Signal weightedMomentsWeightGradient(Signal x, Signal weight, Matrix dMoments) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> weights = memory.in(weight);
    PlaneMatrix<I> gradient = memory.in(dMoments);
    Shapes.requireWeight(in, weights);
    Shapes.requireMoments(in, gradient);
    return weightedMoments.weightGradient(in, weights, gradient);
  }

  @Override
  public Signal attend(PreparedGraph pattern, Signal x, Signal source, Signal target, float slope) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> from = memory.in(source);
    PlaneSignal<I> to = memory.in(target);
    Shapes.requireAttend(pattern, in, from, to, slope);
    return attention.attend(PlaneGraph.require(engine, pattern).pattern(), in, from, to, slope);
  }

  @Override
  public List<Signal> attendGradient(
      PreparedGraph pattern, Signal x, Signal source, Signal target, float slope, Signal dy) {
    PlaneSignal<I> in = memory.in(x);
    PlaneSignal<I> from = memory.in(source);
    PlaneSignal<I> to = memory.in(target);
    PlaneSignal<I> gradient = memory.in(dy);
    Shapes.requireAttend(pattern, in, from, to, slope);
    Shapes.requireSame(in, gradient);
    EdgePattern edges = PlaneGraph.require(engine, pattern).pattern();
    return attention.gradient(edges, in, from, to, slope, gradient);
  }

  @Override
  public void close() {
    memory.close();
  }
}
