package io.github.gcn4j.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.util.List;
import java.util.Map;

/** What an ONNX file says of a model beside the numbers, for people and for their programs. */
final class OnnxMetadata {
  /** Members of the model file's description that still tell something here. */
  private static final List<String> MEMBERS =
      List.of("architecture", "classes", "preprocessing", "temperature", "pictures", "provenance");

  private OnnxMetadata() {}

  static void describe(Model model, ModelProto.Builder file) {
    Preprocessing images = model.preprocessing();
    file.setDocString(
        "Graph convolutional network (%s) of %d parameters over images of %d×%d pixels: %s. %s"
            .formatted(
                model.architecture(),
                model.program().parameterCount(),
                images.height(),
                images.width(),
                String.join(", ", model.classes()),
                Notice.TEXT));
    ValueInfoProto.Builder input = file.getGraphBuilder().getInputBuilder(0);
    input.setDocString(input(images));
    Map<String, Object> description = ModelFile.description(model);
    for (String member : MEMBERS) {
      Object value = description.get(member);
      if (value != null) {
        add(file, member, value instanceof String text ? text : Json.format(value));
      }
    }
    add(file, "gcn4j.version", file.getProducerVersion());
    add(file, "notice", Notice.TEXT);
  }

  private static String input(Preprocessing images) {
    return "%s pixels, byte / 255, channel by channel; all other preprocessing is in this file"
        .formatted(images.channels() == 1 ? "gray" : "RGB");
  }

  private static void add(ModelProto.Builder file, String key, String value) {
    file.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
  }
}
