package io.github.gcn4j.examples;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where the time of a forward pass goes: the flat model on one 96×96 image, one thread, in a table
 * of operations. Seen through {@link TimingBackend}, without a change to the library.
 *
 * <p>Arguments: the name of the backend to profile; may be left out.
 */
public final class ProfileForward {
  private static final int WARM_UP = 20;
  private static final int RUNS = 50;

  private ProfileForward() {}

  /** Prints the table. */
  public static void main(String[] args) {
    BackendOptions oneThread = new BackendOptions(1);
    TensorBackend real =
        args.length > 0 ? Backends.named(args[0], oneThread) : Backends.best(oneThread);

    Program program = Preset.FLAT.program(1, 4);
    Parameters parameters = Parameters.initial(program, new SplittableRandom(1));
    Grid image = Grid.of(96, 96);
    try (TimingBackend backend = new TimingBackend(real);
        Session session = Session.open(backend, program, image, parameters)) {
      float[] features = new float[image.nodes()];
      for (int i = 0; i < WARM_UP; i++) {
        session.logits(features, 1);
      }
      backend.times().clear();
      for (int i = 0; i < RUNS; i++) {
        session.logits(features, 1);
      }
      System.out.println("One image, " + backend.info().kernels());
      print(backend.times().lines());
    }
  }

  private static void print(List<OperationTimes.Line> lines) {
    double total = lines.stream().mapToLong(OperationTimes.Line::nanos).sum();
    System.out.printf("%-18s %6s %10s %7s%n", "operation", "calls", "ms", "share");
    for (OperationTimes.Line line : lines) {
      System.out.printf(
          "%-18s %6d %10.3f %5.1f %%%n",
          line.operation(),
          line.calls() / RUNS,
          line.nanos() / 1e6 / RUNS,
          100 * line.nanos() / total);
    }
    System.out.printf("%-18s %6s %10.3f%n", "all", "", total / 1e6 / RUNS);
  }
}
