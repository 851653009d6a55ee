package io.github.gcn4j.backend.planes.fused;

import java.util.Optional;

/**
 * The inner loops of fused passes, over stretches of {@link Planes}. Values are finite. One
 * instance serves one thread at a time.
 *
 * @param inputs how images come in
 * @param products linear maps
 * @param propagation sums over neighbours
 * @param maps position by position
 * @param measures what readouts look at
 * @param gradients what training needs besides, if these kernels do it faster than step by step
 */
public record FusedKernels(
    Inputs inputs,
    Products products,
    Propagation propagation,
    Maps maps,
    Measures measures,
    Optional<Gradients> gradients) {}
