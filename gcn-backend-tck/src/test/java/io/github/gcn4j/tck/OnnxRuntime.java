package io.github.gcn4j.tck;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import java.nio.FloatBuffer;
import java.util.Map;

/** What a user of ONNX Runtime does with an exported model, on one thread. */
final class OnnxRuntime implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final Graph graph;
  private final int features;

  /** Loads a model, which also checks it. */
  OnnxRuntime(byte[] model, Graph graph, int features) throws OrtException {
    this.graph = graph;
    this.features = features;
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      session = environment.createSession(model, options);
    }
  }

  /**
   * Runs it.
   *
   * @param x {@code [batch, nodes, features]}
   * @return {@code [batch, classes]}
   */
  float[] output(String name, float[] x, int batch) throws OrtException {
    FloatBuffer turned = FloatBuffer.allocate(x.length);
    for (int b = 0; b < batch; b++) {
      for (int f = 0; f < features; f++) {
        for (int n = 0; n < graph.nodes(); n++) {
          turned.put(x[(b * graph.nodes() + n) * features + f]);
        }
      }
    }
    long[] shape =
        graph instanceof Grid grid
            ? new long[] {batch, features, grid.height(), grid.width()}
            : new long[] {batch, features, graph.nodes()};
    try (OnnxTensor input = OnnxTensor.createTensor(environment, turned.rewind(), shape);
        OrtSession.Result result = session.run(Map.of("input", input))) {
      OnnxTensor output = (OnnxTensor) result.get(name).orElseThrow();
      FloatBuffer values = output.getFloatBuffer();
      float[] row = new float[values.remaining()];
      values.get(row);
      return row;
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
