/** The one description of a model: an immutable program of steps and the parameters it names. */
@NullMarked
package io.github.gcn4j.program;

import org.jspecify.annotations.NullMarked;
