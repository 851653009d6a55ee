package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Disagreement;
import io.github.gcn4j.evaluation.ModelComparison;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SkippedImage;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.report.ComparisonJson;
import io.github.gcn4j.report.ComparisonReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two models that were measured on the same images.
 *
 * @param first one
 * @param second the other
 * @param firstName what it is called in short
 * @param secondName likewise
 */
record ComparedModels(Side first, Side second, String firstName, String secondName) {
  private static final String EXTENSION = ".safetensors";
  private static final int PICTURES = 24;

  /**
   * One of the two.
   *
   * @param file where it is from
   * @param model what it is
   * @param evaluation how it did
   */
  record Side(Path file, Model model, ModelEvaluation evaluation) {
    private String stem() {
      String name = String.valueOf(file.getFileName());
      return name.endsWith(EXTENSION)
          ? name.substring(0, name.length() - EXTENSION.length())
          : name;
    }
  }

  /** Named after their files, or A and B where those have the same name. */
  static ComparedModels of(Side first, Side second) {
    boolean distinct = !first.stem().equals(second.stem());
    return new ComparedModels(
        first, second, distinct ? first.stem() : "A", distinct ? second.stem() : "B");
  }

  ModelComparison comparison() {
    return new ModelComparison(first.evaluation().model(), second.evaluation().model());
  }

  /** What must be known before believing the figures. */
  List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    warn(firstName, first.evaluation(), warnings);
    warn(secondName, second.evaluation(), warnings);
    return warnings;
  }

  private static void warn(String name, ModelEvaluation evaluation, List<String> warnings) {
    int trainedOn = trainedOn(evaluation);
    if (trainedOn > 0) {
      warnings.add(
          "WARNING: %s was trained on %d of these %d images: the comparison says nothing about new images"
              .formatted(name, trainedOn, evaluation.model().images()));
    } else if (!evaluation.seen().perhaps().isEmpty()) {
      warnings.add(
          "note: %s kept no hashes: it may have been trained on these images".formatted(name));
    }
  }

  private static int trainedOn(ModelEvaluation evaluation) {
    return evaluation.seen().trainedOn().size();
  }

  /** Under the names scripts depend on. */
  Map<String, Object> json(List<SkippedImage> skipped) {
    Map<String, Object> json = new LinkedHashMap<>(ComparisonJson.of(outline().build()));
    json.put("trained_on", List.of(trainedOn(first.evaluation()), trainedOn(second.evaluation())));
    json.put("skipped", EvaluationJson.skipped(skipped));
    return json;
  }

  /**
   * The page, with pictures of what the models disagree on.
   *
   * @throws IOException if a picture cannot be read again
   */
  ComparisonReport report(Pictures pictures) throws IOException {
    List<ComparisonReport.Disputed> disputed = new ArrayList<>();
    for (Disagreement disagreement : surest()) {
      disputed.add(
          new ComparisonReport.Disputed(disagreement.name(), pictures.read(disagreement.name())));
    }
    return outline().pictures(disputed).build();
  }

  /** The disagreements in which the two are surest, together. */
  private List<Disagreement> surest() {
    return comparison().disagreements().stream()
        .sorted(
            Comparator.comparingDouble(
                    (Disagreement d) -> d.first().confidence() + d.second().confidence())
                .reversed())
        .limit(PICTURES)
        .toList();
  }

  private ComparisonReport.Builder outline() {
    ComparisonReport.Builder report =
        ComparisonReport.of(
            comparison(),
            new ComparisonReport.Side(firstName, first.evaluation().baseline()),
            new ComparisonReport.Side(secondName, second.evaluation().baseline()));
    warnings().forEach(report::warning);
    Map<String, String> one = properties(first);
    Map<String, String> other = properties(second);
    Set<String> onlyOther = new LinkedHashSet<>(other.keySet());
    onlyOther.removeAll(one.keySet());
    one.forEach((name, value) -> report.property(name, value, other.getOrDefault(name, "–")));
    onlyOther.forEach(name -> report.property(name, "–", other.getOrDefault(name, "–")));
    return report;
  }

  private static Map<String, String> properties(Side side) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("file", side.file().toString());
    properties.put("architecture", side.model().architecture());
    properties.put("parameters", Integer.toString(side.model().program().parameterCount()));
    properties.putAll(ModelFacts.origin(side.model().provenance()));
    return properties;
  }
}
