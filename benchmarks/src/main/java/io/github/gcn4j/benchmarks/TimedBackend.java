package io.github.gcn4j.benchmarks;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.GraphOperator;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Lets another backend compute and adds up how long each operation took, by its name and the shape
 * it worked on: a layer's operations stand apart from another's of the same kind.
 */
final class TimedBackend implements TensorBackend {
  private final TensorBackend inner;
  private final LongSupplier clock;
  private final Map<Operation, Long> nanos = new TreeMap<>();

  /**
   * One kind of operation on one shape.
   *
   * @param nodes of the first signal it read; 0 if it read none
   * @param features of that signal; 0 if it read none
   * @param name the method's
   */
  record Operation(int nodes, int features, String name) implements Comparable<Operation> {
    @Override
    public int compareTo(Operation other) {
      int byNodes = Integer.compare(other.nodes, nodes);
      int byFeatures = Integer.compare(features, other.features);
      return byNodes != 0 ? byNodes : byFeatures != 0 ? byFeatures : name.compareTo(other.name);
    }
  }

  /**
   * Times another backend.
   *
   * @param clock nanoseconds since some moment
   */
  TimedBackend(TensorBackend inner, LongSupplier clock) {
    this.inner = inner;
    this.clock = clock;
  }

  /** Nanoseconds so far: large graphs first. */
  Map<Operation, Long> nanos() {
    return nanos;
  }

  @Override
  public BackendInfo info() {
    return inner.info();
  }

  @Override
  public PreparedGraph prepare(GraphOperator operator) {
    return inner.prepare(operator);
  }

  @Override
  public Workspace open() {
    return timed(inner.open());
  }

  private Workspace timed(Workspace workspace) {
    Class<?>[] types = {Workspace.class};
    return (Workspace)
        Proxy.newProxyInstance(
            Workspace.class.getClassLoader(),
            types,
            (proxy, method, arguments) -> {
              Object[] operands = arguments == null ? new Object[0] : arguments;
              long started = clock.getAsLong();
              Object result = invoke(method, workspace, operands);
              Operation operation = operation(method.getName(), operands);
              nanos.merge(operation, clock.getAsLong() - started, Long::sum);
              return result instanceof Workspace nested ? timed(nested) : result;
            });
  }

  private static Object invoke(Method method, Workspace workspace, Object[] operands)
      throws Throwable {
    try {
      return method.invoke(workspace, operands);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static Operation operation(String name, Object[] operands) {
    for (Object operand : operands) {
      if (operand instanceof Signal signal) {
        return new Operation(signal.graph().nodes(), signal.features(), name);
      }
    }
    return new Operation(0, 0, name);
  }

  @Override
  public void close() {
    inner.close();
  }
}
