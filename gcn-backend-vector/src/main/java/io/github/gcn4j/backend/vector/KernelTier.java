package io.github.gcn4j.backend.vector;

import io.github.gcn4j.backend.planes.PlaneKernels;
import io.github.gcn4j.backend.vector.fused.FusedKernels;
import io.github.gcn4j.backend.vector.fused.PlainKernels;
import io.github.gcn4j.backend.vector.incubator.IncubatorFusedKernels;
import io.github.gcn4j.backend.vector.incubator.IncubatorKernels;

/** The kinds of kernels there are. */
public enum KernelTier {
  /** Plain Java in loops the JIT vectorises; runs everywhere, and fast under C1, too. */
  PLAIN {
    @Override
    public PlaneKernels kernels() {
      return () -> "plain Java, float32";
    }

    @Override
    public FusedKernels fused() {
      return PlainKernels.make();
    }
  },

  /** The JDK's Vector API; needs its module and the optimising compiler. */
  VECTOR_API {
    @Override
    public PlaneKernels kernels() {
      return new IncubatorKernels();
    }

    @Override
    public FusedKernels fused() {
      return Hardware.fusesMultiplyAdd() ? IncubatorFusedKernels.make() : PlainKernels.make();
    }
  };

  /** This tier's kernels for the plane engine. */
  public abstract PlaneKernels kernels();

  /** This tier's kernels for fused inference; one for each thread. */
  public abstract FusedKernels fused();
}
