/** Labelled data in memory: images as bytes, and signals over one graph. */
@NullMarked
package io.github.gcn4j.data;

import org.jspecify.annotations.NullMarked;
