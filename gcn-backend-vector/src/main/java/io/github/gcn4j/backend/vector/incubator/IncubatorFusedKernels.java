package io.github.gcn4j.backend.vector.incubator;

import io.github.gcn4j.backend.planes.fused.FusedKernels;
import io.github.gcn4j.backend.planes.fused.Products;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/**
 * Loops on the JDK's Vector API, for machines with an instruction that multiplies and adds. No
 * second width of vectors is used, since the JIT gives up on methods with mixed types.
 */
final class IncubatorFusedKernels {
  private IncubatorFusedKernels() {}

  /** Kernels for a thread. */
  static FusedKernels make() {
    return new FusedKernels(
        new VectorInputs(),
        products(),
        new VectorPropagation(),
        new VectorMaps(),
        new VectorMeasures(),
        Optional.of(new VectorGradients()));
  }

  /** 512-bit vectors come with 32 registers, shorter ones with 16. */
  private static Products products() {
    return FloatVector.SPECIES_PREFERRED.vectorBitSize() >= 512
        ? new WideProducts()
        : new NarrowProducts();
  }
}
