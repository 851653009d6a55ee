/** The compatibility kit every backend must pass, and the naive backend it takes as oracle. */
@NullMarked
package io.github.gcn4j.tck;

import org.jspecify.annotations.NullMarked;
