package io.github.gcn4j.benchmarks.figures;

import java.util.Map;

/**
 * What one run of one benchmark found: medians over its iterations.
 *
 * @param name for example {@code FlatForward.batchOf1}
 * @param parameters JMH's, for example backend and side
 * @param vectorApi whether the process had the module {@code jdk.incubator.vector}
 * @param wall milliseconds by the clock, per operation
 * @param cpu milliseconds of processor time, per operation; NaN if not measured
 * @param allocated bytes on the heap, per operation; NaN if not measured
 */
record Timing(
    String name,
    Map<String, String> parameters,
    boolean vectorApi,
    double wall,
    double cpu,
    double allocated) {

  /** Whether this is the benchmark, with these among its parameters. */
  boolean is(String benchmark, Map<String, String> wanted) {
    return name.equals(benchmark) && parameters.entrySet().containsAll(wanted.entrySet());
  }
}
