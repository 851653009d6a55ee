package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Graph;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuperpixelGraphTest {

  @Test
  void anImageBecomesAGraphAndItsBordersADrawing() throws Exception {
    String printed = Output.of(SuperpixelGraph::main);

    assertThat(printed).containsPattern("384 x 288 pixels: \\d{3} superpixels, \\d{3} pairs touch");
    assertThat(after(printed, "batched: ")).isEqualTo(after(printed, "alone: "));
    assertThat(after(printed, "a second graph of \\d{3}: "))
        .isNotEqualTo(after(printed, "alone: "));
    RasterImage drawing = ImageDecoder.standard().decode(Path.of(after(printed, "drew ")));
    assertThat(drawing.width()).isEqualTo(384);
    int yellow = 0;
    for (int i = 0; i < drawing.samples().length; i += 3) {
      boolean isYellow = drawing.samples()[i] == -1 && drawing.samples()[i + 1] == -1;
      yellow += isYellow && drawing.samples()[i + 2] == 0 ? 1 : 0;
    }
    assertThat(yellow).isBetween(5_000, 25_000);
  }

  @Test
  void aGrayFileWillDo(@TempDir Path folder) throws Exception {
    byte[] gray = new byte[60 * 40];
    new SplittableRandom(1).nextBytes(gray);
    PngFile.write(new RasterImage(60, 40, 1, gray), folder.resolve("gray.png"));
    Path drawing = folder.resolve("drawing.png");

    String printed =
        Output.of(SuperpixelGraph::main, folder.resolve("gray.png").toString(), drawing.toString());

    assertThat(printed).contains("60 x 40 pixels: ");
    assertThat(ImageDecoder.standard().decode(drawing).channels()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"vector", "reference"})
  void aBatchOfSuperpixelGraphsGivesTheLogitsOfOneByOne(String backendName) {
    SyntheticSmears smears = new SyntheticSmears(64, 48, 2, 3);
    List<Superpixels> images = new ArrayList<>();
    for (int label = 0; label < 4; label++) {
      RasterImage image = smears.paint(label, label % 2);
      images.add(Superpixels.of(image.samples(), 48, 64, 3, Slic.of(20 + 15 * label)));
    }
    Program program =
        Program.sequential(
            6,
            new GcnConv("conv1", 8),
            Layer.relu(),
            new GcnConv("conv2", 8),
            Layer.relu(),
            Layer.pool(Readout.MEAN),
            Layer.linear("fc", 4));
    Parameters parameters = Parameters.initial(program, new SplittableRandom(7));
    try (TensorBackend backend = Backends.named(backendName, BackendOptions.defaults())) {
      List<Graph> graphs = new ArrayList<>();
      List<Float> features = new ArrayList<>();
      List<Float> oneByOne = new ArrayList<>();
      for (Superpixels image : images) {
        graphs.add(image.graph());
        for (float feature : image.features()) {
          features.add(feature);
        }
        try (Session session = Session.open(backend, program, image.graph(), parameters)) {
          for (float logit : session.logits(image.features(), 1)) {
            oneByOne.add(logit);
          }
        }
      }
      assertThat(graphs).extracting(Graph::nodes).doesNotHaveDuplicates();
      float[] joined = new float[features.size()];
      for (int i = 0; i < joined.length; i++) {
        joined[i] = features.get(i);
      }
      try (Session session = Session.open(backend, program, new GraphBatch(graphs), parameters)) {
        float[] batched = session.logits(joined, 1);
        assertThat(batched).hasSize(oneByOne.size());
        for (int i = 0; i < batched.length; i++) {
          assertThat(batched[i]).isCloseTo(oneByOne.get(i), within(1e-6f));
        }
      }
    }
  }

  private static String after(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern + "\\s*(.*)").matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1);
  }
}
