/**
 * What a CPU backend on the JVM is built from: signals as {@code [features * nodes]} values per
 * image, recycled memory, threads that take images, and every operation of the SPI in plain Java.
 * {@link io.github.gcn4j.backend.planes.PlaneBackend} is the whole of it; {@link
 * io.github.gcn4j.backend.planes.PlaneKernels} are the inner loops a backend may do better, and a
 * {@link io.github.gcn4j.backend.planes.PlaneStore} is where values lie, if not on the heap.
 */
@NullMarked
package io.github.gcn4j.backend.planes;

import org.jspecify.annotations.NullMarked;
