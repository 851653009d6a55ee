package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Readout;
import java.util.Set;

/**
 * Sums over nodes. Each image's are formed by whichever thread takes it; images are added up in
 * their order, in double precision.
 *
 * @param <I> the values of one image
 */
record Statistics<I>(Engine<I> engine, Memory<I> memory) {

  PlaneMatrix<I> sum(PlaneSignal<I> x, Span span) {
    PlaneStore<I> store = engine.store();
    PlaneKernels kernels = engine.kernels();
    return total(
        x,
        span,
        (b, from, to, scratch) ->
            store.total(
                x.image(b),
                from,
                to,
                scratch,
                (u, start, end) -> kernels.sum(u, start, end, scratch)));
  }

  PlaneMatrix<I> dot(PlaneSignal<I> x, PlaneSignal<I> y, Span span) {
    PlaneStore<I> store = engine.store();
    PlaneKernels kernels = engine.kernels();
    return total(
        x,
        span,
        (b, from, to, scratch) ->
            store.total(
                x.image(b),
                y.image(b),
                from,
                to,
                scratch,
                (u, v, start, end) -> kernels.dot(u, start, v, start, end - start, scratch)));
  }

  /** A sum over a stretch of an image. */
  @FunctionalInterface
  private interface Sum {
    double over(int image, int from, int to, Scratch scratch);
  }

  private PlaneMatrix<I> total(PlaneSignal<I> x, Span span, Sum kernel) {
    Stretches stretches = Stretches.of(x, span);
    int features = x.features();
    double[][] sums = new double[x.batch()][stretches.parts() * features];
    engine.work(
        x.batch(),
        (b, scratch) ->
            stretches.each(
                (part, feature, from, to) ->
                    sums[b][part * features + feature] = kernel.over(b, from, to, scratch)));
    return span == Span.BATCH ? total(1, features, sums) : stack(stretches.parts(), features, sums);
  }

  /** Adds up what each image contributed, in the order of the images. */
  PlaneMatrix<I> total(int rows, int columns, double[][] images) {
    return memory.matrix(
        rows,
        columns,
        result -> {
          for (int i = 0; i < rows * columns; i++) {
            double sum = 0;
            for (double[] image : images) {
              sum += image[i];
            }
            result[i] = (float) sum;
          }
        });
  }

  /** Each image's rows below those of the image before. */
  private PlaneMatrix<I> stack(int parts, int columns, double[][] images) {
    return memory.matrix(
        images.length * parts,
        columns,
        result -> {
          for (int b = 0; b < images.length; b++) {
            for (int i = 0; i < parts * columns; i++) {
              result[b * parts * columns + i] = (float) images[b][i];
            }
          }
        });
  }

  PlaneMatrix<I> moments(PlaneSignal<I> x, Span span) {
    Stretches stretches = Stretches.of(x, span);
    int features = x.features();
    int columns = stretches.parts() * features;
    double[][] means = new double[x.batch()][columns];
    double[][] squares = new double[x.batch()][columns];
    engine.work(
        x.batch(),
        (b, scratch) -> {
          Summarizer<I> summarizer = new Summarizer<>(engine, scratch, Set.of(Readout.STD));
          stretches.each(
              (part, feature, from, to) -> {
                Summary summary = summarizer.of(x.image(b), from, to);
                means[b][part * features + feature] = summary.mean();
                squares[b][part * features + feature] = summary.squared();
              });
        });
    return memory.matrix(
        2 * span.rows(x),
        features,
        moments -> {
          if (span == Span.BATCH) {
            join(x, means, squares, moments);
          } else {
            stack(stretches, features, means, squares, moments);
          }
        });
  }

  /** Each image's means below those of the image before, and below them all the variances. */
  private static void stack(
      Stretches stretches, int features, double[][] means, double[][] squares, float[] moments) {
    int columns = stretches.parts() * features;
    int below = means.length * columns;
    for (int b = 0; b < means.length; b++) {
      for (int i = 0; i < columns; i++) {
        int nodes = stretches.nodes(i / features);
        moments[b * columns + i] = (float) means[b][i];
        moments[below + b * columns + i] = nodes == 0 ? 0f : (float) (squares[b][i] / nodes);
      }
    }
  }

  /** The moments of all images from those of each, all of as many nodes. */
  private static void join(
      PlaneSignal<?> x, double[][] means, double[][] squares, float[] moments) {
    int batch = x.batch();
    int nodes = x.nodes();
    for (int f = 0; f < x.features(); f++) {
      double sum = 0;
      for (double[] image : means) {
        sum += image[f];
      }
      double mean = batch == 0 ? 0 : sum / batch;
      double squared = 0;
      for (int b = 0; b < batch; b++) {
        double apart = means[b][f] - mean;
        squared += squares[b][f] + nodes * apart * apart;
      }
      moments[f] = (float) mean;
      moments[x.features() + f] =
          batch == 0 || nodes == 0 ? 0f : (float) (squared / ((double) batch * nodes));
    }
  }
}
