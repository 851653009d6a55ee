package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Span;
import io.github.gcn4j.program.Readout;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Readouts and their gradients, any number of them in one pass over the data. A signal remembers
 * what was found of it, so that the gradient need not look again.
 *
 * @param <I> the values of one image
 */
record Readouts<I>(Engine<I> engine, Memory<I> memory) {
  /** Their gradient is the same for all nodes, whatever the values. */
  private static final Set<Readout> FLAT = Set.of(Readout.MEAN, Readout.SUM);

  /**
   * What is known of a signal.
   *
   * @param readouts what it is good for
   * @param images {@code [batch][parts * features]}
   */
  record Summaries(Set<Readout> readouts, Summary[][] images) {}

  PlaneMatrix<I> readout(List<Readout> readouts, PlaneSignal<I> x) {
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    Summary[][] summaries = summaries(x, stretches, EnumSet.copyOf(readouts));
    int features = x.features();
    return memory.matrix(
        Span.GRAPH.rows(x),
        features * readouts.size(),
        rows -> {
          int i = 0;
          for (Summary[] image : summaries) {
            for (int part = 0; part < stretches.parts(); part++) {
              for (Readout readout : readouts) {
                for (int f = 0; f < features; f++) {
                  rows[i++] = value(readout, image[part * features + f]);
                }
              }
            }
          }
        });
  }

  private static float value(Readout readout, Summary summary) {
    return switch (readout) {
      case MEAN -> (float) summary.mean();
      case MAX -> summary.max();
      case SUM -> (float) summary.sum();
      case STD -> (float) Readout.deviation(summary.variance());
    };
  }

  private Summary[][] summaries(PlaneSignal<I> x, Stretches stretches, Set<Readout> readouts) {
    Summaries known = x.summaries();
    if (known != null && known.readouts().containsAll(readouts)) {
      return known.images();
    }
    Summary[][] images = new Summary[x.batch()][stretches.parts() * x.features()];
    engine.work(
        x.batch(),
        (b, scratch) -> {
          Summarizer<I> summarizer = new Summarizer<>(engine, scratch, readouts);
          stretches.each(
              (part, feature, from, to) ->
                  images[b][part * x.features() + feature] = summarizer.of(x.image(b), from, to));
        });
    x.remember(new Summaries(readouts, images));
    return images;
  }

  PlaneSignal<I> gradient(List<Readout> readouts, PlaneSignal<I> x, PlaneMatrix<I> dy) {
    PlaneSignal<I> dx = memory.like(x);
    Stretches stretches = Stretches.of(x, Span.GRAPH);
    int features = x.features();
    int columns = features * readouts.size();
    Set<Readout> looking = EnumSet.copyOf(readouts);
    looking.removeAll(FLAT);
    Summary[][] summaries =
        looking.isEmpty() ? counts(x, stretches) : summaries(x, stretches, looking);
    float[] gradients = memory.look(dy);
    engine.work(
        x.batch(),
        (b, scratch) ->
            stretches.each(
                (part, feature, from, to) -> {
                  Summary summary = summaries[b][part * features + feature];
                  Slope slope = new Slope(summary);
                  int start = stretches.row(b, part) * columns + feature;
                  for (int r = 0; r < readouts.size(); r++) {
                    slope.add(readouts.get(r), gradients[start + r * features]);
                  }
                  slope.write(engine.store(), x.image(b), dx.image(b), from, to, scratch);
                }));
    return dx;
  }

  /** Summaries that know no more than how many nodes there are. */
  private static Summary[][] counts(PlaneSignal<?> x, Stretches stretches) {
    Summary[] image = new Summary[stretches.parts() * x.features()];
    stretches.each(
        (part, feature, from, to) ->
            image[part * x.features() + feature] = new Summary(to - from, 0, 0, 0f, from, from));
    Summary[][] images = new Summary[x.batch()][];
    Arrays.fill(images, image);
    return images;
  }
}
