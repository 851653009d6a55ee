/** One short main class per task. */
@NullMarked
package io.github.gcn4j.examples;

import org.jspecify.annotations.NullMarked;
