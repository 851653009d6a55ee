/**
 * One short main class per task. Each runs with nothing given, on synthetic data, and takes your
 * own files as arguments.
 */
@NullMarked
package io.github.gcn4j.examples;

import org.jspecify.annotations.NullMarked;
