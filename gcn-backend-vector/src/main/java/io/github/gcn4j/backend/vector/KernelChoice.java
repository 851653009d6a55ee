package io.github.gcn4j.backend.vector;

import java.util.Optional;

/**
 * Which kernels this process runs, chosen from what it was started with.
 *
 * @param tier the tier, or nothing if the one asked for cannot run
 * @param reason why, and how to get the other
 */
record KernelChoice(Optional<KernelTier> tier, String reason) {
  /** System property that names the tier: {@code auto}, {@code plain} or {@code incubator}. */
  static final String PROPERTY = "gcn.vector";

  private static final String ENABLE = "--add-modules jdk.incubator.vector";

  /** The choice for this process. */
  static KernelChoice make() {
    return make(
        System.getProperty(PROPERTY, "auto"),
        Hardware.hasVectorApi(),
        // Asked only where it matters: the answer costs a quickly started process milliseconds.
        Hardware.hasVectorApi() && Hardware.optimises());
  }

  /**
   * The choice in a process that was started like this.
   *
   * @param wanted the property's value
   * @param present whether the Vector API's module is there
   * @param optimises whether the optimising compiler is
   */
  static KernelChoice make(String wanted, boolean present, boolean optimises) {
    return switch (wanted) {
      case "plain" -> plain("-D" + PROPERTY + "=plain asks for them");
      case "incubator" ->
          present
              ? vectors("-D" + PROPERTY + "=incubator asks for it")
              : new KernelChoice(
                  Optional.empty(),
                  "-D"
                      + PROPERTY
                      + "=incubator needs the Vector API: start java with "
                      + ENABLE
                      + " or leave the property out");
      case "auto" -> automatic(present, optimises);
      default ->
          new KernelChoice(
              Optional.empty(),
              "expected -D" + PROPERTY + " to be auto, plain or incubator, found " + wanted);
    };
  }

  private static KernelChoice automatic(boolean present, boolean optimises) {
    if (!present) {
      return plain("start java with " + ENABLE + " for the Vector API, twice as fast once warm");
    }
    if (!optimises) {
      return plain(
          "the Vector API needs the optimising compiler, C2, which is off; -D"
              + PROPERTY
              + "=incubator takes it all the same");
    }
    return vectors("-D" + PROPERTY + "=plain takes plain Java instead");
  }

  private static KernelChoice plain(String reason) {
    return new KernelChoice(Optional.of(KernelTier.PLAIN), "kernels in plain Java: " + reason);
  }

  private static KernelChoice vectors(String reason) {
    return new KernelChoice(
        Optional.of(KernelTier.VECTOR_API), "kernels on the Vector API: " + reason);
  }
}
