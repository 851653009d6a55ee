package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Program;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a model file holds, without the weights, for people: a block for each section, aligned. */
final class ModelText {
  private final StringBuilder out = new StringBuilder();

  private ModelText() {}

  static String of(Model model) {
    ModelText text = new ModelText();
    Map<String, Map<String, Object>> sections = ModelFacts.of(model).sections();
    int width =
        sections.values().stream()
            .flatMap(facts -> facts.keySet().stream())
            .mapToInt(String::length)
            .max()
            .orElse(0);
    sections.forEach(
        (name, facts) -> {
          text.line("%s", name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
          if (name.equals(ModelFacts.PROGRAM)) {
            text.steps(model.program());
          } else {
            facts.forEach(
                (fact, value) ->
                    text.line(
                        "  %-" + width + "s  %s", ModelFacts.words(fact), ModelFacts.words(value)));
          }
          text.line("");
        });
    text.line("%s", Notice.TEXT);
    return text.out.toString();
  }

  private void steps(Program program) {
    List<ModelFacts.StepFact> steps = ModelFacts.steps(program);
    int operation = steps.stream().mapToInt(step -> step.operation().length()).max().orElse(0);
    int result = steps.stream().mapToInt(step -> step.result().length()).max().orElse(0);
    for (ModelFacts.StepFact step : steps) {
      line(
          "  %3d  %-" + operation + "s  %-" + result + "s  %s",
          step.number(),
          step.operation(),
          step.result(),
          step.shapes());
    }
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
  }
}
