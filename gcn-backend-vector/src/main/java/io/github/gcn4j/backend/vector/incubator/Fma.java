package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.VirtualMachine;
import jdk.incubator.vector.FloatVector;

/**
 * a · b + c, rounded once where the machine has an instruction for it. Where it has none, {@code
 * fma} would be computed with {@code BigDecimal}: two roundings then.
 */
final class Fma {
  private static final boolean FUSED = VirtualMachine.fusesMultiplyAdd();

  private Fma() {}

  static FloatVector of(FloatVector a, FloatVector b, FloatVector c) {
    return FUSED ? a.fma(b, c) : a.mul(b).add(c);
  }

  static float of(float a, float b, float c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }
}
