package io.github.gcn4j.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An ONNX graph under construction: operators in order, and constants. A value is known by its
 * name; {@link #OURS} begins those that are no parameter's.
 */
final class OnnxGraph {
  /** The open dimension: how many signals. */
  static final String BATCH = "N";

  /** What the names of an export's own values begin with. */
  static final String OURS = "/";

  private final List<NodeProto.Builder> nodes = new ArrayList<>();
  private final Map<String, TensorProto> constants = new LinkedHashMap<>();
  private final List<ValueInfoProto> known = new ArrayList<>();

  /**
   * Appends an operator of one output.
   *
   * @param operator its name in the standard
   * @param output the name of what it computes
   * @param inputs the names of what it reads
   * @return {@code output}
   */
  String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    nodes.add(
        NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(Arrays.asList(attributes)));
    return output;
  }

  /** Gives the operator that computes a value one more input, such as its bias. */
  void addInput(String output, String input) {
    nodes.stream()
        .filter(node -> node.getOutput(0).equals(output))
        .forEach(node -> node.addInput(input));
  }

  /** Gives the operator that computes a value one more output, which nobody reads. */
  void addOutput(String output, String unread) {
    nodes.stream()
        .filter(node -> node.getOutput(0).equals(output))
        .forEach(node -> node.addOutput(unread));
  }

  /** Gives a computed value another name, wherever it is read. */
  void rename(String from, String to) {
    for (NodeProto.Builder node : nodes) {
      if (node.getOutput(0).equals(from)) {
        node.setName(to).setOutput(0, to);
      }
      for (int i = 0; i < node.getInputCount(); i++) {
        if (node.getInput(i).equals(from)) {
          node.setInput(i, to);
        }
      }
    }
  }

  /** A single number. */
  String scalar(String name, double value) {
    return floats(name, new float[] {(float) value});
  }

  /** A constant of single-precision numbers; one of the same name and shape is the same. */
  String floats(String name, float[] values, long... shape) {
    return parameter(ours(name), values, shape);
  }

  /**
   * A parameter as a constant.
   *
   * @return its name, with the shape attached where another shape has it already: of a parameter
   *     that maps nodes here and graphs there
   */
  String parameter(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
  }

  /** A constant of whole numbers, shared as {@link #floats}. */
  String integers(String name, long[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(Long.BYTES, values.length))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    return constant(ours(name), TensorProto.DataType.INT64, bytes, shape);
  }

  /** A row of whole numbers: a shape, or axes. */
  String row(String name, long... values) {
    return integers(name, values, values.length);
  }

  private static String ours(String name) {
    return name.startsWith(OURS) ? name : OURS + name;
  }

  private String constant(
      String name, TensorProto.DataType type, ByteBuffer values, long... shape) {
    List<Long> dimensions = Arrays.stream(shape).boxed().toList();
    String free = name;
    while (constants.containsKey(free)) {
      if (Objects.requireNonNull(constants.get(free)).getDimsList().equals(dimensions)) {
        return free;
      }
      free = free + Arrays.toString(shape).replace(" ", "");
    }
    constants.put(
        free,
        TensorProto.newBuilder()
            .setName(free)
            .setDataType(type.getNumber())
            .addAllDims(dimensions)
            .setRawData(ByteString.copyFrom(values.rewind()))
            .build());
    return free;
  }

  /** Tells the shape {@code [N, …]} of a value that readers could not find out by themselves. */
  void shape(String name, long... rest) {
    known.add(batched(name, rest).build());
  }

  /** Single-precision numbers of shape {@code [N, …]}. */
  static ValueInfoProto.Builder batched(String name, long... rest) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam(BATCH));
    for (long dimension : rest) {
      shape.addDim(Dimension.newBuilder().setDimValue(dimension));
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(TensorProto.DataType.FLOAT.getNumber())
                        .setShape(shape)));
  }

  /** The finished graph, still without inputs and outputs. */
  GraphProto.Builder build() {
    GraphProto.Builder graph = GraphProto.newBuilder().setName("program");
    nodes.forEach(graph::addNode);
    return graph.addAllInitializer(constants.values()).addAllValueInfo(known);
  }
}
