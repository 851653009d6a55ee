package io.github.gcn4j.examples;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.explanation.ExplanationProgress;
import io.github.gcn4j.explanation.Subject;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.MapMethod;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How long a map of one image takes once warm, by preset and method, in milliseconds of one core
 * (the processor's time, so that a busy machine says the same): the median of the second half.
 *
 * <p>Arguments: how often Grad-CAM is asked (the others a fiftieth as often, at least twice), and
 * the images' side; may be left out.
 */
public final class ExplanationTimes {
  private ExplanationTimes() {}

  /** Measures. */
  public static void main(String[] args) {
    int times = args.length > 0 ? Integer.parseInt(args[0]) : 200;
    int side = args.length > 1 ? Integer.parseInt(args[1]) : 96;
    for (Preset preset : Preset.values()) {
      Program program = preset.program(preset.inputFeatures(), 4);
      Preprocessing preprocessing =
          Preprocessing.of(side, side, preset.channels(), preset.features());
      byte[] pixels =
          ImagePreparation.of(preprocessing)
              .prepare(new SyntheticSmears(224, 224, 1, 3).paint(2, 0))
              .pixels();
      float[] features = new float[preprocessing.length()];
      preprocessing.apply(pixels, features, 0);
      Parameters parameters = Parameters.initial(program, new SplittableRandom(1));
      try (TensorBackend backend = Backends.best(new BackendOptions(1));
          Subject subject = Subject.open(backend, program, preprocessing.graph(), parameters)) {
        for (MapMethod method : MapMethod.values()) {
          int runs = method == MapMethod.GRADCAM ? times : Math.max(2, times / 50);
          System.out.printf(
              "%-9s %-20s %8.1f ms%n",
              preset.label(), method.label(), median(subject, features, method, runs));
        }
      }
    }
  }

  private static double median(Subject subject, float[] features, MapMethod method, int runs) {
    double[] millis = new double[runs];
    for (int run = 0; run < runs; run++) {
      long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      method.method().explain(subject, features, 1, ExplanationProgress.NONE);
      millis[run] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6;
    }
    double[] warm = Arrays.copyOfRange(millis, runs / 2, runs);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }
}
