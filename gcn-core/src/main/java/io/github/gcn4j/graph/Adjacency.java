package io.github.gcn4j.graph;

import java.util.Objects;

/**
 * The matrix a layer propagates along, as a recipe that any {@link Graph} can be turned into an
 * operator with. Two layers with equal recipes share one operator.
 *
 * <p>Self-loops follow PyTorch Geometric's {@code add_remaining_self_loops}: a node that has a
 * self-loop keeps it with its own weight, every other node gets one of weight {@code selfLoops};
 * with 0 none is added and those present stay.
 *
 * @param normalization scaling by the degrees (after self-loops were added)
 * @param selfLoops weight of the self-loop given to nodes without one; 0 adds none
 */
public record Adjacency(Normalization normalization, float selfLoops) {

  /** D̂^-½ (A + I) D̂^-½: the propagation of {@code GCNConv}. */
  public static final Adjacency GCN = new Adjacency(Normalization.SYMMETRIC, 1f);

  /** D̂^-½ (A + 2 I) D̂^-½: {@code GCNConv(improved=True)} with explicit edge weights. */
  public static final Adjacency GCN_IMPROVED = new Adjacency(Normalization.SYMMETRIC, 2f);

  /** D^-1 A, the mean over the neighbours: the propagation of {@code SAGEConv}. */
  public static final Adjacency MEAN = new Adjacency(Normalization.RANDOM_WALK, 0f);

  /** The scaled Laplacian: the propagation of {@code ChebConv}. */
  public static final Adjacency LAPLACIAN = new Adjacency(Normalization.SCALED_LAPLACIAN, 0f);

  /** The weighted adjacency itself: {@code GCNConv(normalize=False)}. */
  public static final Adjacency PLAIN = new Adjacency(Normalization.NONE, 0f);

  /**
   * Checks the recipe.
   *
   * @throws IllegalArgumentException if {@code selfLoops} is negative or not finite, or a Laplacian
   *     is to get self-loops
   */
  public Adjacency {
    Objects.requireNonNull(normalization, "normalization");
    if (normalization == Normalization.SCALED_LAPLACIAN && selfLoops != 0) {
      throw new IllegalArgumentException(
          "expected no self-loops for a Laplacian, found self-loops of weight " + selfLoops);
    }
    if (!(selfLoops >= 0) || Float.isInfinite(selfLoops)) {
      throw new IllegalArgumentException(
          "expected a finite self-loop weight of at least 0, found " + selfLoops);
    }
  }

  // By hand: a record's own are linked at first use, which costs a one-shot command a tenth of its
  // time.

  @Override
  public boolean equals(Object other) {
    return other instanceof Adjacency that
        && normalization == that.normalization
        && Float.compare(selfLoops, that.selfLoops) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * normalization.name().hashCode() + Float.hashCode(selfLoops);
  }
}
