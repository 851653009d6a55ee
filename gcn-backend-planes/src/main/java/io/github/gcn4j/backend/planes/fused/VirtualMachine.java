package io.github.gcn4j.backend.planes.fused;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** What the virtual machine says of the processor and of its own options. */
public final class VirtualMachine {
  private VirtualMachine() {}

  /** Whether {@link Math#fma} is an instruction; without, it is a thousand times slower. */
  public static boolean fusesMultiplyAdd() {
    return Boolean.parseBoolean(option("UseFMA", "false"));
  }

  /**
   * The value of an option.
   *
   * @param otherwise the answer of a virtual machine that knows no such option
   */
  public static String option(String name, String otherwise) {
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    if (vm == null) {
      return otherwise;
    }
    try {
      return vm.getVMOption(name).getValue();
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }
}
