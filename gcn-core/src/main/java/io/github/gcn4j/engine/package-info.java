/** Runs programs on a backend: the interpreter, reverse-mode differentiation, sessions. */
@NullMarked
package io.github.gcn4j.engine;

import org.jspecify.annotations.NullMarked;
