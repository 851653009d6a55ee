package io.github.gcn4j.backend.vector;

import io.github.gcn4j.backend.planes.PlaneKernels;
import io.github.gcn4j.backend.vector.incubator.IncubatorKernels;

/** The kinds of kernels there are. */
public enum KernelTier {
  /** Plain Java in loops the JIT vectorises; runs everywhere, and fast under C1, too. */
  PLAIN {
    @Override
    public PlaneKernels kernels() {
      return () -> "plain Java, float32";
    }
  },

  /** The JDK's Vector API; needs its module and the optimising compiler. */
  VECTOR_API {
    @Override
    public PlaneKernels kernels() {
      return new IncubatorKernels();
    }
  };

  /** This tier's kernels. */
  public abstract PlaneKernels kernels();
}
