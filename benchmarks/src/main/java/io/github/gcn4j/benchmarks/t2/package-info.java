/**
 * Predictions under the conditions of a small virtual machine: one processor, and not all of it.
 */
@NullMarked
package io.github.gcn4j.benchmarks.t2;

import org.jspecify.annotations.NullMarked;
