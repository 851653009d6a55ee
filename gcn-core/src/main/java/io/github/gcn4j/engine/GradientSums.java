package io.github.gcn4j.engine;

/**
 * What a normalisation's gradient is told from: sums of the gradient dy of its output y, alone and
 * with its input x.
 *
 * @param dy Σ dy, {@code [rows, features]}
 * @param dyx Σ dy · x, {@code [rows, features]}
 */
record GradientSums(float[] dy, float[] dyx) {}
