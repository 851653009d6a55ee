package io.github.gcn4j.tck;

import io.github.gcn4j.backend.BackendInfo;
import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.Workspace;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;

/** The reference as a backend that compiles: a session inside computes the readouts. */
class CompilingReference implements TensorBackend {
  private final ReferenceBackend sound = new ReferenceBackend();

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
    return sound.open();
  }

  @Override
  public Optional<CompiledForward> compile(Program program, Graph graph, Parameters parameters) {
    return Optional.of(new Forward(program, Session.open(sound, program, graph, parameters)));
  }

  @Override
  public void close() {
    sound.close();
  }

  /** Every readout as the interpreter computes it. */
  record Forward(Program program, Session session) implements CompiledForward {

    @Override
    public void upload(Parameters parameters) {
      session.upload(parameters);
    }

    @Override
    public void run(float[] features, int batch, float[][] readouts) {
      if (readouts.length != program.readouts().size()) {
        throw new IllegalArgumentException(
            "expected " + program.readouts().size() + " readouts, found " + readouts.length);
      }
      for (int i = 0; i < readouts.length; i++) {
        float[] rows = session.value(features, batch, program.readouts().get(i));
        if (readouts[i] == null || readouts[i].length < rows.length) {
          throw new IllegalArgumentException(
              "expected " + rows.length + " values for readout " + i + ", found fewer");
        }
        System.arraycopy(rows, 0, readouts[i], 0, rows.length);
      }
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
