package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Readouts and their gradients, any number of them in one pass over the data. A signal remembers
 * what was found of it, so that the gradient need not look again.
 */
record Readouts(Crew crew, Memory memory) {
  /** Their gradient is the same for all nodes, whatever the values. */
  private static final Set<Readout> FLAT = Set.of(Readout.MEAN, Readout.SUM);

  /**
   * What is known of a signal.
   *
   * @param readouts what it is good for
   * @param images {@code [batch][parts * features]}
   */
  record Summaries(Set<Readout> readouts, Summary[][] images) {}

  Nd4jMatrix readout(List<Readout> readouts, Nd4jSignal x) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    Summary[][] summaries = summaries(x, stretches, EnumSet.copyOf(readouts));
    int features = x.features();
    int columns = features * readouts.size();
    float[] rows = new float[Span.GRAPH.rows(x) * columns];
    int i = 0;
    for (int b = 0; b < x.batch(); b++) {
      for (int part = 0; part < stretches.parts(); part++) {
        for (Readout readout : readouts) {
          for (int f = 0; f < features; f++) {
            rows[i++] = value(readout, summaries[b][part * features + f]);
          }
        }
      }
    }
    return memory.matrix(Span.GRAPH.rows(x), columns, rows);
  }

  private static float value(Readout readout, Summary summary) {
    return switch (readout) {
      case MEAN -> (float) summary.mean();
      case MAX -> summary.max();
      case SUM -> (float) summary.sum();
      case STD -> (float) Readout.deviation(summary.variance());
    };
  }

  private Summary[][] summaries(Nd4jSignal x, Stretches stretches, Set<Readout> readouts) {
    Summaries known = x.summaries();
    if (known != null && known.readouts().containsAll(readouts)) {
      return known.images();
    }
    Summary[][] images = new Summary[x.batch()][stretches.parts() * x.features()];
    crew.work(
        x.batch(),
        (b, scratch) -> {
          Summarizer summarizer = new Summarizer(scratch, readouts);
          stretches.each(
              (part, feature, from, to) ->
                  images[b][part * x.features() + feature] = summarizer.of(x.image(b), from, to));
        });
    x.remember(new Summaries(readouts, images));
    return images;
  }

  Nd4jSignal gradient(List<Readout> readouts, Nd4jSignal x, Nd4jMatrix dy) {
    Nd4jSignal dx = memory.like(x);
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    int features = x.features();
    int columns = features * readouts.size();
    float[] gradients = dy.values();
    Set<Readout> looking = EnumSet.copyOf(readouts);
    looking.removeAll(FLAT);
    Summary[][] summaries =
        looking.isEmpty() ? counts(x, stretches) : summaries(x, stretches, looking);
    crew.work(
        x.batch(),
        (b, scratch) ->
            stretches.each(
                (part, feature, from, to) -> {
                  Slope slope = new Slope(summaries[b][part * features + feature]);
                  int start = stretches.row(b, part) * columns + feature;
                  for (int r = 0; r < readouts.size(); r++) {
                    slope.add(readouts.get(r), gradients[start + r * features]);
                  }
                  slope.write(x.image(b), dx.image(b), from, to, scratch);
                }));
    return dx;
  }

  /** Summaries that know no more than how many nodes there are. */
  private static Summary[][] counts(Nd4jSignal x, Stretches stretches) {
    Summary[] image = new Summary[stretches.parts() * x.features()];
    stretches.each(
        (part, feature, from, to) ->
            image[part * x.features() + feature] = new Summary(to - from, 0, 0, 0f, from, from));
    Summary[][] images = new Summary[x.batch()][];
    Arrays.fill(images, image);
    return images;
  }
}
