/**
 * Kernels on {@code jdk.incubator.vector}. Nothing here may be touched in a process without that
 * module; {@link io.github.gcn4j.backend.vector.KernelTier} sees to it.
 */
@NullMarked
package io.github.gcn4j.backend.vector.incubator;

import org.jspecify.annotations.NullMarked;
