package io.github.gcn4j.backend.vector.fused;

import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Forward and backward of a program compiled for a grid. The images of a batch are spread over
 * threads, and their gradients added in the order of the batch: results do not depend on how many
 * threads there are.
 */
public final class FusedTraining implements CompiledTraining {
  private final FusedForward forward;
  private final FusedProgram program;
  private final int imageLength;
  private final Supplier<FusedKernels> kernels;
  private final FusedForward.Workers workers;
  private final ConcurrentLinkedQueue<Backward> idle = new ConcurrentLinkedQueue<>();
  private double[][] sums = {};

  private FusedTraining(
      FusedProgram program,
      int imageLength,
      Supplier<FusedKernels> kernels,
      FusedForward.Workers workers) {
    this.forward = new FusedForward(program, imageLength, kernels, workers);
    this.program = program;
    this.imageLength = imageLength;
    this.kernels = kernels;
    this.workers = workers;
  }

  /**
   * Compiles a program.
   *
   * @param kernels makes the kernels of a thread
   * @return nothing where the program is more than a path of propagations, linear maps, biases and
   *     ReLUs that ends in a mean or sum, or the grid is none or large
   * @throws IllegalArgumentException if the parameters are not the program's
   */
  public static Optional<CompiledTraining> compile(
      Program program,
      Graph graph,
      Parameters parameters,
      Supplier<FusedKernels> kernels,
      FusedForward.Workers workers) {
    if (!(graph instanceof Grid grid) || !Backward.covers(program, grid.nodes())) {
      return Optional.empty();
    }
    FusedProgram fused = new FusedProgram(program, grid, parameters);
    if (fused.strips().size() > 1) {
      return Optional.empty();
    }
    int length = grid.nodes() * program.inputFeatures();
    return Optional.of(new FusedTraining(fused, length, kernels, workers));
  }

  @Override
  public void upload(Parameters parameters) {
    forward.upload(parameters);
  }

  @Override
  public void run(float[] features, int batch, float[][] readouts) {
    forward.run(features, batch, readouts);
  }

  @Override
  public void backward(
      float[] features, int batch, float[][] readoutGradients, Parameters gradients) {
    forward.requireOpen();
    forward.requireOpen();
    forward.require(features, batch, readoutGradients);
    if (batch == 0) {
      workers.each(0, image -> {});
      return;
    }
    if (sums.length < batch) {
      sums = new double[batch][];
    }
    int width = forward.width(0);
    workers.each(
        batch,
        image -> {
          Backward found = idle.poll();
          Backward pass = found == null ? pass() : found;
          if (sums[image] == null) {
            sums[image] = new double[pass.sums()];
          }
          pass.run(features, image * imageLength, readoutGradients[0], image * width, sums[image]);
          idle.add(pass);
        });
    Backward any = idle.peek();
    if (any == null) {
      throw new IllegalStateException("expected a pass to be idle after the batch, found none");
    }
    for (int image = 0; image < batch; image++) {
      any.add(sums[image], gradients);
    }
  }

  private Backward pass() {
    return new Backward(program, kernels.get());
  }

  @Override
  public void close() {
    forward.close();
    idle.clear();
  }
}
