package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A program compiled for a grid. The images of a batch are spread over threads; each is computed
 * whole by one, so results do not depend on how many there are.
 */
public final class FusedForward implements CompiledForward {
  private final FusedProgram program;
  private final Workers workers;
  private final Idle<ImagePipeline> idle;

  // Made once, and told the batch through fields, so that a call allocates nothing.
  private final IntConsumer work = this::runImage;
  private float[] features = {};
  private float[][] readouts = {};
  private boolean closed;

  FusedForward(FusedProgram program, Supplier<FusedKernels> kernels, Workers workers) {
    this.program = program;
    this.workers = workers;
    this.idle = new Idle<>(() -> new ImagePipeline(program, kernels.get()));
  }

  /**
   * Compiles a program of any steps but attentions, for a grid of at most 2³¹ − 1 values (nodes ×
   * features).
   *
   * @param kernels makes the kernels of a thread
   * @return nothing where the graph is no such grid or a step is an attention
   * @throws IllegalArgumentException if the parameters are not the program's
   */
  public static Optional<CompiledForward> compile(
      Program program,
      Graph graph,
      Parameters parameters,
      Supplier<FusedKernels> kernels,
      Workers workers) {
    return FusedProgram.of(Rearrangement.of(program), graph, parameters)
        .map(fused -> new FusedForward(fused, kernels, workers));
  }

  @Override
  public void upload(Parameters parameters) {
    requireOpen();
    program.upload(parameters);
  }

  @Override
  public void run(float[] features, int batch, float[][] readouts) {
    requireOpen();
    require(features, batch, readouts);
    this.features = features;
    this.readouts = readouts;
    workers.each(batch, work);
  }

  private void runImage(int image) {
    ImagePipeline pipeline = idle.take();
    boolean finite = pipeline.run(features, image * program.imageLength());
    for (int i = 0; i < readouts.length; i++) {
      int from = image * program.width(i);
      if (finite) {
        pipeline.write(i, readouts[i], from);
      } else {
        Arrays.fill(readouts[i], from, from + program.width(i), Float.NaN);
      }
    }
    idle.giveBack(pipeline);
  }

  void require(float[] features, int batch, float[][] readouts) {
    int imageLength = program.imageLength();
    if (batch < 0 || features.length / imageLength < batch) {
      throw new IllegalArgumentException(
          "expected a batch of at least 0 and "
              + imageLength
              + " values for each of its signals, found a batch of "
              + batch
              + " and "
              + features.length
              + " values");
    }
    int count = program.program().readouts().size();
    if (readouts.length != count) {
      throw new IllegalArgumentException(
          "expected arrays for " + count + " readouts, found " + readouts.length);
    }
    for (int i = 0; i < count; i++) {
      if (readouts[i].length < (long) batch * program.width(i)) {
        throw new IllegalArgumentException(
            "expected room for "
                + batch
                + " rows of "
                + program.width(i)
                + " values, found "
                + readouts[i].length);
      }
    }
  }

  void requireOpen() {
    if (closed) {
      throw new IllegalStateException("expected an open program, found a closed one");
    }
  }

  @Override
  public void close() {
    closed = true;
    idle.clear();
    features = new float[0];
    readouts = new float[0][];
  }
}
