package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.graph.Stencil;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The factors of a pyramid's grids, each made once. Serves one pipeline. */
final class Patterns {
  private final List<Grid> grids = new ArrayList<>();
  private final List<GridLevel> levels = new ArrayList<>();
  private final Map<List<Object>, Pattern> made = new HashMap<>();

  private enum Kind {
    SOURCE,
    TARGET,
    BLOCK,
    RESCALED
  }

  /**
   * The grids of a pyramid.
   *
   * @param grid the finest
   * @param strip of it
   * @param coarsest how many times the grid is coarsened at most
   */
  Patterns(Grid grid, GridLevel strip, int coarsest) {
    grids.add(grid);
    levels.add(strip);
    for (int level = 0; level < coarsest; level++) {
      grids.add(grids.get(level).coarser());
      levels.add(levels.get(level).coarser());
    }
  }

  GridLevel level(int coarsenings) {
    return levels.get(coarsenings);
  }

  Stencil stencil(int coarsenings, Adjacency adjacency) {
    return (Stencil) grids.get(coarsenings).operator(adjacency);
  }

  /** What leaves a node on its way along an adjacency; without one, 1 on pixels. */
  Pattern source(int coarsenings, Optional<Adjacency> along) {
    return made.computeIfAbsent(
        List.of(coarsenings, Kind.SOURCE, Optional.empty(), along),
        key -> pattern(coarsenings, (row, column) -> leaving(coarsenings, along, row, column)));
  }

  /** From one scaling to another: {@link #source} along the second over that along the first. */
  Pattern rescaled(int coarsenings, Optional<Adjacency> kept, Optional<Adjacency> along) {
    if (kept.isEmpty()) {
      return source(coarsenings, along);
    }
    return made.computeIfAbsent(
        List.of(coarsenings, Kind.RESCALED, kept, along),
        key ->
            pattern(
                coarsenings,
                (row, column) ->
                    leaving(coarsenings, along, row, column)
                        / leaving(coarsenings, kept, row, column)));
  }

  /**
   * What arrives at a node.
   *
   * @param along where it goes next, if it is kept for that alone: times {@link #source}
   */
  Pattern target(int coarsenings, Adjacency adjacency, Optional<Adjacency> along) {
    return made.computeIfAbsent(
        List.of(coarsenings, Kind.TARGET, Optional.of(adjacency), along),
        key -> {
          Stencil stencil = stencil(coarsenings, adjacency);
          return pattern(
              coarsenings,
              (row, column) ->
                  stencil.targetScale(row, column) * leaving(coarsenings, along, row, column));
        });
  }

  /** One over the number of pixels in the block that became a node, times {@link #source}. */
  Pattern block(int coarsenings, Optional<Adjacency> along) {
    return made.computeIfAbsent(
        List.of(coarsenings, Kind.BLOCK, Optional.empty(), along),
        key -> {
          GridLevel fine = levels.get(coarsenings - 1);
          return pattern(
              coarsenings,
              (row, column) -> {
                int pixels =
                    Math.min(2, fine.height() - 2 * row) * Math.min(2, fine.columns() - 2 * column);
                return leaving(coarsenings, along, row, column) / pixels;
              });
        });
  }

  private float leaving(int coarsenings, Optional<Adjacency> along, int row, int column) {
    return along
        .map(adjacency -> stencil(coarsenings, adjacency).sourceScale(row, column))
        .orElse(1f);
  }

  private Pattern pattern(int coarsenings, Pattern.Factor factor) {
    GridLevel level = levels.get(coarsenings);
    return new Pattern(level, Stage.longest(level), factor);
  }
}
