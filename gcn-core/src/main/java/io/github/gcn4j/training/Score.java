package io.github.gcn4j.training;

/**
 * How well some signals were told.
 *
 * @param loss mean loss
 * @param accuracy share told right, 0 to 1
 */
public record Score(double loss, double accuracy) {}
