package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.ArrayList;
import java.util.List;

/** Means of the 2×2 blocks of grids, and the adjoint, two rows of pixels at a time. */
record Coarsening(Crew crew, Memory memory) {

  Nd4jSignal coarsen(Nd4jSignal x, PreparedGraph coarse) {
    Nd4jSignal y = memory.signal(coarse, x.batch(), x.features());
    List<Pixels> parts = parts(x.graph().operator());
    crew.work(
        x.batch(),
        (b, scratch) -> {
          int from = 0;
          int to = 0;
          for (int f = 0; f < x.features(); f++) {
            for (Pixels part : parts) {
              part.means(x.image(b), from, y.image(b), to, scratch);
              from += part.fineNodes();
              to += part.coarseNodes();
            }
          }
        });
    return y;
  }

  Nd4jSignal refine(Nd4jSignal y, PreparedGraph fine) {
    Nd4jSignal x = memory.signal(fine, y.batch(), y.features());
    List<Pixels> parts = parts(fine.operator());
    crew.work(
        y.batch(),
        (b, scratch) -> {
          int from = 0;
          int to = 0;
          for (int f = 0; f < y.features(); f++) {
            for (Pixels part : parts) {
              part.shares(y.image(b), from, x.image(b), to, scratch);
              from += part.coarseNodes();
              to += part.fineNodes();
            }
          }
        });
    return x;
  }

  private static List<Pixels> parts(GraphOperator operator) {
    List<Pixels> pixels = new ArrayList<>();
    for (GraphOperator part :
        operator instanceof DisjointUnion union ? union.parts() : List.of(operator)) {
      if (part instanceof Stencil stencil) {
        pixels.add(new Pixels(stencil.height(), stencil.width()));
      }
    }
    return pixels;
  }

  /** One grid. */
  private record Pixels(int height, int width) {

    int fineNodes() {
      return height * width;
    }

    int coarseNodes() {
      return ((height + 1) / 2) * ((width + 1) / 2);
    }

    /** The mean of each block. A row or column missing at an odd border is its neighbour again. */
    void means(Block x, int from, Block y, int to, Scratch scratch) {
      float[] upper = scratch.plane(0, width);
      float[] lower = scratch.plane(1, width);
      int columns = (width + 1) / 2;
      float[] out = scratch.plane(2, columns);
      for (int row = 0; row < height; row += 2) {
        x.read(from + row * width, upper, 0, width);
        x.read(from + Math.min(row + 1, height - 1) * width, lower, 0, width);
        for (int k = 0; k < width / 2; k++) {
          out[k] = 0.25f * ((upper[2 * k] + upper[2 * k + 1]) + (lower[2 * k] + lower[2 * k + 1]));
        }
        if (width % 2 == 1) {
          out[columns - 1] = 0.5f * (upper[width - 1] + lower[width - 1]);
        }
        y.write(out, 0, to + row / 2 * columns, columns);
      }
    }

    /** Each block's value, divided by the number of its pixels, to every pixel. */
    void shares(Block y, int from, Block x, int to, Scratch scratch) {
      int columns = (width + 1) / 2;
      float[] in = scratch.plane(0, columns);
      float[] out = scratch.plane(1, width);
      for (int row = 0; row < height; row += 2) {
        boolean two = row + 1 < height;
        float share = two ? 0.25f : 0.5f;
        y.read(from + row / 2 * columns, in, 0, columns);
        for (int k = 0; k < width / 2; k++) {
          float value = share * in[k];
          out[2 * k] = value;
          out[2 * k + 1] = value;
        }
        if (width % 2 == 1) {
          out[width - 1] = 2 * share * in[columns - 1];
        }
        x.write(out, 0, to + row * width, width);
        if (two) {
          x.write(out, 0, to + (row + 1) * width, width);
        }
      }
    }
  }
}
