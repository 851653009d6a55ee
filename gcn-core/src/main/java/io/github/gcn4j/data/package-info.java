/**
 * Labelled data in memory: images as bytes, signals over one graph, graphs that differ, and the
 * batches training reads of them.
 */
@NullMarked
package io.github.gcn4j.data;

import org.jspecify.annotations.NullMarked;
