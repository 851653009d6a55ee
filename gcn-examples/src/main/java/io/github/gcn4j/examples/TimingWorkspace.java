package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.Span;
import io.github.gcn4j.backend.Value;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.Readout;
import java.util.List;

/**
 * Passes every operation on and notes how long it took. Values are the inner workspace's own, so it
 * also does the checks a backend owes its callers; one that computes for itself takes them from
 * {@link io.github.gcn4j.backend.Shapes} and {@link io.github.gcn4j.backend.Ledger}.
 */
final class TimingWorkspace implements Workspace {
  private final Workspace inner;
  private final OperationTimes times;

  TimingWorkspace(Workspace inner, OperationTimes times) {
    this.inner = inner;
    this.times = times;
  }

  @Override
  public Workspace nested() {
    return new TimingWorkspace(inner.nested(), times);
  }

  @Override
  public Signal signal(PreparedGraph graph, int batch, int features, float[] values) {
    return times.time("signal", () -> inner.signal(graph, batch, features, values));
  }

  @Override
  public Matrix matrix(int rows, int columns, float[] values) {
    return times.time("matrix", () -> inner.matrix(rows, columns, values));
  }

  @Override
  public void read(Signal signal, float[] out) {
    times.timeRun("read signal", () -> inner.read(signal, out));
  }

  @Override
  public void read(Matrix matrix, float[] out) {
    times.timeRun("read matrix", () -> inner.read(matrix, out));
  }

  @Override
  public void release(Value value) {
    times.timeRun("release", () -> inner.release(value));
  }

  @Override
  public Signal linear(Signal x, Matrix weight, Direction direction) {
    return times.time("linear", () -> inner.linear(x, weight, direction));
  }

  @Override
  public Matrix contract(Signal x, Signal dy) {
    return times.time("contract", () -> inner.contract(x, dy));
  }

  @Override
  public Signal propagate(PreparedGraph operator, Signal x, Direction direction) {
    return times.time("propagate", () -> inner.propagate(operator, x, direction));
  }

  @Override
  public Signal activate(Activation function, Signal x) {
    return times.time("activate", () -> inner.activate(function, x));
  }

  @Override
  public Signal activateGradient(Activation function, Signal y, Signal dy) {
    return times.time("activate gradient", () -> inner.activateGradient(function, y, dy));
  }

  @Override
  public Signal affine(Signal x, Matrix scale, Matrix shift) {
    return times.time("affine", () -> inner.affine(x, scale, shift));
  }

  @Override
  public Signal blend(Signal x, Matrix a, Signal y, Matrix b, Matrix shift) {
    return times.time("blend", () -> inner.blend(x, a, y, b, shift));
  }

  @Override
  public Matrix moments(Signal x, Span span) {
    return times.time("moments", () -> inner.moments(x, span));
  }

  @Override
  public Matrix sum(Signal x, Span span) {
    return times.time("sum", () -> inner.sum(x, span));
  }

  @Override
  public Matrix dot(Signal x, Signal y, Span span) {
    return times.time("dot", () -> inner.dot(x, y, span));
  }

  @Override
  public Signal combine(float a, Signal x, float b, Signal y) {
    return times.time("combine", () -> inner.combine(a, x, b, y));
  }

  @Override
  public Signal multiply(Signal x, Signal y) {
    return times.time("multiply", () -> inner.multiply(x, y));
  }

  @Override
  public Signal concat(List<Signal> parts) {
    return times.time("concat", () -> inner.concat(parts));
  }

  @Override
  public Signal slice(Signal x, int from, int features) {
    return times.time("slice", () -> inner.slice(x, from, features));
  }

  @Override
  public Signal pad(Signal x, int before, int after) {
    return times.time("pad", () -> inner.pad(x, before, after));
  }

  @Override
  public Signal coarsen(Signal x, PreparedGraph coarse) {
    return times.time("coarsen", () -> inner.coarsen(x, coarse));
  }

  @Override
  public Signal refine(Signal x, PreparedGraph fine) {
    return times.time("refine", () -> inner.refine(x, fine));
  }

  @Override
  public Matrix readout(List<Readout> readouts, Signal x) {
    return times.time("readout", () -> inner.readout(readouts, x));
  }

  @Override
  public Signal readoutGradient(List<Readout> readouts, Signal x, Matrix dy) {
    return times.time("readout gradient", () -> inner.readoutGradient(readouts, x, dy));
  }

  @Override
  public Matrix attentionReadout(Signal x, Signal gate) {
    return times.time("attention readout", () -> inner.attentionReadout(x, gate));
  }

  @Override
  public List<Signal> attentionReadoutGradient(Signal x, Signal gate, Matrix dy) {
    return times.time(
        "attention readout gradient", () -> inner.attentionReadoutGradient(x, gate, dy));
  }

  @Override
  public Matrix weightedMoments(Signal x, Signal weight) {
    return times.time("weighted moments", () -> inner.weightedMoments(x, weight));
  }

  @Override
  public Signal weightedMomentsGradient(Signal x, Signal weight, Matrix dMoments) {
    return times.time(
        "weighted moments gradient", () -> inner.weightedMomentsGradient(x, weight, dMoments));
  }

  @Override
  public Signal weightedMomentsWeightGradient(Signal x, Signal weight, Matrix dMoments) {
    return times.time(
        "weighted moments gradient",
        () -> inner.weightedMomentsWeightGradient(x, weight, dMoments));
  }

  @Override
  public Signal attend(PreparedGraph pattern, Signal x, Signal source, Signal target, float slope) {
    return times.time("attend", () -> inner.attend(pattern, x, source, target, slope));
  }

  @Override
  public List<Signal> attendGradient(
      PreparedGraph pattern, Signal x, Signal source, Signal target, float slope, Signal dy) {
    return times.time(
        "attend gradient", () -> inner.attendGradient(pattern, x, source, target, slope, dy));
  }

  @Override
  public void close() {
    inner.close();
  }
}
