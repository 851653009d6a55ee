package io.github.gcn4j.backend.vector;

import io.github.gcn4j.backend.planes.fused.VirtualMachine;

/** What this process can run quickly, as it was started. */
final class Hardware {
  /** The level of the optimising compiler, C2. */
  private static final int OPTIMISED = 4;

  private Hardware() {}

  /** Whether the Vector API is part of this process. */
  static boolean hasVectorApi() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /**
   * Whether the process is told to start quickly, with {@code -XX:TieredStopAtLevel=1}, or only to
   * interpret: one-shot commands, which have no time for logs.
   */
  static boolean startsQuickly() {
    String mode = System.getProperty("java.vm.info", "");
    return mode.contains("emulated-client") || mode.contains("interpreted");
  }

  /** Whether the optimising compiler runs; the Vector API is slow where it does not. */
  static boolean optimises() {
    return !startsQuickly()
        && Integer.parseInt(VirtualMachine.option("TieredStopAtLevel", "4")) >= OPTIMISED;
  }
}
