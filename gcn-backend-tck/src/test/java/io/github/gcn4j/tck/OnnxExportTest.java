package io.github.gcn4j.tck;

import static io.github.gcn4j.tck.Closeness.FORWARD;
import static io.github.gcn4j.tck.Closeness.assertClose;

import ai.onnxruntime.OrtException;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.engine.Session;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.io.onnx.OnnxFile;
import io.github.gcn4j.model.Classifier;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Here, for here an exporter and a backend to compare it with meet. */
@DisplayName("ONNX Runtime answers what gcn4j answers")
class OnnxExportTest {
  private static final Layer READOUTS =
      Layer.pool(Readout.MEAN, Readout.MAX, Readout.SUM, Readout.STD);

  private final TensorBackend reference = new ReferenceBackend();

  @ParameterizedTest(name = "{0}×{1}, batch {2}, {3} neighbours")
  @CsvSource({"96,96,1,FOUR", "5,7,3,FOUR", "1,1,2,FOUR", "1,9,1,FOUR", "6,5,2,EIGHT"})
  void flat(int height, int width, int batch, Connectivity connectivity) throws OrtException {
    Program program = Preset.FLAT.program(1, 4);
    assertSame(program, new Grid(height, width, connectivity), batch);
  }

  @ParameterizedTest(name = "{0}×{1}, batch {2}, {3} neighbours")
  @CsvSource({
    "96,96,1,FOUR",
    "37,50,1,FOUR",
    "37,50,3,FOUR",
    "50,37,2,EIGHT",
    "9,1,2,FOUR",
    "13,6,1,FOUR"
  })
  void pyramid(int height, int width, int batch, Connectivity connectivity) throws OrtException {
    Grid grid = new Grid(height, width, connectivity);
    for (Preset preset : List.of(Preset.PYRAMID, Preset.SEGMENTED)) {
      assertSame(preset.program(preset.inputFeatures(), 4), grid, batch);
    }
    assertSame(Pyramid.of(16, 32, 64, 64).program(3, 4), grid, batch);
  }

  @Test
  void theFlatModelGivesPyTorchGeometricsLogits() throws OrtException {
    ReferenceValues values = ReferenceValues.load("grid96.safetensors");
    Program program = Preset.FLAT.program(1, 4);
    Parameters parameters = values.parameters(program, "init.");
    Grid grid = Grid.of(96, 96);

    try (OnnxRuntime runtime =
        new OnnxRuntime(OnnxFile.toBytes(program, parameters, grid), grid, 1)) {
      float[] logits = runtime.output("logits", values.floats("x"), 4);

      assertClose("logits", logits, values.floats("logits"), FORWARD);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyLayer")
  void everyLayer(String name, Program program, Graph graph) throws OrtException {
    assertSame(program, graph, 2);
  }

  /** Those of the kit, a batch of graphs one by one. */
  static Stream<Arguments> everyLayer() {
    List<Arguments> programs = new ArrayList<>();
    LayerPrograms.all()
        .forEach(
            arguments -> {
              Object[] program = arguments.get();
              if (program[2] instanceof GraphBatch batch) {
                for (Graph graph : batch.graphs()) {
                  String kind = graph instanceof Grid ? " on a grid" : " on edges";
                  programs.add(Arguments.of(program[0] + kind, program[1], graph));
                }
              } else {
                programs.add(arguments);
              }
            });
    return programs.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void everyOperator(Graph graph) throws OrtException {
    for (Adjacency adjacency : SampleGraphs.adjacencies()) {
      for (int features : new int[] {3, 8}) {
        Layer[] layers = {Layer.propagate(adjacency), READOUTS, Layer.linear("fc", 5)};
        assertSame(Program.sequential(features, layers), graph, 2);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void attention(Graph graph) throws OrtException {
    Layer[] layers = {
      new GatConv("gat", 4, 3), Layer.activate(Activation.ELU), READOUTS, Layer.linear("fc", 5)
    };
    assertSame(Program.sequential(2, layers), graph, 2);
  }

  /** Those of the kit, and some of more nodes than are exported as a matrix. */
  static Stream<Graph> graphs() {
    return Stream.concat(
        SampleGraphs.graphs().filter(graph -> !(graph instanceof GraphBatch)),
        Stream.of(star(), SampleGraphs.randomEdges(800, 5000, 9)));
  }

  /** One node hears all others, and sends to a few. */
  private static Graph star() {
    int nodes = 700;
    int[] sources = new int[nodes + 20];
    int[] targets = new int[nodes + 20];
    for (int i = 0; i < sources.length; i++) {
      sources[i] = i < nodes ? i : 3;
      targets[i] = i < nodes ? 3 : 7 * i % nodes;
    }
    return EdgeGraph.of(nodes, sources, targets);
  }

  @Test
  void everyStepThatNoLayerOfTheKitHas() throws OrtException {
    for (Activation function : Activation.values()) {
      Layer[] layers = {
        Layer.linear("first", 8),
        Layer.dropout(0.5),
        Layer.residual(
            Layer.chain(Layer.linear("second", 8), Layer.activate(function), Layer.dropout(0.1))),
        Layer.pool(Readout.STD),
        Layer.linear("third", 3),
        Layer.activate(function),
        Layer.dropout(0.5)
      };
      assertSame(Program.sequential(2, layers), Grid.of(4, 5), 2);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("graphs")
  void weightedReadoutsOfSomeNodesOfFewAndOfNone(Graph graph) throws OrtException {
    Layer some = Layer.chain(Layer.select(2, 1), Layer.relu());
    Layer few = Layer.chain(Layer.select(0, 1), Layer.propagate(Adjacency.GCN), Layer.relu());
    // x - x
    Layer nothing =
        Layer.chain(
            some, (builder, input) -> builder.step(new Step.Combine(input, 1f, input, -1f)));
    Layer[] layers = {
      Layer.concat(
          Layer.weightedPool(some, Readout.STD, Readout.MEAN),
          Layer.weightedPool(few, Readout.MEAN),
          Layer.weightedPool(nothing, Readout.MEAN, Readout.STD)),
      Layer.linear("fc", 5)
    };
    assertSame(Program.sequential(3, layers), graph, 2);
  }

  @Test
  void probabilitiesKnowTheTemperature() throws OrtException {
    Program program = Preset.FLAT.program(1, 3);
    Parameters parameters = parameters(program);
    Model model =
        new Model(
            "flat",
            program,
            parameters,
            List.of("A", "B", "C"),
            Preprocessing.unit(6, 5, 1),
            0.37,
            Provenance.of("trained"),
            Optional.empty(),
            List.of());
    byte[] pixels = new byte[30];
    new Random(1).nextBytes(pixels);
    float[] features = shares(pixels);

    try (Classifier classifier = Classifier.open(model, reference);
        OnnxRuntime runtime =
            new OnnxRuntime(OnnxFile.toBytes(model), model.preprocessing().graph(), 1)) {
      double[] ours = classifier.probabilities(List.of(pixels))[0];
      float[] expected = {(float) ours[0], (float) ours[1], (float) ours[2]};

      assertClose("probabilities", runtime.output("probabilities", features, 1), expected, FORWARD);
    }
  }

  private static float[] shares(byte[] pixels) {
    float[] shares = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      shares[i] = (pixels[i] & 0xff) / 255f;
    }
    return shares;
  }

  /** Noise, plain gray, and blots of stain on a bright field. */
  private static List<byte[]> pictures(int height, int width) {
    byte[] noise = new byte[height * width * 3];
    new Random(3).nextBytes(noise);
    byte[] plain = new byte[noise.length];
    Arrays.fill(plain, (byte) 131);
    byte[] blots = new byte[noise.length];
    Random random = new Random(5);
    for (int i = 0; i < height * width; i++) {
      boolean blot = i / width / 4 % 3 == 1 && i % width / 5 % 2 == 0;
      int[] colour = blot ? new int[] {120, 55, 150} : new int[] {230, 212, 205};
      for (int c = 0; c < 3; c++) {
        blots[3 * i + c] = (byte) (colour[c] + random.nextInt(20));
      }
    }
    return List.of(noise, plain, blots);
  }

  @ParameterizedTest(name = "{0}×{1}")
  @CsvSource({"96,96", "37,50", "9,14", "5,7", "1,9", "8,1", "1,1", "2,2"})
  void pixelsBecomeStainFeaturesInTheFile(int height, int width) throws OrtException {
    Program whole = Preset.PYRAMID.program(4, 3);
    Program each = Program.sequential(4, READOUTS, Layer.linear("fc", 4));
    for (Program program : List.of(whole, each)) {
      assertSameOfPixels(program, Preprocessing.stain(height, width));
    }
  }

  @Test
  void pixelsAreStandardisedInTheFile() throws OrtException {
    Program program = Preset.SEGMENTED.program(3, 4);
    assertSameOfPixels(
        program,
        new Preprocessing(
            24, 17, 3, Connectivity.FOUR, List.of(0.7f, 0.5f, 0.6f), List.of(0.2f, 0.3f, 0.1f)));
  }

  private void assertSameOfPixels(Program program, Preprocessing images) throws OrtException {
    List<String> classes =
        IntStream.range(0, program.outputFeatures()).mapToObj(Integer::toString).toList();
    Parameters parameters = parameters(program);
    Model model =
        new Model(
            "custom",
            program,
            parameters,
            classes,
            images,
            1,
            Provenance.of("untrained"),
            Optional.empty(),
            List.of());
    try (Session session = Session.open(reference, program, images.graph(), parameters);
        OnnxRuntime runtime = new OnnxRuntime(OnnxFile.toBytes(model), images.graph(), 3)) {
      for (byte[] picture : pictures(images.height(), images.width())) {
        float[] features = new float[images.length()];
        images.apply(picture, features, 0);

        assertClose(
            images + " logits",
            runtime.output("logits", shares(picture), 1),
            session.logits(features, 1),
            FORWARD);
      }
    }
  }

  private void assertSame(Program program, Graph graph, int batch) throws OrtException {
    Parameters parameters = parameters(program);
    float[] x = SampleGraphs.values(batch * graph.nodes() * program.inputFeatures(), 11);
    byte[] model = OnnxFile.toBytes(program, parameters, graph);
    try (Session session = Session.open(reference, program, graph, parameters);
        OnnxRuntime runtime = new OnnxRuntime(model, graph, program.inputFeatures())) {
      float[] expected = session.logits(x, batch);

      assertClose(graph + " logits", runtime.output("logits", x, batch), expected, FORWARD);
    }
  }

  /** First values, but for biases and buffers that would hide what is done with them. */
  private static Parameters parameters(Program program) {
    SplittableRandom random = new SplittableRandom(4);
    Parameters parameters = Parameters.initial(program, random);
    program
        .parameters()
        .forEach(
            (name, spec) -> {
              if (spec.initializer().low() == spec.initializer().high()) {
                float[] values = parameters.get(name);
                for (int i = 0; i < values.length; i++) {
                  values[i] += (float) random.nextDouble(-0.5, 0.5);
                  values[i] = name.endsWith("_var") ? Math.abs(values[i]) + 0.1f : values[i];
                }
              }
            });
    return parameters;
  }
}
