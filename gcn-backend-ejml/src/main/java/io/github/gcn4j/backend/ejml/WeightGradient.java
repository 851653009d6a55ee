package io.github.gcn4j.backend.ejml;

import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;

/**
 * dW = dY Xᵀ of one image, in tiles of nodes. EJML's product of two row-major matrices runs twice
 * as fast as its product with a transpose (dot products do not vectorise), so the narrower
 * operand's tile is transposed first; tiles are summed in double precision.
 */
final class WeightGradient {
  private static final int TILE = 512;

  private WeightGradient() {}

  /**
   * Adds dY Xᵀ to {@code sums}.
   *
   * @param x {@code [in, nodes]}
   * @param dy {@code [out, nodes]}
   * @param sums {@code [out, in]}
   */
  static void add(FMatrixRMaj x, FMatrixRMaj dy, double[] sums) {
    int in = x.getNumRows();
    int out = dy.getNumRows();
    // The product's inner loop runs along the columns of its right operand: make that the wider
    // one.
    boolean wideOut = out > in;
    FMatrixRMaj left = wideOut ? x : dy;
    FMatrixRMaj right = wideOut ? dy : x;
    int nodes = x.getNumCols();
    FMatrixRMaj tile = new FMatrixRMaj(left.getNumRows(), TILE);
    FMatrixRMaj transposed = new FMatrixRMaj(TILE, right.getNumRows());
    FMatrixRMaj product = new FMatrixRMaj(left.getNumRows(), right.getNumRows());
    for (int from = 0; from < nodes; from += TILE) {
      int length = Math.min(TILE, nodes - from);
      copy(left, from, length, tile);
      transpose(right, from, length, transposed);
      CommonOps_FDRM.mult(tile, transposed, product);
      for (int r = 0; r < product.numRows; r++) {
        for (int c = 0; c < product.numCols; c++) {
          int slot = wideOut ? c * in + r : r * in + c;
          sums[slot] += product.data[r * product.numCols + c];
        }
      }
    }
  }

  private static void copy(FMatrixRMaj from, int start, int length, FMatrixRMaj tile) {
    tile.reshape(from.numRows, length);
    for (int row = 0; row < from.numRows; row++) {
      System.arraycopy(from.data, row * from.numCols + start, tile.data, row * length, length);
    }
  }

  private static void transpose(FMatrixRMaj from, int start, int length, FMatrixRMaj tile) {
    int rows = from.numRows;
    tile.reshape(length, rows);
    for (int row = 0; row < rows; row++) {
      int offset = row * from.numCols + start;
      for (int j = 0; j < length; j++) {
        tile.data[j * rows + row] = from.data[offset + j];
      }
    }
  }
}
