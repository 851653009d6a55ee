package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Readout;
import java.util.Set;

/**
 * Sums over nodes. Each image's are formed by whichever thread takes it; images are added up in
 * their order, in double precision.
 */
record Statistics(Crew crew, Memory memory, PlaneKernels kernels) {

  PlaneMatrix sum(PlaneSignal x, Span span) {
    return total(x, span, (b, from, to, scratch) -> kernels.sum(x.data(b), from, to, scratch));
  }

  PlaneMatrix dot(PlaneSignal x, PlaneSignal y, Span span) {
    return total(
        x,
        span,
        (b, from, to, scratch) ->
            kernels.dot(x.data(b), from, y.data(b), from, to - from, scratch));
  }

  /** A sum over a stretch of an image. */
  @FunctionalInterface
  private interface Sum {
    double over(int image, int from, int to, Scratch scratch);
  }

  private PlaneMatrix total(PlaneSignal x, Span span, Sum kernel) {
    Stretches stretches = Stretches.of(x, span);
    int features = x.features();
    double[][] sums = new double[x.batch()][stretches.parts() * features];
    crew.work(
        x.batch(),
        (b, scratch) ->
            stretches.each(
                (part, feature, from, to) ->
                    sums[b][part * features + feature] = kernel.over(b, from, to, scratch)));
    return span == Span.BATCH ? total(1, features, sums) : stack(stretches.parts(), features, sums);
  }

  /** Adds up what each image contributed, in the order of the images. */
  PlaneMatrix total(int rows, int columns, double[][] images) {
    PlaneMatrix result = memory.matrix(rows, columns);
    for (int i = 0; i < rows * columns; i++) {
      double sum = 0;
      for (double[] image : images) {
        sum += image[i];
      }
      result.data()[i] = (float) sum;
    }
    return result;
  }

  /** Each image's rows below those of the image before. */
  private PlaneMatrix stack(int parts, int columns, double[][] images) {
    PlaneMatrix result = memory.matrix(images.length * parts, columns);
    for (int b = 0; b < images.length; b++) {
      for (int i = 0; i < parts * columns; i++) {
        result.data()[b * parts * columns + i] = (float) images[b][i];
      }
    }
    return result;
  }

  PlaneMatrix moments(PlaneSignal x, Span span) {
    Stretches stretches = Stretches.of(x, span);
    int features = x.features();
    int columns = stretches.parts() * features;
    double[][] means = new double[x.batch()][columns];
    double[][] squares = new double[x.batch()][columns];
    crew.work(
        x.batch(),
        (b, scratch) -> {
          Summarizer summarizer = new Summarizer(kernels, scratch, Set.of(Readout.STD));
          stretches.each(
              (part, feature, from, to) -> {
                Summary summary = summarizer.of(x.data(b), from, to);
                means[b][part * features + feature] = summary.mean();
                squares[b][part * features + feature] = summary.squared();
              });
        });
    PlaneMatrix moments = memory.matrix(2 * span.rows(x), features);
    if (span == Span.BATCH) {
      join(x, means, squares, moments.data());
    } else {
      int below = x.batch() * columns;
      for (int b = 0; b < x.batch(); b++) {
        for (int i = 0; i < columns; i++) {
          int nodes = stretches.nodes(i / features);
          moments.data()[b * columns + i] = (float) means[b][i];
          moments.data()[below + b * columns + i] =
              nodes == 0 ? 0f : (float) (squares[b][i] / nodes);
        }
      }
    }
    return moments;
  }

  /** The moments of all images from those of each, all of as many nodes. */
  private static void join(PlaneSignal x, double[][] means, double[][] squares, float[] moments) {
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
