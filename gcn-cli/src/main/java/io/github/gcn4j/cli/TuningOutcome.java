package io.github.gcn4j.cli;

import io.github.gcn4j.cli.tune.Halving;
import io.github.gcn4j.cli.tune.Parameter;
import io.github.gcn4j.cli.tune.Standing;
import io.github.gcn4j.cli.tune.Trial;
import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.McNemar;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.report.TuningReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a search found.
 *
 * @param plan what was searched
 * @param rungs the standings of each
 * @param splits what the unchanged trial was trained and tested on
 * @param before trainings that an earlier process had done
 * @param trainings all of them
 */
record TuningOutcome(
    TuningPlan plan,
    List<List<Standing>> rungs,
    List<ImageSplit> splits,
    int before,
    int trainings) {

  /** So near an end of its range, on its scale, the best may lie beyond. */
  private static final double EDGE = 0.05;

  /** Everything a person is told. */
  TuningReport report() {
    List<List<Standing>> ways = ways();
    Standing best = last(ways.get(0));
    Optional<Standing> unchanged =
        ways.stream().map(TuningOutcome::last).filter(s -> s.trial().isUnchanged()).findFirst();
    Optional<McNemar> test = unchanged.flatMap(other -> test(best, other));
    List<String> remarks = new ArrayList<>();
    remarks.add(caution());
    remarks.addAll(edges(best.trial()));
    failures().ifPresent(remarks::add);
    return new TuningReport(
        plan.objective().label(),
        words(),
        plan.space().parameters().stream().map(TuningOutcome::parameter).toList(),
        plan.halving().rungs().stream()
            .map(rung -> new TuningReport.Rung(rung.share(), rungs.get(rung.number() - 1).size()))
            .toList(),
        ways.stream().map(this::trial).toList(),
        test,
        verdict(best, unchanged, test),
        remarks,
        commands(best.trial()),
        properties());
  }

  /** The standings of each trial, rung by rung; the best trial first. */
  private List<List<Standing>> ways() {
    Set<Integer> seen = new LinkedHashSet<>();
    List<List<Standing>> ways = new ArrayList<>();
    List<List<Standing>> failed = new ArrayList<>();
    for (int rung = rungs.size() - 1; rung >= 0; rung--) {
      for (Standing standing : Halving.ranked(rungs.get(rung))) {
        int number = standing.trial().number();
        if (seen.add(number)) {
          (standing.isTrained() ? ways : failed).add(way(number));
        }
      }
    }
    ways.addAll(failed);
    return ways;
  }

  private List<Standing> way(int number) {
    return rungs.stream()
        .flatMap(List::stream)
        .filter(standing -> standing.trial().number() == number)
        .toList();
  }

  private static Standing last(List<Standing> way) {
    return way.get(way.size() - 1);
  }

  /** Whether the best and the unchanged one differ by more than chance, on the same images. */
  private Optional<McNemar> test(Standing best, Standing unchanged) {
    if (best.trial().isUnchanged() || unchanged.rung() != best.rung() || !unchanged.isTrained()) {
      return Optional.empty();
    }
    int[] labels = splits.stream().flatMapToInt(s -> IntStream.of(s.test().labels())).toArray();
    int onlyBest = 0;
    int onlyUnchanged = 0;
    for (int i = 0; i < labels.length; i++) {
      boolean one = best.predicted().get(i) == labels[i];
      boolean other = unchanged.predicted().get(i) == labels[i];
      onlyBest += one && !other ? 1 : 0;
      onlyUnchanged += other && !one ? 1 : 0;
    }
    return Optional.of(McNemar.of(onlyBest, onlyUnchanged));
  }

  private String words() {
    return splits.size() == 1 ? plan.objective().label() : plan.objective().words();
  }

  private String verdict(Standing best, Optional<Standing> unchanged, Optional<McNemar> test) {
    String reached =
        String.format(
            Locale.ROOT,
            "Trial %d of %d is the best: %.1f %% (%s)",
            best.trial().number(),
            plan.trials().size(),
            100 * best.score(),
            words());
    if (best.trial().isUnchanged()) {
      return "None of %d other trials is better than the unchanged settings: %.1f %% (%s)."
          .formatted(plan.trials().size() - 1, 100 * best.score(), words());
    }
    if (test.isEmpty()) {
      return reached + "; the unchanged settings could not be trained to the end.";
    }
    McNemar paired = test.get();
    boolean clear = paired.significant() && paired.onlyFirst() > paired.onlySecond();
    return String.format(
        Locale.ROOT,
        "%s, %.1f points above the unchanged settings: %s (%s).",
        reached,
        100 * (best.score() - unchanged.orElseThrow().score()),
        clear ? "more than chance would explain" : "chance may explain that",
        paired.text());
  }

  private String caution() {
    String chosen =
        "The best of many was chosen by the very images it was scored on: its figure flatters. ";
    return chosen
        + (plan.list().isPresent()
            ? "The command below tests it on the images that were not listed."
            : "Test it on images that had no say (--list keeps some back).");
  }

  private List<String> edges(Trial best) {
    List<String> edges = new ArrayList<>();
    for (Parameter parameter : plan.space().parameters()) {
      String value = best.settings().get(parameter.name());
      if (value == null) {
        continue;
      }
      parameter
          .position(value)
          .ifPresent(
              position -> {
                if (position <= EDGE || position >= 1 - EDGE) {
                  edges.add(
                      "%s of the best trial is %s, at the %s end of %s: a better value may lie beyond."
                          .formatted(
                              parameter.name(),
                              value,
                              position <= EDGE ? "lower" : "upper",
                              parameter.text()));
                }
              });
    }
    return edges;
  }

  private Optional<String> failures() {
    List<Standing> failed =
        rungs.stream().flatMap(List::stream).filter(one -> !one.isTrained()).toList();
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%d of %d trials could not be trained, the first: %s."
                .formatted(
                    failed.size(), plan.trials().size(), failed.get(0).problem().orElse("")));
  }

  private static TuningReport.Parameter parameter(Parameter parameter) {
    boolean logarithmic = parameter instanceof Parameter.Range range && range.logarithmic();
    List<String> choices = parameter instanceof Parameter.Choices some ? some.values() : List.of();
    return new TuningReport.Parameter(parameter.name(), parameter.text(), logarithmic, choices);
  }

  private TuningReport.Trial trial(List<Standing> way) {
    Standing last = last(way);
    Trial trial = last.trial();
    Recipe recipe = plan.trials().getOrDefault(trial, plan.unchanged());
    Map<String, String> settings = new LinkedHashMap<>();
    for (Parameter parameter : plan.space().parameters()) {
      Optional<String> value =
          Optional.ofNullable(trial.settings().get(parameter.name()))
              .or(() -> TrainWords.value(recipe, parameter.name()));
      value.ifPresent(text -> settings.put(parameter.name(), text));
    }
    return new TuningReport.Trial(
        trial.number(),
        trial.isUnchanged(),
        settings,
        way.stream().filter(Standing::isTrained).map(TuningOutcome::score).toList(),
        last.problem());
  }

  private static TuningReport.Score score(Standing standing) {
    return new TuningReport.Score(
        standing.rung(),
        standing.epochs(),
        standing.score(),
        standing.folds().stream().map(ConfusionMatrix::accuracy).toList(),
        standing.seconds());
  }

  private List<TuningReport.Command> commands(Trial best) {
    List<TuningReport.Command> commands = new ArrayList<>();
    commands.add(
        new TuningReport.Command("train", "Train a model with it", plan.trainCommand(best)));
    plan.repeatCommand(best)
        .ifPresent(
            line ->
                commands.add(
                    new TuningReport.Command(
                        "repeat", "Repeat the trainings it was judged by", line)));
    return commands;
  }

  private Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("images", splits.get(0).words());
    properties.put("folds", Integer.toString(splits.size()));
    properties.put("objective", plan.objective().label());
    properties.put("space", plan.space().text());
    properties.put(
        "options of every trial",
        plan.recipeOptions().isEmpty()
            ? "none"
            : TrainWords.line(TuningPlan.words(plan.recipeOptions())));
    properties.put(
        "trainings", trainings + (before > 0 ? ", " + before + " of them before a stop" : ""));
    return properties;
  }
}
