package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Direction;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.Stencil;
import java.util.Arrays;

/**
 * Propagates along a grid tile by tile: some rows (of a wide grid, a stretch of one), scaled and
 * framed by what surrounds them, zeros outside the grid. A node's neighbours then lie at fixed
 * distances, and {@link StencilLoops} add them up in one loop along the tile. Scales differ only
 * between the first, the last and all rows between, so three rows of them serve any height.
 *
 * @param <I> the values of one image
 */
final class StencilKernel<I> implements Propagation<I> {
  private static final int FIRST = 0;
  private static final int MIDDLE = 1;
  private static final int LAST = 2;

  private final PlaneStore<I> store;
  private final int height;
  private final int width;
  private final Connectivity connectivity;
  private final float self;
  private final float[][] target = new float[3][];
  private final float[][] source = new float[3][];

  StencilKernel(PlaneStore<I> store, Stencil stencil) {
    this.store = store;
    this.height = stencil.height();
    this.width = stencil.width();
    this.connectivity = stencil.connectivity();
    this.self = stencil.selfWeight();
    int[] representatives = {0, Math.min(1, height - 1), height - 1};
    for (int kind = 0; kind < 3; kind++) {
      target[kind] = new float[width];
      source[kind] = new float[width];
      for (int column = 0; column < width; column++) {
        target[kind][column] = stencil.targetScale(representatives[kind], column);
        source[kind][column] = stencil.sourceScale(representatives[kind], column);
      }
    }
  }

  @Override
  public int nodes() {
    return height * width;
  }

  @Override
  public void propagate(
      I x, I y, int offset, int features, int stride, Scratch scratch, Direction direction) {
    float[][] before = direction == Direction.FORWARD ? source : target;
    float[][] after = direction == Direction.FORWARD ? target : source;
    int columns = Math.min(width, Scratch.LENGTH / 3 - 2);
    int rows = Math.min(height, Scratch.LENGTH / (columns + 2) - 2);
    float[][] arrays = scratch.arrays(Tile.ARRAYS);
    for (int row = 0; row < height; row += rows) {
      for (int column = 0; column < width; column += columns) {
        Tile tile =
            new Tile(
                row,
                column,
                Math.min(rows, height - row),
                Math.min(columns, width - column),
                arrays);
        tile.frame(before, after);
        for (int feature = 0; feature < features; feature++) {
          int plane = offset + feature * stride;
          tile.read(x, plane);
          tile.sum();
          tile.write(y, plane);
        }
      }
    }
  }

  private int kind(int row) {
    return row == 0 ? FIRST : row == height - 1 ? LAST : MIDDLE;
  }

  /** Rows and columns of the grid, kept in scratch arrays with a frame one node wide. */
  private final class Tile {
    static final int ARRAYS = 10;

    private final int row;
    private final int column;
    private final int rows;
    private final int columns;

    /** From a node to the one below it, within a tile. */
    private final int pitch;

    /** From the first inner node to the last, the frame between them included. */
    private final int span;

    private final float[] before;
    private final float[] after;
    private final float[] raw;
    private final float[] scaled;
    private final float[] out;
    private final float[][] work;

    Tile(int row, int column, int rows, int columns, float[][] arrays) {
      this.row = row;
      this.column = column;
      this.rows = rows;
      this.columns = columns;
      this.pitch = columns + 2;
      this.span = rows * pitch - 2;
      this.before = arrays[0];
      this.after = arrays[1];
      this.raw = arrays[2];
      this.scaled = arrays[3];
      this.out = arrays[4];
      this.work = new float[][] {arrays[5], arrays[6], arrays[7], arrays[8], arrays[9]};
    }

    /** Lays out the scales, and zeros where the frame leaves the grid. */
    void frame(float[][] sourceScales, float[][] targetScales) {
      int framed = (rows + 2) * pitch;
      Arrays.fill(before, 0, framed, 0f);
      Arrays.fill(after, 0, framed, 0f);
      Arrays.fill(raw, 0, framed, 0f);
      for (int r = firstRow(); r < endRow(); r++) {
        System.arraycopy(sourceScales[kind(r)], firstColumn(), before, at(r), loaded());
      }
      for (int r = 0; r < rows; r++) {
        System.arraycopy(targetScales[kind(row + r)], column, after, r * pitch, columns);
      }
    }

    void read(I x, int plane) {
      for (int r = firstRow(); r < endRow(); r++) {
        store.read(x, plane + r * width + firstColumn(), raw, at(r), loaded());
      }
      product(before, raw, scaled, (rows + 2) * pitch);
    }

    void write(I y, int plane) {
      for (int r = 0; r < rows; r++) {
        store.write(out, r * pitch, y, plane + (row + r) * width + column, columns);
      }
    }

    void sum() {
      if (connectivity == Connectivity.FOUR) {
        StencilLoops.cross(scaled, pitch, self, after, out, span, work);
      } else {
        StencilLoops.box(scaled, pitch, self, after, out, span, work);
      }
    }

    private int firstRow() {
      return Math.max(0, row - 1);
    }

    private int endRow() {
      return Math.min(height, row + rows + 1);
    }

    private int firstColumn() {
      return Math.max(0, column - 1);
    }

    private int loaded() {
      return Math.min(width, column + columns + 1) - firstColumn();
    }

    private int at(int r) {
      return (r - row + 1) * pitch + firstColumn() - column + 1;
    }
  }

  private static void product(float[] a, float[] b, float[] out, int length) {
    for (int j = 0; j < length; j++) {
      out[j] = a[j] * b[j];
    }
  }
}
