package io.github.gcn4j.benchmarks.figures;

import io.github.gcn4j.benchmarks.MachinePeak;
import io.github.gcn4j.benchmarks.figures.Claim.Sense;
import io.github.gcn4j.io.JsonFormatException;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The claims about speed, from measurements. Processor time decides, but for threads. */
final class SpeedClaims {
  /**
   * Multiplications and additions of a forward pass of the flat model on 9,216 nodes, bias, ReLU
   * and pool left out: products 1·16 + 16·32 + 32·64 and five neighbours of 1 + 16 + 32 features,
   * the narrower side of each layer.
   */
  static final double FLAT_OPERATIONS = 2.0 * 9216 * (16 + 512 + 2048 + 5 * (1 + 16 + 32));

  private static final double SMALL = 96.0 * 96;
  private static final double LARGE = 2048.0 * 2048;

  private final Measurements found;

  SpeedClaims(Measurements found) {
    this.found = found;
  }

  /** In the order of the documentation. */
  List<Claim> all() throws JsonFormatException {
    OptionalDouble flat = forward("FlatForward", "vector", true);
    OptionalDouble csr = found.torch("forward", "csr", "median_cpu_ms");
    OptionalDouble pyg = found.torch("forward", "edges_given", "median_cpu_ms");
    return List.of(
        atLeast(
            "flat forward, vector backend with the Vector API, against torch CSR",
            over(csr, flat),
            2.4,
            4),
        atLeast(
            "… without the Vector API", over(csr, forward("FlatForward", "vector", false)), 1.6, 2),
        atLeast(
            "… with it, against ONNX Runtime on the exported model", over(onnx(), flat), 1.2, 2),
        new Claim("… of the machine's peak", share(flat), 35, 60, Sense.SHARE),
        atLeast(
            "pyramid forward against flat, vector backend with the Vector API",
            over(flat, forward("PyramidForward", "vector", true)),
            4,
            6),
        atLeast(
            "EJML forward against torch, PyG's algorithm",
            over(pyg, forward("FlatForward", "ejml", false)),
            1.5,
            2),
        atLeast(
            "ND4J forward against torch, PyG's algorithm",
            over(pyg, forward("FlatForward", "nd4j", false)),
            1.5,
            3),
        atLeast(
            "training step, flat, batch 16, vector backend with the Vector API, against torch, PyG's algorithm",
            over(
                found.torch("training", "edges_given", "median_cpu_ms"),
                found.ours(
                    "FlatTrainingStep.steps",
                    Map.of("backend", "vector", "threads", "1"),
                    true,
                    Timing::cpu)),
            15,
            25),
        atLeast(
            "two threads against one, training, by the clock",
            threads("FlatTrainingStep.steps"),
            1.7,
            1.9),
        atLeast(
            "two threads against one, a batch of 16, by the clock",
            threads("FlatForward.batchOf16"),
            1.7,
            1.9),
        new Claim("time per pixel, 2,048² against 96²", time(flat), 1.3, 1.1, Sense.AT_MOST),
        new Claim("memory per pixel, 2,048² against 96²", memory(), 1.3, 1.1, Sense.AT_MOST));
  }

  private static Claim atLeast(String work, OptionalDouble ratio, double must, double aim) {
    return new Claim(work, ratio, must, aim, Sense.AT_LEAST);
  }

  private static OptionalDouble over(OptionalDouble dividend, OptionalDouble divisor) {
    return dividend.isPresent() && divisor.isPresent()
        ? OptionalDouble.of(dividend.getAsDouble() / divisor.getAsDouble())
        : OptionalDouble.empty();
  }

  private static OptionalDouble times(OptionalDouble value, double factor) {
    return value.isPresent()
        ? OptionalDouble.of(value.getAsDouble() * factor)
        : OptionalDouble.empty();
  }

  /** Processor milliseconds of an image. */
  OptionalDouble forward(String benchmark, String backend, boolean vectorApi) {
    Map<String, String> parameters = Map.of("backend", backend, "side", "96", "threads", "1");
    return found.ours(benchmark + ".batchOf1", parameters, vectorApi, Timing::cpu);
  }

  /** Processor milliseconds of an image in ONNX Runtime. */
  OptionalDouble onnx() {
    return found.ours(
        "OnnxForward.forward", Map.of("preset", "flat", "side", "96"), false, Timing::cpu);
  }

  /** 1e9 multiplications and additions a second, the most this machine does. */
  OptionalDouble peak() {
    return over(
        OptionalDouble.of(MachinePeak.OPERATIONS / 1e6),
        found.ours("MachinePeak.multiplyAdd", Map.of(), true, Timing::cpu));
  }

  private OptionalDouble share(OptionalDouble flat) {
    OptionalDouble reached = over(OptionalDouble.of(FLAT_OPERATIONS / 1e6), flat);
    return times(over(reached, peak()), 100);
  }

  private OptionalDouble threads(String benchmark) {
    return over(wall(benchmark, "1"), wall(benchmark, "2"));
  }

  private OptionalDouble wall(String benchmark, String threads) {
    Map<String, String> parameters = Map.of("backend", "vector", "threads", threads);
    return found.ours(benchmark, parameters, true, Timing::wall);
  }

  private OptionalDouble time(OptionalDouble small) {
    OptionalDouble large =
        found.ours(
            "FlatForward.batchOf1",
            Map.of("backend", "vector", "side", "2048", "threads", "1"),
            true,
            Timing::cpu);
    return times(over(large, small), SMALL / LARGE);
  }

  private OptionalDouble memory() {
    return times(over(allocated("2048"), allocated("96")), SMALL / LARGE);
  }

  private OptionalDouble allocated(String side) {
    Map<String, String> parameters = Map.of("backend", "vector", "side", side);
    return found.ours("SessionCreation.openAndPredict", parameters, true, Timing::allocated);
  }
}
