package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.backend.CompiledTraining;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Forward and backward of a program compiled for a grid. The images of a batch are spread over
 * threads, and their gradients added in the order of the batch: results do not depend on how many
 * threads there are.
 */
public final class FusedTraining implements CompiledTraining {
  private final FusedProgram program;
  private final FusedForward forward;
  private final Workers workers;
  private final Idle<Backward> idle;
  private double[][] sums = {};

  private FusedTraining(FusedProgram program, Supplier<FusedKernels> kernels, Workers workers) {
    this.program = program;
    this.forward = new FusedForward(program, kernels, workers);
    this.workers = workers;
    this.idle = new Idle<>(() -> new Backward(program, kernels.get()));
  }

  /**
   * Compiles a program that is a single path, each value read once, of propagations, linear maps,
   * biases and ReLUs, without dropout or normalisation, from the nodes to one readout of means or
   * sums; for a grid of at most 65,536 nodes that is not so wide (384 columns, more for programs
   * that look far to the side) that images are cut into strips.
   *
   * @param kernels makes the kernels of a thread
   * @return nothing for other programs and graphs, and where the kernels have none for gradients
   * @throws IllegalArgumentException if the parameters are not the program's
   */
  public static Optional<CompiledTraining> compile(
      Program program,
      Graph graph,
      Parameters parameters,
      Supplier<FusedKernels> kernels,
      Workers workers) {
    if (kernels.get().gradients().isEmpty()) {
      return Optional.empty();
    }
    return FusedProgram.of(program, graph, parameters)
        .filter(Backward::covers)
        .map(fused -> new FusedTraining(fused, kernels, workers));
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
    forward.require(features, batch, readoutGradients);
    if (sums.length < batch) {
      sums = new double[batch][];
    }
    workers.each(batch, image -> differentiate(features, image, readoutGradients[0]));
    Backward any = idle.take();
    for (int image = 0; image < batch; image++) {
      any.add(sums[image], gradients);
    }
    idle.giveBack(any);
  }

  private void differentiate(float[] features, int image, float[] gradients) {
    Backward pass = idle.take();
    if (sums[image] == null) {
      sums[image] = new double[pass.sums()];
    }
    int from = image * program.width(0);
    pass.run(features, image * program.imageLength(), gradients, from, sums[image]);
    idle.giveBack(pass);
  }

  @Override
  public void close() {
    forward.close();
    idle.clear();
    sums = new double[0][];
  }
}
