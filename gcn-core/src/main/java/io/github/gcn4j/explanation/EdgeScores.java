package io.github.gcn4j.explanation;

/**
 * How much directed edges matter.
 *
 * @param level how many times the grid they belong to was coarsened; 0 for the graph itself
 * @param sources {@code [edges]}: where each starts
 * @param targets {@code [edges]}: where each ends
 * @param scores {@code [edges]}: 0 to 1
 */
public record EdgeScores(int level, int[] sources, int[] targets, float[] scores) {}
