/**
 * Fused inference on grids: the rows of an image run through all layers of a program while they are
 * in the cache, so that no layer's output is ever kept whole.
 */
@NullMarked
package io.github.gcn4j.backend.planes.fused;

import org.jspecify.annotations.NullMarked;
