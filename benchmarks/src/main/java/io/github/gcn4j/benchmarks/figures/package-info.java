/** From what benchmarks measured to the tables and charts of the documentation. */
@NullMarked
package io.github.gcn4j.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
