package io.github.gcn4j.tck;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.Matrix;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.Signal;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The compiling reference with something wrong in it: whatever a subclass does to the calls of its
 * workspaces, its compiled programs or itself. By itself it is sound.
 */
class Fault implements TensorBackendProvider {

  /** A call of a sound workspace. */
  interface Call {
    @Nullable Object go() throws Throwable;
  }

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Availability availability() {
    return Availability.yes("for tests");
  }

  @Override
  public TensorBackend create(BackendOptions options) {
    return new Faulty(this, options);
  }

  /** What a method of a workspace answers. */
  @Nullable Object answer(Workspace sound, String method, Object[] operands, int threads, Call call)
      throws Throwable {
    return call.go();
  }

  /** The compiled program handed out. */
  CompiledForward compiled(CompiledForward sound, Program program) {
    return sound;
  }

  /** Closes a backend. */
  void close(TensorBackend sound) {
    sound.close();
  }

  /** Copies a signal out. */
  static float[] read(Workspace ws, Object signal) {
    return AgreementTests.read(ws, (Signal) signal);
  }

  /** A signal of the same shape. */
  static Signal like(Workspace ws, Object signal, float[] values) {
    Signal x = (Signal) signal;
    return ws.signal(x.graph(), x.batch(), x.features(), values);
  }

  /** A matrix of the same shape. */
  static Matrix zeros(Workspace ws, Object matrix) {
    Matrix m = (Matrix) matrix;
    return ws.matrix(m.rows(), m.columns(), new float[m.rows() * m.columns()]);
  }

  /** Hands everything on, by way of the fault. */
  private record Faulty(Fault fault, BackendOptions options, TensorBackend sound)
      implements TensorBackend {

    Faulty(Fault fault, BackendOptions options) {
      this(fault, options, new CompilingReference());
    }

    @Override
    public BackendInfo info() {
      return sound.info();
    }

    @Override
    public PreparedGraph prepare(GraphOperator operator) {
      return sound.prepare(operator);
    }

    @Override
    public Workspace open() {
      return wrap(sound.open());
    }

    private Workspace wrap(Workspace workspace) {
      InvocationHandler handler =
          (proxy, method, operands) -> {
            Object[] all = operands == null ? new Object[0] : operands;
            Call call = () -> invoke(workspace, method, all);
            Object found = fault.answer(workspace, method.getName(), all, options.threads(), call);
            return found instanceof Workspace nested ? wrap(nested) : found;
          };
      return (Workspace)
          Proxy.newProxyInstance(
              Workspace.class.getClassLoader(), new Class<?>[] {Workspace.class}, handler);
    }

    private static @Nullable Object invoke(Workspace workspace, Method method, Object[] operands)
        throws Throwable {
      try {
        return method.invoke(workspace, operands);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public Optional<CompiledForward> compile(Program program, Graph graph, Parameters parameters) {
      return sound
          .compile(program, graph, parameters)
          .map(forward -> fault.compiled(forward, program));
    }

    @Override
    public void close() {
      fault.close(sound);
    }
  }
}
