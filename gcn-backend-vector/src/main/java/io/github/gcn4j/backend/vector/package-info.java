/**
 * The backend that runs near the machine's arithmetic limit: the plane engine, with kernels on the
 * JDK's Vector API where that is enabled.
 */
@NullMarked
package io.github.gcn4j.backend.vector;

import org.jspecify.annotations.NullMarked;
