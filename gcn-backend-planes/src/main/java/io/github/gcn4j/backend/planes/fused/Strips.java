package io.github.gcn4j.backend.planes.fused;

import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a wide grid into strips, so that a band of rows of every layer stays in the cache whatever
 * the width. Strips overlap by as many columns as the program looks to the side; what lies there is
 * computed twice.
 */
final class Strips {
  /** Columns of a strip of a program that looks a few columns to the side. */
  private static final int WIDTH = 256;

  /** A strip is at least so many times wider than its overlap. */
  private static final int OVERLAPS = 32;

  private Strips() {}

  /**
   * The strips of a grid, from left to right, each on the finest level.
   *
   * @param coarsest how many times the program coarsens at most
   */
  static List<GridLevel> of(Program program, int height, int columns, int coarsest) {
    long align = 1L << Math.min(coarsest, Integer.SIZE);
    long around = (reach(program) + align - 1) / align * align;
    long widest = Math.max(align, Math.max(WIDTH, OVERLAPS * around) / align * align);
    if (columns <= widest + widest / 2 || looksAtWholeImage(program)) {
      return List.of(new GridLevel(height, columns, 0, columns, 0, columns));
    }
    int halo = (int) around;
    int width = (int) widest;
    List<GridLevel> strips = new ArrayList<>();
    int owned = 0;
    while (owned < columns) {
      int first = Math.max(0, owned - halo);
      boolean last = columns - first <= width;
      int end = last ? columns : first + width;
      int ownedEnd = last ? columns : end - halo;
      strips.add(
          new GridLevel(height, columns, first, end - first, owned - first, ownedEnd - owned));
      owned = ownedEnd;
    }
    return strips;
  }

  /** How many columns to the side of a readout's input the program's input matters. */
  private static long reach(Program program) {
    long[] reach = new long[program.output() + 1];
    for (int value = program.output(); value > 0; value--) {
      Step step = program.steps().get(value - 1);
      long needed = reach[value];
      if (step instanceof Step.Propagate) {
        needed += 1;
      } else if (step instanceof Step.Coarsen) {
        needed = Math.min(2 * needed, Integer.MAX_VALUE);
      }
      for (int input : step.inputs()) {
        reach[input] = Math.max(reach[input], needed);
      }
    }
    return reach[0];
  }

  private static boolean looksAtWholeImage(Program program) {
    return program.steps().stream()
        .anyMatch(step -> step instanceof Step.GraphNorm || step instanceof Step.Standardise);
  }
}
