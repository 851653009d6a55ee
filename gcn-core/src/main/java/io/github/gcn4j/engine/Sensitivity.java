package io.github.gcn4j.engine;

/**
 * A node-level value of a program in inference, and how a function of the logits changes with it.
 *
 * @param value its number in the program; 0 is the input
 * @param activations the value, {@code [batch, nodes, features]}
 * @param gradient the function's gradient by it, {@code [batch, nodes, features]}; zeros where the
 *     logits do not depend on it
 */
public record Sensitivity(int value, float[] activations, float[] gradient) {}
