package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Slic;
import io.github.gcn4j.graph.Superpixels;
import io.github.gcn4j.imaging.ImageDecoder;
import io.github.gcn4j.imaging.PngFile;
import io.github.gcn4j.imaging.RasterImage;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * An image as a graph of some hundred superpixels instead of a hundred thousand pixels: segments
 * it, runs a small GCN on the region adjacency graph, and draws the regions' borders. Then two
 * images, whose graphs differ, go through the model side by side.
 *
 * <p>Arguments: an image file and the PNG to draw; both may be left out.
 */
public final class SuperpixelGraph {
  private static final SyntheticSmears SMEARS = new SyntheticSmears(384, 288, 1, 3);

  private SuperpixelGraph() {}

  /** Segments, classifies, draws. */
  public static void main(String[] args) throws IOException {
    RasterImage image =
        args.length > 0 ? ImageDecoder.standard().decode(Path.of(args[0])) : SMEARS.paint(2, 0);
    Path drawing =
        args.length > 1
            ? Path.of(args[1])
            : Files.createTempDirectory("gcn4j-superpixels").resolve("superpixels.png");

    Superpixels superpixels = segment(image, 300);
    System.out.printf(
        "%d x %d pixels: %d superpixels, %d pairs touch%n",
        image.width(),
        image.height(),
        superpixels.graph().nodes(),
        superpixels.graph().edges() / 2);
    PngFile.write(outlined(image, superpixels), drawing);
    System.out.println("drew " + drawing);

    // Mean colour, place and size of each region; an untrained model, so the logits mean nothing.
    Program program =
        Program.sequential(
            superpixels.regionFeatures().perRegion(),
            new GcnConv("conv1", 16),
            Layer.relu(),
            new GcnConv("conv2", 16),
            Layer.relu(),
            Layer.pool(Readout.MEAN),
            Layer.linear("fc", 4));
    Parameters parameters = Parameters.initial(program, new SplittableRandom(1));
    try (TensorBackend backend = Backends.best()) {
      try (Session session = Session.open(backend, program, superpixels.graph(), parameters)) {
        System.out.println("alone:   " + row(session.logits(superpixels.features(), 1), 0));
      }

      // Other graphs join as parts of one: their nodes, and so their features, follow on.
      Superpixels other = segment(mirrored(image), 150);
      GraphBatch both = new GraphBatch(List.of(superpixels.graph(), other.graph()));
      float[] features = joined(superpixels.features(), other.features());
      try (Session session = Session.open(backend, program, both, parameters)) {
        float[] logits = session.logits(features, 1);
        System.out.println("batched: " + row(logits, 0));
        System.out.printf("a second graph of %d: %s%n", other.graph().nodes(), row(logits, 1));
      }
    }
  }

  private static Superpixels segment(RasterImage image, int regions) {
    return Superpixels.of(
        image.samples(), image.height(), image.width(), image.channels(), Slic.of(regions));
  }

  /** The image with the regions' borders in yellow; gray images stay gray and get white ones. */
  private static RasterImage outlined(RasterImage image, Superpixels superpixels) {
    byte[] samples = image.samples().clone();
    int channels = image.channels();
    for (int row = 0; row < image.height(); row++) {
      for (int column = 0; column < image.width(); column++) {
        if (superpixels.regions().isBoundary(row, column)) {
          int pixel = (row * image.width() + column) * channels;
          Arrays.fill(samples, pixel, pixel + channels, (byte) 255);
          if (channels == 3) {
            samples[pixel + 2] = 0;
          }
        }
      }
    }
    return new RasterImage(image.width(), image.height(), channels, samples);
  }

  /** Left and right exchanged: a second image to go with any first. */
  private static RasterImage mirrored(RasterImage image) {
    byte[] samples = new byte[image.samples().length];
    int channels = image.channels();
    for (int i = 0; i < samples.length; i++) {
      int column = i / channels % image.width();
      int from = i + (image.width() - 1 - 2 * column) * channels;
      samples[i] = image.samples()[from];
    }
    return new RasterImage(image.width(), image.height(), channels, samples);
  }

  private static float[] joined(float[] first, float[] second) {
    float[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String row(float[] logits, int row) {
    return String.format(
        "%.4f %.4f %.4f %.4f",
        logits[4 * row], logits[4 * row + 1], logits[4 * row + 2], logits[4 * row + 3]);
  }
}
