package io.github.gcn4j.cli;

import io.github.gcn4j.data.NodeFeatures;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a model file tells, as names and values in sections.
 *
 * @param sections facts by name, by section, in reading order; sections without facts are left out
 */
record ModelFacts(Map<String, Map<String, Object>> sections) {
  static final String PROGRAM = "program";
  static final String EVALUATION = "evaluation";

  /** All that a model tells, but for the numbers of its parameters. */
  static ModelFacts of(Model model) {
    Provenance provenance = model.provenance();
    Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
    sections.put("model", summary(model));
    sections.put("input", input(model.preprocessing(), provenance.input()));
    sections.put(PROGRAM, program(model.program()));
    sections.put("training", new LinkedHashMap<>(provenance.training()));
    sections.put("data", new LinkedHashMap<>(provenance.data()));
    sections.put("split", new LinkedHashMap<>(provenance.split()));
    sections.put("environment", new LinkedHashMap<>(provenance.environment()));
    sections.put(EVALUATION, metrics(provenance));
    sections.values().removeIf(Map::isEmpty);
    return new ModelFacts(sections);
  }

  /** Where a model came from, in one list: {@code split seed}, {@code training epochs} … */
  static Map<String, String> origin(Provenance provenance) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("source", provenance.source());
    provenance
        .sections()
        .forEach(
            (section, texts) ->
                texts.forEach((name, text) -> facts.put(section + " " + words(name), text)));
    return facts;
  }

  /** The figures of an evaluation by name: counts are whole numbers, the others are not. */
  static Map<String, Object> metrics(Provenance provenance) {
    Map<String, Object> figures = new LinkedHashMap<>();
    provenance
        .metrics()
        .forEach(
            (name, value) -> figures.put(name, isCount(name) ? Math.round(value) : (Object) value));
    return figures;
  }

  private static boolean isCount(String name) {
    return name.equals("epoch") || name.endsWith("_images");
  }

  private static Map<String, Object> summary(Model model) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("architecture", model.architecture());
    facts.put("classes", String.join(", ", model.classes()));
    facts.put("parameters", Integer.toString(model.program().parameterCount()));
    facts.put("source", model.provenance().source());
    facts.put("temperature", Double.toString(model.trust().temperature()));
    facts.put("pictures", model.trust().pictures().label());
    facts.put(
        "known_looks",
        model
            .trust()
            .novelty()
            .map(novelty -> "distances of " + novelty.distances().length + " images")
            .orElse("none"));
    facts.put("baseline", model.baseline().isPresent() ? "color histogram" : "none");
    facts.put("hashes", model.trainingHashes().size() + " of training images");
    return facts;
  }

  private static Map<String, Object> input(Preprocessing images, Map<String, String> recipe) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put(
        "images",
        "%d×%d pixels, %s"
            .formatted(images.height(), images.width(), images.channels() == 1 ? "gray" : "RGB"));
    facts.put("neighbours", images.connectivity().name().toLowerCase(Locale.ROOT));
    if (images.features() == NodeFeatures.CHANNELS) {
      facts.put("mean", numbers(images.mean()));
      facts.put("std", numbers(images.std()));
    } else {
      facts.put("features", images.features().name().toLowerCase(Locale.ROOT));
    }
    facts.putAll(recipe);
    return facts;
  }

  private static String numbers(List<Float> values) {
    return String.join(", ", values.stream().map(String::valueOf).toList());
  }

  private static Map<String, Object> program(Program program) {
    Map<String, Object> facts = new LinkedHashMap<>();
    for (StepFact step : steps(program)) {
      String shapes = step.shapes().isEmpty() ? "" : ", " + step.shapes();
      facts.put("step_" + step.number(), step.operation() + " → " + step.result() + shapes);
    }
    return facts;
  }

  /**
   * A step of a program.
   *
   * @param number from 1
   * @param operation what it does
   * @param result on what it lives, and how many features
   * @param shapes of its parameters, or empty
   */
  record StepFact(int number, String operation, String result, String shapes) {}

  /** The steps of a program in words. */
  static List<StepFact> steps(Program program) {
    List<StepFact> facts = new ArrayList<>();
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      List<String> shapes = new ArrayList<>();
      for (String name : step.parameters()) {
        ParameterSpec spec = program.parameters().get(name);
        if (spec != null) {
          shapes.add(spec.shape() + " = " + spec.size());
        }
      }
      facts.add(
          new StepFact(
              i + 1,
              step.accept(new StepText()),
              program.type(i + 1).toString(),
              String.join(", ", shapes)));
    }
    return facts;
  }

  /** A fact's name for people. */
  static String words(String name) {
    return name.replace('_', ' ');
  }

  /** A fact's value for people. */
  static String words(Object value) {
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.4g", number)
            .replaceFirst("(\\.\\d*?)0+$", "$1")
            .replaceFirst("\\.$", "")
        : value.toString();
  }
}
