package io.github.gcn4j.engine;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Parameters;

/**
 * A normalisation seen from its statistics: given mean and variance it is an affine map of each
 * feature, and its gradient a blend of dy and x. So a backend computes sums and maps, and what
 * distinguishes one normalisation from another is a few lines of plain Java.
 */
interface Normalisation {

  /** Over which nodes the statistics are taken. */
  Span span();

  /** y from x. */
  Affine forward(Statistics statistics);

  /**
   * dx from dy and x.
   *
   * @param gradients the parameters' own gradients are added to it
   */
  Blend backward(Statistics statistics, GradientSums sums, Parameters gradients);
}
