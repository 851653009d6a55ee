package io.github.gcn4j.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Adjacency;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.graph.EdgeGraph;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.graph.Grid;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.model.Trust;
import io.github.gcn4j.program.Activation;
import io.github.gcn4j.program.BatchNorm;
import io.github.gcn4j.program.GatConv;
import io.github.gcn4j.program.GcnConv;
import io.github.gcn4j.program.GinConv;
import io.github.gcn4j.program.GraphNorm;
import io.github.gcn4j.program.Initializer;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.ProgramBuilder;
import io.github.gcn4j.program.Pyramid;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an exported file says; what ONNX Runtime makes of it is tested beside the backends. */
class OnnxFileTest {
  private static final Set<String> STANDARD =
      Set.of(
          "Add",
          "AveragePool",
          "BatchNormalization",
          "Concat",
          "Conv",
          "Div",
          "Elu",
          "Equal",
          "Expand",
          "Flatten",
          "Gather",
          "Gemm",
          "GlobalAveragePool",
          "GlobalMaxPool",
          "Greater",
          "LeakyRelu",
          "MatMul",
          "Mul",
          "ReduceSum",
          "Relu",
          "Reshape",
          "Resize",
          "Shape",
          "Sigmoid",
          "Slice",
          "Softmax",
          "Sqrt",
          "Sub",
          "Tanh",
          "Transpose",
          "Unsqueeze",
          "Where");

  @TempDir Path folder;

  @ParameterizedTest(name = "on {0}")
  @MethodSource("graphs")
  void everyKindOfStepBecomesStandardOperatorsThatReadWhatIsDefinedBefore(Graph graph)
      throws InvalidProtocolBufferException {
    GraphProto exported = exported(everyStep(graph instanceof Grid), graph).getGraph();

    Set<String> defined = new HashSet<>();
    exported.getInputList().forEach(input -> defined.add(input.getName()));
    Set<String> unread = new HashSet<>();
    for (TensorProto constant : exported.getInitializerList()) {
      assertThat(defined.add(constant.getName())).as("one %s", constant.getName()).isTrue();
      unread.add(constant.getName());
      long values = constant.getDimsList().stream().reduce(1L, Math::multiplyExact);
      int bytes = constant.getDataType() == TensorProto.DataType.FLOAT.getNumber() ? 4 : 8;
      assertThat(constant.getRawData().size()).isEqualTo(values * bytes);
    }
    for (NodeProto node : exported.getNodeList()) {
      assertThat(STANDARD).contains(node.getOpType());
      assertThat(node.getDomain()).isEmpty();
      List<String> inputs = node.getInputList().stream().filter(i -> !i.isEmpty()).toList();
      assertThat(defined).as(node.getName()).containsAll(inputs);
      assertThat(defined.add(node.getOutput(0))).as("one %s", node.getOutput(0)).isTrue();
      unread.removeAll(node.getInputList());
    }
    assertThat(defined).contains("logits", "probabilities");
    assertThat(unread).isEmpty();
  }

  static Stream<Graph> graphs() {
    return Stream.of(
        Grid.of(5, 7),
        new Grid(4, 3, Connectivity.EIGHT),
        star(4),
        star(40),
        star(600),
        EdgeGraph.of(3, new int[] {0}, new int[] {1}));
  }

  /** Everyone sends to node 0, whose row is far longer than the others'. */
  private static EdgeGraph star(int nodes) {
    int[] sources = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      sources[i] = i;
    }
    return EdgeGraph.of(nodes, sources, new int[nodes]);
  }

  private static Program everyStep(boolean grid) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Layer.standardise(0.02));
    for (Activation function : Activation.values()) {
      layers.add(new GcnConv("conv " + function, 8));
      layers.add(Layer.activate(function));
    }
    layers.add(new BatchNorm("norm"));
    layers.add(new GinConv("gin", Layer.linear("mlp", 4)));
    layers.add(new GraphNorm("graph norm"));
    layers.add(new GatConv("gat", 2, 2));
    layers.add(Layer.highPass(Adjacency.LAPLACIAN));
    layers.add(Layer.propagate(Adjacency.MEAN));
    layers.add(Layer.propagate(Adjacency.PLAIN));
    if (grid) {
      layers.add(Layer.coarsen());
      layers.add(new GcnConv("coarse", 8));
    }
    layers.add(
        Layer.concat(
            Layer.pool(Readout.values()),
            Layer.attentionPool(Layer.linear("gate", 1)),
            Layer.weightedPool(
                Layer.chain(Layer.select(1, 1), Layer.relu()), Readout.MEAN, Readout.STD)));
    layers.add(Layer.linear("fc", 3));
    layers.add(Layer.dropout(0.5));
    return Program.sequential(2, layers.toArray(Layer[]::new));
  }

  private static ModelProto exported(Program program, Graph graph)
      throws InvalidProtocolBufferException {
    return ModelProto.parseFrom(OnnxFile.toBytes(program, parameters(program), graph));
  }

  private static Parameters parameters(Program program) {
    return Parameters.initial(program, new SplittableRandom(1));
  }

  @Test
  void inputsAndOutputsHaveNamesAndShapesAndAnOpenNumberOfSignals() throws IOException {
    Program program = Preset.PYRAMID.program(3, 4);

    GraphProto grid = exported(program, Grid.of(37, 50)).getGraph();
    GraphProto edges = exported(everyStep(false), star(9)).getGraph();

    assertThat(shapes(grid.getInputList())).isEqualTo(Map.of("input", "[N, 3, 37, 50]"));
    assertThat(shapes(edges.getInputList())).isEqualTo(Map.of("input", "[N, 2, 9]"));
    assertThat(shapes(grid.getOutputList()))
        .isEqualTo(Map.of("logits", "[N, 4]", "probabilities", "[N, 4]"));
  }

  private static Map<String, String> shapes(List<ValueInfoProto> values) {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (ValueInfoProto value : values) {
      List<Dimension> dimensions = value.getType().getTensorType().getShape().getDimList();
      List<String> texts =
          dimensions.stream()
              .map(d -> d.hasDimParam() ? d.getDimParam() : Long.toString(d.getDimValue()))
              .toList();
      shapes.put(value.getName(), texts.toString());
    }
    return shapes;
  }

  @Test
  void metadataTellWhatAnApplicationNeeds() throws IOException {
    Path file = folder.resolve("model.onnx");
    OnnxFile.write(model(), file);

    ModelProto read = ModelProto.parseFrom(Files.readAllBytes(file));

    assertThat(read.getIrVersion()).isEqualTo(7);
    assertThat(read.getOpsetImport(0).getVersion()).isEqualTo(13);
    assertThat(read.getProducerName()).isEqualTo("gcn4j");
    assertThat(read.getDocString()).contains("flat", "5×7 pixels", "Benign, Früh", "medical");
    assertThat(read.getGraph().getInput(0).getDocString())
        .isEqualTo(
            "gray pixels, byte / 255, channel by channel; all other preprocessing is in this file");
    Map<String, String> properties = new LinkedHashMap<>();
    for (StringStringEntryProto entry : read.getMetadataPropsList()) {
      properties.put(entry.getKey(), entry.getValue());
    }
    assertThat(properties)
        .containsEntry("architecture", "flat")
        .containsEntry("classes", "[\"Benign\",\"Früh\"]")
        .containsEntry("temperature", "1.5")
        .containsEntry("gcn4j.version", read.getProducerVersion())
        .containsEntry("pictures", "original")
        .containsEntry(
            "preprocessing",
            "{\"height\":5,\"width\":7,\"channels\":1,\"connectivity\":\"four\",\"mean\":[0.25],\"std\":[0.5]}");
    assertThat(Json.parse(properties.get("provenance")))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("source", "trained");
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    assertThat(OnnxFile.toBytes(model())).isEqualTo(OnnxFile.toBytes(model()));
  }

  private static Model model() {
    Program program = Preset.FLAT.program(1, 2);
    return new Model(
            "flat",
            program,
            parameters(program),
            List.of("Benign", "Früh"),
            new Preprocessing(5, 7, 1, Connectivity.FOUR, List.of(0.25f), List.of(0.5f)),
            1.5,
            Provenance.of("trained"),
            Optional.empty(),
            List.of())
        .withTrust(new Trust(1.5, PictureKind.ORIGINAL, Optional.empty()));
  }

  @Test
  void whatMakesFeaturesOfPixelsIsPartOfTheFileInStandardOperators() throws IOException {
    Program program = Program.sequential(4, Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    Model stain =
        new Model(
            "custom",
            program,
            parameters(program),
            List.of("a", "b"),
            Preprocessing.stain(6, 5),
            1,
            Provenance.of("trained"),
            Optional.empty(),
            List.of());

    GraphProto graph = ModelProto.parseFrom(OnnxFile.toBytes(stain)).getGraph();

    assertThat(
            graph.getInput(0).getType().getTensorType().getShape().getDimList().stream()
                .map(Dimension::getDimValue))
        .containsExactly(0L, 3L, 6L, 5L);
    assertThat(graph.getNodeList()).allMatch(node -> node.getDomain().isEmpty());
    assertThat(graph.getNodeList().stream().map(NodeProto::getName)).doesNotHaveDuplicates();
    assertThat(graph.getNodeList().stream().map(NodeProto::getOpType))
        .contains("TopK", "Pad", "Log")
        .isSubsetOf(
            Stream.concat(
                    STANDARD.stream(),
                    Stream.of(
                        "Log", "Max", "Min", "Pad", "ReduceMax", "ReduceMean", "ReduceMin", "TopK"))
                .toList());
    assertThat(OnnxFile.toBytes(stain)).isEqualTo(OnnxFile.toBytes(stain));
  }

  @Test
  void aLinearMapTakesItsBiasAlongAndOtherBiasesAreAdded() throws IOException {
    ProgramBuilder builder = new ProgramBuilder(2);
    int hidden = Layer.linear("first", 3).emit(builder, 0);
    int shifted = builder.step(new Step.Bias(hidden, "first.bias"));
    int pooled = Layer.pool(Readout.MEAN).emit(builder, shifted);
    builder.step(new Step.Bias(pooled, "first.bias"));

    GraphProto graph = exported(builder.build(), Grid.of(2, 2)).getGraph();

    List<String> operators = graph.getNodeList().stream().map(NodeProto::getOpType).toList();
    assertThat(operators)
        .containsExactly("Conv", "Add", "GlobalAveragePool", "Flatten", "Add", "Softmax");
    assertThat(graph.getNode(0).getInputList())
        .containsExactly("input", "first.weight", "first.bias");
    assertThat(graph.getNode(4).getInput(1)).isEqualTo("first.bias[1,3]");
  }

  @Test
  void aSharedProductKeepsItsBiasApart() throws IOException {
    ProgramBuilder builder = new ProgramBuilder(2);
    builder.parameter(spec("w", 3, 2));
    builder.parameter(spec("b", 3));
    int product = builder.step(new Step.Linear(0, "w"));
    int shifted = builder.step(new Step.Bias(product, "b"));
    int both = builder.step(new Step.Combine(product, 0.5f, shifted, 1f));
    Layer.pool(Readout.MEAN).emit(builder, both);

    GraphProto graph = exported(builder.build(), Grid.of(2, 2)).getGraph();

    assertThat(graph.getNode(0).getInputList()).containsExactly("input", "w");
    assertThat(graph.getNode(1).getOpType()).isEqualTo("Add");
  }

  private static ParameterSpec spec(String name, Integer... shape) {
    return new ParameterSpec(name, List.of(shape), Initializer.glorot(1, 1));
  }

  @Test
  void coarseningPadsOddSidesByHand() throws IOException {
    Program program = Program.sequential(1, Layer.coarsen(), Layer.pool(Readout.MEAN));

    NodeProto pool = exported(program, Grid.of(5, 4)).getGraph().getNode(0);

    Map<String, List<Long>> attributes = new LinkedHashMap<>();
    for (AttributeProto attribute : pool.getAttributeList()) {
      attributes.put(attribute.getName(), attribute.getIntsList());
    }
    assertThat(pool.getOpType()).isEqualTo("AveragePool");
    assertThat(attributes)
        .containsEntry("pads", List.of(0L, 0L, 1L, 0L))
        .doesNotContainKey("ceil_mode");
  }

  @Test
  void whatCannotBeExportedIsRefusedInALine() {
    Program flat = Preset.FLAT.program(1, 2);
    Parameters parameters = parameters(flat);
    Grid grid = Grid.of(2, 2);
    EdgeGraph empty = EdgeGraph.of(0, new int[0], new int[0]);
    Program pyramid = Pyramid.of(16, 32).program(3, 2);
    Program attention = Program.sequential(1, new GatConv("gat", 1, 1), Layer.pool(Readout.MEAN));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxFile.toBytes(flat, parameters, new GraphBatch(List.of(grid, grid))))
        .withMessage(
            "expected one graph to export for, found a batch of 2: export for each of them");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxFile.toBytes(flat, parameters, empty))
        .withMessage("expected a graph with nodes, found none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxFile.toBytes(pyramid, parameters, grid))
        .withMessageContaining("expected parameters");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxFile.toBytes(pyramid, parameters(pyramid), star(4)))
        .withMessageStartingWith("step 6, Coarsen: expected a grid");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OnnxFile.toBytes(attention, parameters(attention), star(5000)))
        .withMessageStartingWith("step 2, Attend: expected a table of at most 16777216")
        .withMessageContaining("found 5000 nodes with up to 5000");
  }

  @Test
  void namesOfParametersCannotMeetThoseOfTheExport() {
    for (String name : List.of("input", "logits", "/axis_2")) {
      ProgramBuilder builder = new ProgramBuilder(2);
      builder.parameter(spec(name, 3, 2));
      Layer.pool(Readout.MEAN).emit(builder, builder.step(new Step.Linear(0, name)));
      Program program = builder.build();

      assertThatIllegalArgumentException()
          .isThrownBy(() -> OnnxFile.toBytes(program, parameters(program), Grid.of(2, 2)))
          .withMessageEndingWith("found " + name + ": rename it");
    }
  }
}
