package io.github.gcn4j.io;

import io.github.gcn4j.data.NodeFeatures;
import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.graph.Connectivity;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.model.Trust;
import io.github.gcn4j.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of a model that is not numbers, as the versioned JSON that a model file's metadata holds.
 *
 * @param architecture name of the preset, or {@code custom}
 * @param program what is computed
 * @param classes class names, in the order of the logits
 * @param preprocessing how images become node features
 * @param trust how far answers hold; without what pictures the model knows, which is numbers
 * @param provenance where the model came from
 */
record ModelDescription(
    String architecture,
    Program program,
    List<String> classes,
    Preprocessing preprocessing,
    Trust trust,
    Provenance provenance) {
  /** The version written, and the only one read. */
  static final int VERSION = 2;

  /** So that height · width · 3 stays far within an int. */
  private static final int LARGEST_SIDE = 8192;

  static ModelDescription of(Model model) {
    return new ModelDescription(
        model.architecture(),
        model.program(),
        model.classes(),
        model.preprocessing(),
        model.trust(),
        model.provenance());
  }

  String toText() {
    return Json.format(toJson());
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("architecture", architecture);
    json.put("classes", classes);
    json.put("preprocessing", preprocessingJson());
    json.put("temperature", trust.temperature());
    if (trust.pictures() != PictureKind.ANY) {
      json.put("pictures", JsonObject.label(trust.pictures()));
    }
    json.put("program", ProgramJson.write(program));
    json.put("provenance", ProvenanceJson.write(provenance));
    return json;
  }

  private Map<String, Object> preprocessingJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("height", preprocessing.height());
    json.put("width", preprocessing.width());
    json.put("channels", preprocessing.channels());
    json.put("connectivity", JsonObject.label(preprocessing.connectivity()));
    json.put("mean", preprocessing.mean());
    json.put("std", preprocessing.std());
    if (preprocessing.features() != NodeFeatures.CHANNELS) {
      json.put("features", JsonObject.label(preprocessing.features()));
    }
    return json;
  }

  /**
   * Reads a description.
   *
   * @throws JsonFormatException if it is not JSON, of another version, or a member is missing,
   *     unknown, of another type or out of range
   * @throws IllegalArgumentException if the program's steps do not fit together, or a value is one
   *     that the core's types refuse
   */
  static ModelDescription parse(String text) throws JsonFormatException {
    JsonObject json = JsonObject.parse(text);
    requireVersion(json.integer("version"));
    json.requireOnly(
        "version",
        "architecture",
        "classes",
        "preprocessing",
        "temperature",
        "pictures",
        "program",
        "provenance");
    Program program = ProgramJson.read(json.object("program"));
    List<String> classes = json.texts("classes");
    if (classes.size() != program.outputFeatures()) {
      throw new JsonFormatException(
          "classes: expected %d names, one for each logit, found %d"
              .formatted(program.outputFeatures(), classes.size()));
    }
    return new ModelDescription(
        json.text("architecture"),
        program,
        classes,
        preprocessing(json.object("preprocessing")),
        new Trust(json.number("temperature"), pictures(json), Optional.empty()),
        ProvenanceJson.read(json.object("provenance")));
  }

  private static void requireVersion(long version) throws JsonFormatException {
    if (version != VERSION) {
      throw new JsonFormatException(
          "expected version %d, found %d%s"
              .formatted(
                  VERSION,
                  version,
                  version > VERSION
                      ? ": written by a newer gcn4j: update gcn4j"
                      : ": written by an older gcn4j: train or convert the model again"));
    }
  }

  private static Preprocessing preprocessing(JsonObject json) throws JsonFormatException {
    json.requireOnly("height", "width", "channels", "connectivity", "mean", "std", "features");
    return new Preprocessing(
        json.integer("height", 1, LARGEST_SIDE),
        json.integer("width", 1, LARGEST_SIDE),
        json.integer("channels", 1, 3),
        json.choice("connectivity", Connectivity.class),
        singles(json.numbers("mean")),
        singles(json.numbers("std")),
        features(json));
  }

  private static PictureKind pictures(JsonObject json) throws JsonFormatException {
    return json.has("pictures") ? json.choice("pictures", PictureKind.class) : PictureKind.ANY;
  }

  /** Files from before there was a choice do not name any. */
  private static NodeFeatures features(JsonObject json) throws JsonFormatException {
    if (!json.has("features")) {
      return NodeFeatures.CHANNELS;
    }
    try {
      return json.choice("features", NodeFeatures.class);
    } catch (JsonFormatException e) {
      throw new JsonFormatException(e.getMessage() + "; a newer gcn4j may know it: update", e);
    }
  }

  private static List<Float> singles(double[] numbers) {
    List<Float> singles = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      singles.add((float) number);
    }
    return singles;
  }
}
