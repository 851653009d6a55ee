package io.github.gcn4j.training;

/**
 * Where an epoch stands.
 *
 * @param epoch counted from 1
 * @param epochs how many there will be
 * @param done signals of this epoch trained on
 * @param size signals of an epoch
 * @param soFar mean loss and accuracy of this epoch
 */
public record BatchReport(int epoch, int epochs, int done, int size, Score soFar) {}
