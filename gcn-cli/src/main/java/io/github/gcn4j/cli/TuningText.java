package io.github.gcn4j.cli;

import io.github.gcn4j.report.TuningReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a search found, for a terminal: the best trials, what follows, and what to type next. */
final class TuningText {
  private static final int MOST_ROWS = 12;

  private TuningText() {}

  /** Settings in a few words. */
  static String settings(Map<String, String> settings) {
    return settings.isEmpty()
        ? "unchanged"
        : settings.entrySet().stream()
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
  }

  static String of(TuningReport report) {
    StringBuilder text = new StringBuilder();
    text.append(table(report));
    text.append(System.lineSeparator()).append(report.verdict()).append(System.lineSeparator());
    report.remarks().forEach(remark -> text.append(remark).append(System.lineSeparator()));
    for (TuningReport.Command command : report.commands()) {
      text.append(System.lineSeparator()).append(command.purpose()).append(':');
      text.append(System.lineSeparator()).append("  ").append(command.line());
      text.append(System.lineSeparator());
    }
    return text.toString();
  }

  private static String table(TuningReport report) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("Trial", report.objective()));
    boolean folds = report.isFolded();
    if (folds) {
      head.add("worst fold");
    }
    head.add("epochs");
    report.parameters().forEach(parameter -> head.add(parameter.name()));
    rows.add(head);
    int shown = 0;
    for (TuningReport.Trial trial : report.trials()) {
      // The unchanged one is what the others are measured by.
      if (shown < MOST_ROWS || trial.unchanged()) {
        rows.add(row(trial, report, folds));
        shown++;
      }
    }
    String note =
        report.trials().size() > shown
            ? "%d more trials in the report%n".formatted(report.trials().size() - shown)
            : "";
    return aligned(rows) + note;
  }

  private static List<String> row(TuningReport.Trial trial, TuningReport report, boolean folds) {
    Optional<TuningReport.Score> last = trial.last();
    List<String> row = new ArrayList<>();
    row.add(trial.number() + (trial.unchanged() ? " unchanged" : ""));
    row.add(trial.problem().isPresent() ? "failed" : last.map(s -> percent(s.score())).orElse("–"));
    if (folds) {
      row.add(last.map(score -> percent(score.worstFold())).orElse("–"));
    }
    row.add(last.map(score -> Integer.toString(score.epochs())).orElse("–"));
    for (TuningReport.Parameter parameter : report.parameters()) {
      row.add(trial.settings().getOrDefault(parameter.name(), "–"));
    }
    return row;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String aligned(List<List<String>> rows) {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
        String cell = row.get(column);
        String blanks = " ".repeat(width - cell.length());
        line.append(column == 0 ? cell + blanks : "  " + blanks + cell);
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
