package io.github.gcn4j.backend.vector;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What the virtual machine says of the processor and of its compilers. */
public final class Hardware {
  /** The level of the optimising compiler, C2. */
  private static final int OPTIMISED = 4;

  private Hardware() {}

  /** Whether {@link Math#fma} is an instruction; without, it is a thousand times slower. */
  public static boolean fusesMultiplyAdd() {
    return Boolean.parseBoolean(option("UseFMA", "false"));
  }

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
    return !startsQuickly() && Integer.parseInt(option("TieredStopAtLevel", "4")) >= OPTIMISED;
  }

  private static String option(String name, String otherwise) {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (vm == null) {
      return otherwise;
    }
    try {
      return vm.getVMOption(name).getValue();
    } catch (IllegalArgumentException e) {
      return otherwise; // a virtual machine that knows no such option
    }
  }
}
