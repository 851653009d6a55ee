/**
 * How good a classifier is, said honestly: the confusion matrix and what follows from it, a Wilson
 * interval around the accuracy, ROC curves, calibration, folds, two models compared image by image,
 * and the histogram baseline any model has to beat before its accuracy means something.
 */
@NullMarked
package io.github.gcn4j.evaluation;

import org.jspecify.annotations.NullMarked;
