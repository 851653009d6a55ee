package io.github.gcn4j.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.io.onnx.OnnxFile;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** ONNX Runtime on the model as gcn4j exports it, one thread, the number of images left open. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@SuppressWarnings("NullAway.Init") // JMH sets the fields
public class OnnxForward {
  private static final int CLASSES = 4;
  private static final double TOLERANCE = 1e-4;

  /** Name of the preset. */
  @Param({"flat", "pyramid"})
  public String preset;

  /** Pixels along a side. */
  @Param("96")
  public int side;

  private OrtEnvironment environment;
  private OrtSession session;
  private FloatBuffer image;
  private long[] shape;

  /** Exports and loads the model, and checks that both say the same. */
  @Setup
  public void open() throws OrtException {
    Preset chosen = Preset.named(preset);
    int channels = chosen.inputFeatures();
    SplittableRandom random = new SplittableRandom(7);
    Program program = chosen.program(channels, CLASSES);
    Parameters parameters = Parameters.initial(program, random);
    Grid grid = Grid.of(side, side);
    environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      session = environment.createSession(OnnxFile.toBytes(program, parameters, grid), options);
    }
    int nodes = side * side;
    float[] features = new float[nodes * channels];
    image =
        ByteBuffer.allocateDirect(Float.BYTES * features.length)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextDouble();
      image.put(i % channels * nodes + i / channels, features[i]);
    }
    shape = new long[] {1, channels, side, side};
    try (TensorBackend backend = Backends.best();
        Session ours = Session.open(backend, program, grid, parameters)) {
      requireClose(ours.logits(features, 1), forward()[0]);
    }
  }

  private static void requireClose(float[] ours, float[] theirs) {
    for (int i = 0; i < ours.length; i++) {
      if (!(Math.abs(ours[i] - theirs[i]) <= TOLERANCE)) {
        throw new IllegalStateException(
            "expected logit " + i + " to be " + ours[i] + ", found " + theirs[i]);
      }
    }
  }

  /** Ends it. */
  @TearDown
  public void close() throws OrtException {
    session.close();
  }

  /** One image at a time, from values in memory to logits in memory. */
  @Benchmark
  public float[][] forward() throws OrtException {
    try (OnnxTensor input = OnnxTensor.createTensor(environment, image, shape);
        OrtSession.Result result = session.run(Map.of("input", input))) {
      return (float[][]) result.get("logits").orElseThrow().getValue();
    }
  }
}
