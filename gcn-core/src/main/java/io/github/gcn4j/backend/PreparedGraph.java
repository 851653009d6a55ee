package io.github.gcn4j.backend;

import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;

/** A graph operator in the form a backend propagates with. Immutable and shared by threads. */
public interface PreparedGraph {

  /** What was prepared. */
  GraphOperator operator();

  /** Number of nodes. */
  default int nodes() {
    return operator().nodes();
  }

  /** Number of graphs side by side in it: 1 unless it is a disjoint union. */
  default int parts() {
    return operator() instanceof DisjointUnion union ? union.parts().size() : 1;
  }

  /** The first node of each part, and the number of nodes: {@code [parts + 1]}. */
  default int[] partOffsets() {
    if (!(operator() instanceof DisjointUnion union)) {
      return new int[] {0, nodes()};
    }
    int[] offsets = new int[union.parts().size() + 1];
    for (int part = 0; part < union.parts().size(); part++) {
      offsets[part + 1] = offsets[part] + union.parts().get(part).nodes();
    }
    return offsets;
  }
}
