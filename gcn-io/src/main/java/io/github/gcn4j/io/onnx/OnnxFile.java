package io.github.gcn4j.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import io.github.gcn4j.graph.Graph;
import io.github.gcn4j.graph.GraphBatch;
import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Models as ONNX files, of the standard operators of version {@value #OPSET} and none of our own.
 * There is no way back: keep the model file.
 *
 * <p>The graph's nodes are part of the file; only the number of signals, N, is open. The input
 * {@code input} of a model holds pixels, bytes divided by 255: {@code [N, channels, height,
 * width]}; what makes features of them is part of the file. That of a program holds features of
 * nodes: {@code [N, features, height, width]} on a grid, {@code [N, features, nodes]} on any other
 * graph. Outputs are {@code logits} and, with the model's temperature, {@code probabilities}, both
 * {@code [N, classes]}. Training is left behind: dropout does nothing and batch normalisation
 * applies its running statistics. The same model and version of gcn4j give the same bytes.
 */
public final class OnnxFile {
  /** The version of ONNX's operators: of 2020, so that runtimes of that age know them, too. */
  public static final int OPSET = 13;

  /** The version of the file format that belongs to it. */
  private static final int IR_VERSION = 7;

  private OnnxFile() {}

  /**
   * Writes a model, all of it or nothing (see {@link AtomicFile}). Class names (a JSON list),
   * preprocessing and provenance (as in the model file) stand in the metadata.
   *
   * @param model what to write
   * @param target where; a file already there is replaced
   * @throws IOException if the folder is missing, cannot be written or is full; a file already
   *     there is then unchanged
   * @throws IllegalArgumentException as {@link #toBytes(Program, Parameters, Graph)}
   */
  public static void write(Model model, Path target) throws IOException {
    byte[] bytes = toBytes(model);
    AtomicFile.write(target, out -> out.write(bytes));
  }

  /**
   * Writes a model to memory.
   *
   * @param model what to write
   * @return the file's bytes
   * @throws IllegalArgumentException as {@link #toBytes(Program, Parameters, Graph)}
   */
  public static byte[] toBytes(Model model) {
    model.parameters().requireFor(model.program());
    ModelProto.Builder file = file(new ProgramExport(model), model.trust().temperature());
    OnnxMetadata.describe(model, file);
    return file.build().toByteArray();
  }

  /**
   * Writes a program on a graph to memory, such as one whose nodes are no pixels.
   *
   * @param program what is computed
   * @param parameters with these values
   * @param graph on these nodes: a grid, or an edge graph of at least one node
   * @return the file's bytes
   * @throws IllegalArgumentException if the parameters are not the program's, the graph is a batch
   *     of several or has no node, the program coarsens what is no grid, or a step attends over
   *     more neighbours than fit a table
   */
  public static byte[] toBytes(Program program, Parameters parameters, Graph graph) {
    parameters.requireFor(program);
    if (graph instanceof GraphBatch batch) {
      throw new IllegalArgumentException(
          "expected one graph to export for, found a batch of "
              + batch.graphs().size()
              + ": export for each of them");
    }
    if (graph.nodes() == 0) {
      throw new IllegalArgumentException("expected a graph with nodes, found none");
    }
    return file(new ProgramExport(program, parameters, graph), 1).build().toByteArray();
  }

  private static ModelProto.Builder file(ProgramExport program, double temperature) {
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setProducerName("gcn4j")
        .setProducerVersion(version())
        .setGraph(program.run(temperature));
  }

  /** The version in the jar's manifest; {@code development} if there is no jar. */
  private static String version() {
    String version = OnnxFile.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
