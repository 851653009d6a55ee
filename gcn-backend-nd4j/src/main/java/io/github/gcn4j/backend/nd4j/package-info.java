/**
 * The backend {@code nd4j}: tensors off the heap in ND4J arrays, products by its BLAS.
 *
 * <p>The operations are those of the planes ({@link io.github.gcn4j.backend.planes}): each image of
 * a signal is one ND4J array, a plane of nodes for every feature. A workspace takes arrays from a
 * pool and frees them when it closes; nothing waits for the garbage collector. Loops that ND4J has
 * no fast operation for (stencils, sparse matrices, sums in a fixed order) are given copies of a
 * piece at a time in short arrays on the heap, which stay in the first cache: as fast as on the
 * heap, and several times faster than through buffers or indexers value by value.
 *
 * <p>ND4J's threads are set to one, in the whole process: images of a batch are spread over this
 * backend's own threads instead, so that results do not depend on how many there are.
 *
 * <p>The natives come with {@code org.nd4j:nd4j-native-platform}, for all platforms unless Maven is
 * told one by {@code -Djavacpp.platform=linux-x86_64}. Where they lack or do not load, the backend
 * says so and is unavailable. At the first use they are unpacked, 400 MB, into {@code ~/.javacpp},
 * or where {@code -Dorg.bytedeco.javacpp.cachedir} says.
 */
@NullMarked
package io.github.gcn4j.backend.nd4j;

import org.jspecify.annotations.NullMarked;
