package io.github.gcn4j.evaluation;

/**
 * The predictions whose confidence lies in (lower, upper]; the first bin also holds confidence 0.
 *
 * @param lower lower edge of the confidence, a fraction
 * @param upper upper edge of the confidence, a fraction
 * @param count number of predictions
 * @param meanConfidence their mean confidence; 0 if there is none
 * @param accuracy the fraction of them that is right; 0 if there is none
 */
public record ReliabilityBin(
    double lower, double upper, int count, double meanConfidence, double accuracy) {}
