package io.github.gcn4j.imaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Paints one synthetic blood smear: a field of view through a light microscope, Romanowsky-stained.
 * Every cell adds to the thickness of the stains in its way, and the light that gets through falls
 * exponentially with them (Beer–Lambert), so that overlapping cells darken each other as real ones
 * do.
 */
final class SmearPainter {

  private static final double DESIGN_WIDTH = 224;
  private static final double RED_CELL_RADIUS = 9.5;
  private static final int TRIES = 60;

  /** A disc where a cell lies. */
  private record Disc(double x, double y, double radius) {
    double distanceTo(double otherX, double otherY) {
      double dx = otherX - x;
      double dy = otherY - y;
      return Math.sqrt(dx * dx + dy * dy);
    }
  }

  private final SmearLook look;
  private final Random random;
  private final StainedField field;
  private final double unit;

  /** A painter of one image; all it draws comes from this generator. */
  SmearPainter(SmearLook look, int width, int height, Random random) {
    this.look = look;
    this.random = random;
    this.field = new StainedField(width, height);
    this.unit = width / DESIGN_WIDTH;
  }

  RasterImage paint() {
    List<Disc> whiteCells = placeWhiteCells();
    for (Disc cell : placeRedCells(whiteCells)) {
      redCell(cell);
    }
    whiteCells.forEach(this::whiteCell);
    int platelets = 2 + random.nextInt(5);
    for (int i = 0; i < platelets; i++) {
      platelet();
    }
    return field.develop(look.exposure() + 0.018 * random.nextGaussian(), random);
  }

  private List<Disc> placeWhiteCells() {
    int count = look.fewest() + random.nextInt(look.most() - look.fewest() + 1);
    List<Disc> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double radius = unit * (look.radius() + spread(look.radiusSpread()));
      place(cells, List.of(), radius, 0.95);
    }
    return cells;
  }

  private List<Disc> placeRedCells(List<Disc> whiteCells) {
    int count = look.redCells() + random.nextInt(13) - 6;
    List<Disc> cells = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double radius = unit * (RED_CELL_RADIUS + spread(1.2));
      place(cells, whiteCells, radius, 0.8);
    }
    return cells;
  }

  /**
   * Finds a place where the new disc comes no nearer to others than this share of the sum of radii;
   * gives up in a crowd.
   */
  private void place(List<Disc> cells, List<Disc> others, double radius, double nearest) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Disc disc =
          new Disc(
              random.nextDouble() * (field.width() + radius) - radius / 2,
              random.nextDouble() * (field.height() + radius) - radius / 2,
              radius);
      if (isFree(disc, cells, nearest) && isFree(disc, others, nearest)) {
        cells.add(disc);
        return;
      }
    }
  }

  private static boolean isFree(Disc disc, List<Disc> others, double nearest) {
    for (Disc other : others) {
      if (other.distanceTo(disc.x(), disc.y()) < nearest * (other.radius() + disc.radius())) {
        return false;
      }
    }
    return true;
  }

  /** A biconcave disc, seen from above: pale where it is thin. */
  private void redCell(Disc cell) {
    ValueNoise outline = new ValueNoise(random.nextLong());
    double thickness = 0.75 + spread(0.15);
    double pallor = 0.55 + spread(0.2);
    double squeeze = 1 + spread(0.1);
    double edge = 1.3 / cell.radius();
    field.addDisc(
        cell.x(),
        cell.y(),
        1.3 * cell.radius(),
        (x, y) -> {
          double dx = (x - cell.x()) * squeeze;
          double dy = (y - cell.y()) / squeeze;
          double wobble = 1 + 0.06 * outline.at(x / (7 * unit), y / (7 * unit));
          double d = Math.sqrt(dx * dx + dy * dy) / cell.radius() * wobble;
          double rim = thickness * (0.85 + 0.25 * d);
          double inside = rim * (1 - pallor * (1 - step(d, 0.2, 0.65)));
          return new double[] {inside * (1 - step(d, 1 - edge, 1 + edge)), 0, 0};
        });
  }

  /**
   * A round cell, most of it nucleus: mottled chromatin, a rim of blue cytoplasm, and in coarse
   * ones pale nucleoli.
   */
  private void whiteCell(Disc cell) {
    ValueNoise outline = new ValueNoise(random.nextLong());
    ValueNoise chromatin = new ValueNoise(random.nextLong());
    double stain = look.nucleusStain() * (1 + spread(0.12));
    double share = look.nucleusShare() + spread(0.04);
    double slack = cell.radius() * (1 - share) * 0.8;
    Disc nucleus =
        new Disc(cell.x() + spread(slack), cell.y() + spread(slack), cell.radius() * share);
    double squeeze = 1 + spread(0.08);
    double edge = 1.1 / cell.radius();
    double grain = 3.2 * unit;
    field.addDisc(
        cell.x(),
        cell.y(),
        1.4 * cell.radius(),
        (x, y) -> {
          double wobble = 1 + 0.10 * outline.at(x / (11 * unit), y / (11 * unit));
          double dx = (x - cell.x()) * squeeze;
          double dy = (y - cell.y()) / squeeze;
          double outer = Math.sqrt(dx * dx + dy * dy) / cell.radius() * wobble;
          double inner = nucleus.distanceTo(x, y) / nucleus.radius() * wobble;
          double inNucleus = 1 - step(inner, 1 - 1.3 * edge, 1 + 1.3 * edge);
          double inCell = 1 - step(outer, 1 - edge, 1 + edge);
          double mottle = chromatin.fractalAt(x / grain, y / grain);
          double nucleoli =
              step(chromatin.at(x / (2.2 * grain) + 91, y / (2.2 * grain) + 37), 0.35, 0.8);
          double texture = 1 + look.coarseness() * (1.3 * mottle - 0.9 * nucleoli);
          double rim = 0.9 + 0.2 * step(inner, 0.6, 1);
          return new double[] {
            0,
            stain * texture * rim * inNucleus,
            inCell * (0.75 + 0.12 * mottle) * (1 - 0.6 * inNucleus)
          };
        });
  }

  private void platelet() {
    double x0 = random.nextDouble() * field.width();
    double y0 = random.nextDouble() * field.height();
    double radius = unit * (1.6 + random.nextDouble());
    double stain = 0.35 + 0.25 * random.nextDouble();
    Disc disc = new Disc(x0, y0, radius);
    field.addDisc(
        x0,
        y0,
        2 * radius,
        (x, y) ->
            new double[] {0, stain * (1 - step(disc.distanceTo(x, y) / radius, 0.4, 1.5)), 0});
  }

  /** Evenly between −most and most. */
  private double spread(double most) {
    return (2 * random.nextDouble() - 1) * most;
  }

  /** 0 up to {@code from}, 1 from {@code to} on, smooth in between. */
  private static double step(double value, double from, double to) {
    double t = Math.max(0, Math.min(1, (value - from) / (to - from)));
    return t * t * (3 - 2 * t);
  }
}
