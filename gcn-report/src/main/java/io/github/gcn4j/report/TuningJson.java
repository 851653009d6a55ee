package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a {@link TuningReport}, ready for {@link io.github.gcn4j.io.Json}: fractions from
 * 0 to 1.
 */
public final class TuningJson {

  private TuningJson() {}

  /** One document. */
  public static Map<String, Object> of(TuningReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("objective", report.objective());
    json.put("best", trial(report.best()));
    report.unchanged().ifPresent(trial -> json.put("unchanged", trial(trial)));
    report.comparison().ifPresent(test -> json.put("mcnemar", EvaluationFigures.of(test)));
    json.put("verdict", report.verdict());
    json.put("remarks", report.remarks());
    Map<String, Object> commands = new LinkedHashMap<>();
    report.commands().forEach(command -> commands.put(command.name(), command.line()));
    json.put("commands", commands);
    json.put("space", report.parameters().stream().map(TuningReport.Parameter::text).toList());
    List<Object> rungs = new ArrayList<>();
    for (TuningReport.Rung rung : report.rungs()) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("share_of_epochs", rung.share());
      each.put("trials", rung.trials());
      rungs.add(each);
    }
    json.put("rungs", rungs);
    json.put("trials", report.trials().stream().map(TuningJson::trial).toList());
    json.put("notice", Notice.TEXT);
    return json;
  }

  private static Map<String, Object> trial(TuningReport.Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trial", trial.number());
    json.put("unchanged", trial.unchanged());
    trial.last().ifPresent(last -> json.put("score", last.score()));
    json.put("settings", trial.settings());
    trial.problem().ifPresent(problem -> json.put("problem", problem));
    json.put("rungs", trial.scores().stream().map(TuningJson::score).toList());
    return json;
  }

  private static Map<String, Object> score(TuningReport.Score score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("rung", score.rung());
    json.put("epochs", score.epochs());
    json.put("score", score.score());
    json.put("fold_accuracies", score.folds());
    json.put("seconds", score.seconds());
    return json;
  }
}
