/** JMH benchmarks of the operations that decide how fast a prediction and a training step are. */
@NullMarked
package io.github.gcn4j.benchmarks;

import org.jspecify.annotations.NullMarked;
