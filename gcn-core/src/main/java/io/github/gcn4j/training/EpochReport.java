package io.github.gcn4j.training;

import java.util.Optional;

/**
 * One epoch in figures.
 *
 * @param epoch counted from 1
 * @param epochs how many there will be
 * @param training loss and accuracy while the epoch ran
 * @param validation loss and accuracy after it, if there are validation signals
 * @param best whether this is the best epoch so far
 * @param seconds wall time of the epoch, validation included
 */
public record EpochReport(
    int epoch,
    int epochs,
    Score training,
    Optional<Score> validation,
    boolean best,
    double seconds) {}
