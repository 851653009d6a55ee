package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.PreparedGraph;
import io.github.gcn4j.graph.DisjointUnion;
import io.github.gcn4j.graph.GraphOperator;
import io.github.gcn4j.graph.Stencil;
import java.util.ArrayList;
import java.util.List;

/**
 * Means of the 2×2 blocks of grids, and the adjoint.
 *
 * @param <I> the values of one image
 */
record Coarsening<I>(Engine<I> engine, Memory<I> memory) {

  PlaneSignal<I> coarsen(PlaneSignal<I> x, PreparedGraph coarse) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> y = memory.signal(coarse, x.batch(), x.features());
    List<Blocks> parts = parts(x.graph().operator());
    engine.work(
        x.batch(),
        (b, scratch) -> {
          int from = 0;
          int to = 0;
          for (int f = 0; f < x.features(); f++) {
            for (Blocks part : parts) {
              store.pass(
                  x.image(b),
                  from,
                  part.fineNodes(),
                  y.image(b),
                  to,
                  part.coarseNodes(),
                  scratch,
                  part::means);
              from += part.fineNodes();
              to += part.coarseNodes();
            }
          }
        });
    return y;
  }

  PlaneSignal<I> refine(PlaneSignal<I> y, PreparedGraph fine) {
    PlaneStore<I> store = engine.store();
    PlaneSignal<I> x = memory.signal(fine, y.batch(), y.features());
    List<Blocks> parts = parts(fine.operator());
    engine.work(
        y.batch(),
        (b, scratch) -> {
          int from = 0;
          int to = 0;
          for (int f = 0; f < y.features(); f++) {
            for (Blocks part : parts) {
              store.pass(
                  y.image(b),
                  from,
                  part.coarseNodes(),
                  x.image(b),
                  to,
                  part.fineNodes(),
                  scratch,
                  part::shares);
              from += part.coarseNodes();
              to += part.fineNodes();
            }
          }
        });
    return x;
  }

  private static List<Blocks> parts(GraphOperator operator) {
    List<Blocks> blocks = new ArrayList<>();
    for (GraphOperator part :
        operator instanceof DisjointUnion union ? union.parts() : List.of(operator)) {
      if (part instanceof Stencil stencil) {
        blocks.add(new Blocks(stencil.height(), stencil.width()));
      }
    }
    return blocks;
  }

  /** The blocks of one grid. */
  private record Blocks(int height, int width) {

    int fineNodes() {
      return height * width;
    }

    int coarseNodes() {
      return ((height + 1) / 2) * ((width + 1) / 2);
    }

    /** The mean of each block. A row or column missing at an odd border is its neighbour again. */
    void means(float[] x, int from, float[] y, int to) {
      int pairs = width / 2;
      int out = to;
      for (int row = 0; row < height; row += 2) {
        int upper = from + row * width;
        int lower = row + 1 < height ? upper + width : upper;
        meansOfPairs(x, upper, lower, y, out, pairs);
        out += pairs;
        if (width % 2 == 1) {
          y[out++] = 0.5f * (x[upper + width - 1] + x[lower + width - 1]);
        }
      }
    }

    private static void meansOfPairs(
        float[] x, int upper, int lower, float[] y, int out, int pairs) {
      for (int k = 0; k < pairs; k++) {
        y[out + k] =
            0.25f
                * ((x[upper + 2 * k] + x[upper + 2 * k + 1])
                    + (x[lower + 2 * k] + x[lower + 2 * k + 1]));
      }
    }

    /** Each block's value, divided by the number of its pixels, to every pixel. */
    void shares(float[] y, int from, float[] x, int to) {
      int pairs = width / 2;
      int in = from;
      for (int row = 0; row < height; row += 2) {
        int upper = to + row * width;
        boolean two = row + 1 < height;
        float share = two ? 0.25f : 0.5f;
        sharesOfPairs(y, in, share, x, upper, pairs);
        in += pairs;
        if (width % 2 == 1) {
          x[upper + width - 1] = 2 * share * y[in++];
        }
        if (two) {
          System.arraycopy(x, upper, x, upper + width, width);
        }
      }
    }

    private static void sharesOfPairs(
        float[] y, int in, float share, float[] x, int out, int pairs) {
      for (int k = 0; k < pairs; k++) {
        float value = share * y[in + k];
        x[out + 2 * k] = value;
        x[out + 2 * k + 1] = value;
      }
    }
  }
}
