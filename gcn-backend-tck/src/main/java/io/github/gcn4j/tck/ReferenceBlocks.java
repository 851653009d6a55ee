package io.github.gcn4j.tck;

import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;

/** Which 2×2 block each pixel of a grid lies in. */
final class ReferenceBlocks {
  private ReferenceBlocks() {}

  /** {@code [fine nodes]}: the coarse node of each. */
  static int[] of(GraphOperator fine, GraphOperator coarse) {
    int[] blocks = new int[fine.nodes()];
    fill(fine, coarse, blocks, 0, 0);
    return blocks;
  }

  private static void fill(
      GraphOperator fine, GraphOperator coarse, int[] blocks, int firstFine, int firstCoarse) {
    if (fine instanceof Stencil f && coarse instanceof Stencil c) {
      for (int node = 0; node < f.nodes(); node++) {
        int row = node / f.width() / 2;
        int column = node % f.width() / 2;
        blocks[firstFine + node] = firstCoarse + row * c.width() + column;
      }
    } else if (fine instanceof DisjointUnion f && coarse instanceof DisjointUnion c) {
      int nextFine = firstFine;
      int nextCoarse = firstCoarse;
      for (int part = 0; part < f.parts().size(); part++) {
        fill(f.parts().get(part), c.parts().get(part), blocks, nextFine, nextCoarse);
        nextFine += f.parts().get(part).nodes();
        nextCoarse += c.parts().get(part).nodes();
      }
    } else {
      throw new IllegalArgumentException("expected two grids, found " + fine + " and " + coarse);
    }
  }

  /** {@code [coarse nodes]}: pixels in each block. */
  static int[] sizes(int[] blocks, int coarseNodes) {
    int[] sizes = new int[coarseNodes];
    for (int block : blocks) {
      sizes[block]++;
    }
    return sizes;
  }
}
