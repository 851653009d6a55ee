/** Optimisation: losses, optimisers, schedules, splits, the training loop and its listeners. */
@NullMarked
package io.github.gcn4j.training;

import org.jspecify.annotations.NullMarked;
