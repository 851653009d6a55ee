/**
 * What a user might pick instead of gcn4j, measured the same way; needs a jar built with {@code
 * -Ppeers}.
 */
@NullMarked
package io.github.gcn4j.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
