package io.github.gcn4j.cli;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Step;
import java.util.Locale;
import java.util.Map;

/** What a model file holds, without the weights, for people. */
final class ModelText {
  private final StringBuilder out = new StringBuilder();

  private ModelText() {}

  static String of(Model model) {
    ModelText text = new ModelText();
    text.summary(model);
    text.steps(model.program());
    text.provenance(model);
    text.line("");
    text.line("%s", Notice.TEXT);
    return text.out.toString();
  }

  private void summary(Model model) {
    Preprocessing images = model.preprocessing();
    field("Architecture", model.architecture());
    field("Parameters", Integer.toString(model.program().parameterCount()));
    field("Classes", String.join(", ", model.classes()));
    field(
        "Images",
        "%d×%d pixels, %s, %s neighbours, mean %s, std %s"
            .formatted(
                images.height(),
                images.width(),
                images.channels() == 1 ? "gray" : "RGB",
                images.connectivity().name().toLowerCase(Locale.ROOT),
                images.mean(),
                images.std()));
    field("Temperature", Double.toString(model.temperature()));
  }

  private void steps(Program program) {
    line("");
    line("Step  %-28s %-16s Parameter", "Operation", "Result");
    for (int i = 0; i < program.steps().size(); i++) {
      Step step = program.steps().get(i);
      StringBuilder shapes = new StringBuilder();
      for (String name : step.parameters()) {
        ParameterSpec spec = program.parameters().get(name);
        shapes.append(spec == null ? "" : spec.shape() + " = " + spec.size());
      }
      line("%4d  %-28s %-16s %s", i + 1, step.accept(new StepText()), program.type(i + 1), shapes);
    }
  }

  private void provenance(Model model) {
    Provenance provenance = model.provenance();
    line("");
    field("Source", provenance.source());
    if (!provenance.split().isEmpty()) {
      field("Images used", provenance.split());
      field("Fingerprint", provenance.dataFingerprint());
      field("Seed", Long.toString(provenance.seed()));
      field("Backend", provenance.backend());
    }
    map("Settings", provenance.hyperParameters());
    map("Versions", provenance.versions());
    map("Metrics", provenance.metrics());
    field("Baseline", model.baseline().isPresent() ? "color histogram, in this file" : "none");
    field("Hashes", model.trainingHashes().size() + " of training images");
  }

  private void map(String title, Map<String, ?> entries) {
    entries.forEach(
        (name, value) ->
            field(
                title,
                name
                    + " "
                    + (value instanceof Double number
                        ? String.format(Locale.ROOT, "%.4g", number)
                        : value)));
  }

  private void field(String name, String value) {
    line("%-12s  %s", name, value);
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
