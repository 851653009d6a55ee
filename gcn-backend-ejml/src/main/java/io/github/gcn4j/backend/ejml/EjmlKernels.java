package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.planes.PlaneKernels;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * What EJML does best of what a graph network needs. Its transposition is used; its dense products
 * are not: on tiles of 512 to 1,024 nodes that lie in the cache, {@code CommonOps_FDRM.mult}
 * reaches 7 GFLOP/s and {@code multTransB}, the weight gradient, 2.6, where the plane loops reach
 * 35 to 46 and 11 to 21 on the same core (JDK 17 and 25, EJML 0.46.1: its innermost loops step
 * through two arrays with an index each, which C2 does not vectorise). Its sparse product takes 0.8
 * ms for 32 features on a 96×96 grid, the stencil loop 0.33.
 */
final class EjmlKernels implements PlaneKernels {

  @Override
  public String description() {
    return "EJML matrices, plane kernels in plain Java, float32";
  }

  @Override
  public void transpose(float[] w, int rows, int columns, float[] out) {
    CommonOps_FDRM.transpose(
        FMatrixRMaj.wrap(rows, columns, w), FMatrixRMaj.wrap(columns, rows, out));
  }
}
