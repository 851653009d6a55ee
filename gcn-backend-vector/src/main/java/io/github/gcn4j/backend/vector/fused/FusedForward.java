package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.backend.CompiledForward;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A program compiled for a grid. The images of a batch are spread over threads; each is computed
 * whole by one, so results do not depend on how many there are.
 */
public final class FusedForward implements CompiledForward {
  private final FusedProgram program;
  private final int imageLength;
  private final Supplier<FusedKernels> kernels;
  private final Workers workers;
  private final ConcurrentLinkedQueue<ImagePipeline> idle = new ConcurrentLinkedQueue<>();
  private boolean closed;

  /** Runs numbered pieces of work, on as many threads as a backend has. */
  @FunctionalInterface
  public interface Workers {
    /**
     * Runs the work once for each piece from 0 to {@code pieces - 1}; returns when all are done.
     */
    void each(int pieces, IntConsumer work);
  }

  FusedForward(
      FusedProgram program, int imageLength, Supplier<FusedKernels> kernels, Workers workers) {
    this.program = program;
    this.imageLength = imageLength;
    this.kernels = kernels;
    this.workers = workers;
  }

  /**
   * Compiles a program.
   *
   * @param kernels makes the kernels of a thread
   * @return nothing where the graph is no grid, or a step looks at all nodes at once
   * @throws IllegalArgumentException if the parameters are not the program's
   */
  public static Optional<CompiledForward> compile(
      Program program,
      Graph graph,
      Parameters parameters,
      Supplier<FusedKernels> kernels,
      Workers workers) {
    if (!(graph instanceof Grid grid) || !Fusion.covers(program)) {
      return Optional.empty();
    }
    long values = (long) grid.height() * grid.width() * program.inputFeatures();
    if (values > Integer.MAX_VALUE) {
      return Optional.empty(); // no array holds such an image
    }
    int length = (int) values;
    FusedProgram fused = new FusedProgram(program, grid, parameters);
    return Optional.of(new FusedForward(fused, length, kernels, workers));
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
    workers.each(batch, image -> runImage(features, image, readouts));
  }

  private void runImage(float[] features, int image, float[][] readouts) {
    int start = image * imageLength;
    if (!program.finite() || !finite(features, start, imageLength)) {
      for (int i = 0; i < readouts.length; i++) {
        Arrays.fill(readouts[i], image * width(i), (image + 1) * width(i), Float.NaN);
      }
      return;
    }
    ImagePipeline found = idle.poll();
    ImagePipeline pipeline = found == null ? pipeline() : found;
    pipeline.run(features, start);
    for (int i = 0; i < readouts.length; i++) {
      pipeline.write(i, readouts[i], image * width(i));
    }
    idle.add(pipeline);
  }

  /** Whether every value is: kernels count on it. Zero times anything else is not a number. */
  static boolean finite(float[] x, int from, int length) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = from;
    int end = from + length;
    for (; i + 4 <= end; i += 4) {
      a += x[i] * 0f;
      b += x[i + 1] * 0f;
      c += x[i + 2] * 0f;
      d += x[i + 3] * 0f;
    }
    for (; i < end; i++) {
      a += x[i] * 0f;
    }
    return a + b + (c + d) == 0f;
  }

  private ImagePipeline pipeline() {
    return new ImagePipeline(program, kernels.get());
  }

  int width(int readout) {
    Program described = program.program();
    return described.type(described.readouts().get(readout)).features();
  }

  void require(float[] features, int batch, float[][] readouts) {
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
      if (readouts[i].length < (long) batch * width(i)) {
        throw new IllegalArgumentException(
            "expected room for "
                + batch
                + " rows of "
                + width(i)
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
  }
}
