package io.github.gcn4j.training;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import org.jspecify.annotations.Nullable;

/** The session of the graph in use: kept while the graph stays the same object. */
final class CurrentSession implements AutoCloseable {
  private final TensorBackend backend;
  private final Program program;
  private Parameters parameters;
  private boolean changed;
  private @Nullable Graph graph;
  private @Nullable Session session;

  CurrentSession(TensorBackend backend, Program program, Parameters parameters) {
    this.backend = backend;
    this.program = program;
    this.parameters = parameters;
  }

  /** Says which values count from now on; to be said again whenever they change. */
  void use(Parameters values) {
    parameters = values;
    changed = true;
  }

  /** A session on a graph with the values in use; closed by this. */
  Session on(Graph wanted) {
    if (session == null || graph != wanted) {
      close();
      session = Session.open(backend, program, wanted, parameters);
      graph = wanted;
    } else if (changed) {
      session.upload(parameters);
    }
    changed = false;
    return session;
  }

  @Override
  public void close() {
    if (session != null) {
      session.close();
      session = null;
      graph = null;
    }
  }
}
