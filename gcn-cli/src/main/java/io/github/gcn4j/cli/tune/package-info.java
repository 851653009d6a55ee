/**
 * What a search for better settings is made of: the space that settings are drawn from, the rungs
 * of successive halving, scores, and the journal that outlives a power cut. Nothing here trains.
 */
@NullMarked
package io.github.gcn4j.cli.tune;

import org.jspecify.annotations.NullMarked;
