package io.github.gcn4j.cli;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a model file holds, without the weights, as JSON. */
final class ModelJson {
  private ModelJson() {}

  static Map<String, Object> of(Model model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("architecture", model.architecture());
    json.put("classes", model.classes());
    json.put("parameter_count", model.program().parameterCount());
    json.put("steps", steps(model.program()));
    json.put("parameters", parameters(model.program()));
    json.put("preprocessing", preprocessing(model.preprocessing()));
    json.put("temperature", model.temperature());
    json.put("provenance", provenance(model.provenance()));
    json.put("metrics", model.provenance().metrics());
    json.put("baseline", model.baseline().isPresent());
    json.put("trained_on", model.trainingHashes().size());
    json.put("notice", Notice.TEXT);
    return json;
  }

  private static List<Object> steps(Program program) {
    List<Object> steps = new ArrayList<>();
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("step", i + 1);
      json.put("operation", step.accept(new StepText()));
      json.put("level", program.type(i + 1).level().name().toLowerCase(Locale.ROOT));
      json.put("features", program.type(i + 1).features());
      steps.add(json);
    }
    return steps;
  }

  private static Map<String, Object> parameters(Program program) {
    Map<String, Object> shapes = new LinkedHashMap<>();
    program.parameters().forEach((name, spec) -> shapes.put(name, spec.shape()));
    return shapes;
  }

  private static Map<String, Object> preprocessing(Preprocessing preprocessing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("height", preprocessing.height());
    json.put("width", preprocessing.width());
    json.put("channels", preprocessing.channels());
    json.put("connectivity", preprocessing.connectivity().name().toLowerCase(Locale.ROOT));
    json.put("mean", preprocessing.mean());
    json.put("std", preprocessing.std());
    return json;
  }

  private static Map<String, Object> provenance(Provenance provenance) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", provenance.source());
    json.put("data_fingerprint", provenance.dataFingerprint());
    json.put("split", provenance.split());
    json.put("seed", provenance.seed());
    json.put("backend", provenance.backend());
    json.put("hyper_parameters", provenance.hyperParameters());
    json.put("versions", provenance.versions());
    return json;
  }
}
