package io.github.gcn4j.evaluation;

/**
 * How one class fares.
 *
 * @param name the class's name
 * @param precision of the images called this class, the fraction that is; 0 if none was called so
 * @param recall of the images of this class, the fraction found; 0 if there is none
 * @param f1 harmonic mean of precision and recall; 0 if both are
 * @param support number of images of this class
 */
public record ClassMetrics(String name, double precision, double recall, double f1, int support) {}
