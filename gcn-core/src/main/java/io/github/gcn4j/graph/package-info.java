/** Graphs, and the sparse operators that propagate signals along their edges. */
@NullMarked
package io.github.gcn4j.graph;

import org.jspecify.annotations.NullMarked;
