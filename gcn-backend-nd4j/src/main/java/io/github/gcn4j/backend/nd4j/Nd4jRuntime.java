package io.github.gcn4j.backend.nd4j;

import org.nd4j.linalg.factory.Nd4j;

/** ND4J itself, which there is one of in a process. */
final class Nd4jRuntime {
  private Nd4jRuntime() {}

  /**
   * Loads ND4J if nobody has yet, and leaves it one native thread. More would share out the rows of
   * a product and so change its last bits; and they wait for one another by spinning, which on a
   * busy core takes 40 times as long. A batch is spread over this backend's own threads instead.
   */
  static void start() {
    Nd4j.getEnvironment().setMaxMasterThreads(1);
    Nd4j.factory().blas().setMaxThreads(1);
  }

  /** For logs: the library and its BLAS. */
  static String describe() {
    return "ND4J off the heap, " + Nd4j.factory().blas().getBlasVendor() + ", float32";
  }
}
