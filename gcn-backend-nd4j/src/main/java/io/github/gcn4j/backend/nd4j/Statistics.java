package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Readout;
import java.util.Set;

/**
 * Sums over nodes. Each image's are formed by whichever thread takes it; images are added up in
 * their order, in double precision.
 */
record Statistics(Crew crew, Memory memory) {

  Nd4jMatrix sum(Nd4jSignal x, Span span) {
    return total(
        x,
        span,
        (b, from, to, scratch) -> new Summarizer(scratch, Set.of()).of(x.image(b), from, to).sum());
  }

  Nd4jMatrix dot(Nd4jSignal x, Nd4jSignal y, Span span) {
    return total(
        x, span, (b, from, to, scratch) -> Pieces.dot(x.image(b), y.image(b), from, to, scratch));
  }

  /** A sum over a stretch of an image. */
  @FunctionalInterface
  private interface Sum {
    double over(int image, int from, int to, Scratch scratch);
  }

  private Nd4jMatrix total(Nd4jSignal x, Span span, Sum kernel) {
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
  Nd4jMatrix total(int rows, int columns, double[][] images) {
    float[] result = new float[rows * columns];
    for (int i = 0; i < result.length; i++) {
      double sum = 0;
      for (double[] image : images) {
        sum += image[i];
      }
      result[i] = (float) sum;
    }
    return memory.matrix(rows, columns, result);
  }

  /** Each image's rows below those of the image before. */
  private Nd4jMatrix stack(int parts, int columns, double[][] images) {
    float[] result = new float[images.length * parts * columns];
    for (int b = 0; b < images.length; b++) {
      for (int i = 0; i < parts * columns; i++) {
        result[b * parts * columns + i] = (float) images[b][i];
      }
    }
    return memory.matrix(images.length * parts, columns, result);
  }

  Nd4jMatrix moments(Nd4jSignal x, Span span) {
    Stretches stretches = Stretches.of(x, span);
    int features = x.features();
    int columns = stretches.parts() * features;
    double[][] means = new double[x.batch()][columns];
    double[][] squares = new double[x.batch()][columns];
    crew.work(
        x.batch(),
        (b, scratch) -> {
          Summarizer summarizer = new Summarizer(scratch, Set.of(Readout.STD));
          stretches.each(
              (part, feature, from, to) -> {
                Summary summary = summarizer.of(x.image(b), from, to);
                means[b][part * features + feature] = summary.mean();
                squares[b][part * features + feature] = summary.squared();
              });
        });
    float[] moments = new float[2 * span.rows(x) * features];
    if (span == Span.BATCH) {
      join(x, means, squares, moments);
    } else {
      int below = x.batch() * columns;
      for (int b = 0; b < x.batch(); b++) {
        for (int i = 0; i < columns; i++) {
          int nodes = stretches.nodes(i / features);
          moments[b * columns + i] = (float) means[b][i];
          moments[below + b * columns + i] = nodes == 0 ? 0f : (float) (squares[b][i] / nodes);
        }
      }
    }
    return memory.matrix(2 * span.rows(x), features, moments);
  }

  /** The moments of all images from those of each, all of as many nodes. */
  private static void join(Nd4jSignal x, double[][] means, double[][] squares, float[] moments) {
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
