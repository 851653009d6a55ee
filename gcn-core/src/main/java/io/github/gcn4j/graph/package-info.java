/**
 * Graphs, builders that make them of images and points, and the sparse operators that propagate
 * signals along their edges.
 */
@NullMarked
package io.github.gcn4j.graph;

import org.jspecify.annotations.NullMarked;
