package io.github.gcn4j.cli;

import io.github.gcn4j.cli.tune.Halving;
import io.github.gcn4j.cli.tune.Objective;
import io.github.gcn4j.cli.tune.Space;
import io.github.gcn4j.cli.tune.Trial;
import io.github.gcn4j.imaging.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to search, on what, and where the results go.
 *
 * @param data image folder
 * @param list of the images that have a say, if not all
 * @param out folder of journal and report
 * @param resumes whether to go on with the journal that is there
 * @param split how the images are divided
 * @param splitOptions the options that say so, for the winner's command
 * @param recipeOptions the options every trial starts from
 * @param space what is varied
 * @param objective what the best is best at
 * @param trials with the recipe of each, in the order of their numbers
 * @param halving which of them are trained how long
 */
record TuningPlan(
    Path data,
    Optional<Path> list,
    Path out,
    boolean resumes,
    SplitPlan split,
    Map<String, String> splitOptions,
    Map<String, String> recipeOptions,
    Space space,
    Objective objective,
    Map<Trial, Recipe> trials,
    Halving halving) {

  /** The settings every trial starts from. */
  Recipe unchanged() {
    return trials.values().iterator().next();
  }

  /** What is searched, for the journal. */
  Map<String, String> search() {
    Map<String, String> search = new LinkedHashMap<>();
    search.put("space", space.text());
    search.put("options", String.join(" ", words(recipeOptions)));
    search.put("objective", objective.label());
    search.put("trials", Integer.toString(trials.size()));
    search.put(
        "rungs",
        halving.rungs().stream()
            .map(rung -> rung.trials() + " for " + rung.share())
            .collect(Collectors.joining(", ")));
    return search;
  }

  /** The command that trains one model with a trial's settings. */
  String trainCommand(Trial trial) {
    Map<String, String> images = new LinkedHashMap<>(splitOptions);
    images.remove("--folds");
    if (list.isPresent()) {
      // The images that were not listed are tested on.
      images.remove("--split");
      images.remove("--test-fraction");
      images.put("--train-list", list.get().toString());
    }
    return command(trial, images);
  }

  /** The command that repeats the trainings a trial was judged by, if that is another. */
  Optional<String> repeatCommand(Trial trial) {
    String repeat = command(trial, splitOptions);
    return list.isPresent() || repeat.equals(trainCommand(trial))
        ? Optional.empty()
        : Optional.of(repeat);
  }

  private String command(Trial trial, Map<String, String> images) {
    List<String> words =
        new ArrayList<>(
            List.of("gcn", "train", "--data", data.toString(), "--out", "model.safetensors"));
    words.addAll(words(images));
    words.addAll(words(TrainWords.with(recipeOptions, trial.settings())));
    return TrainWords.line(words);
  }

  /** Options as words of a command line. */
  static List<String> words(Map<String, String> options) {
    List<String> words = new ArrayList<>();
    options.forEach(
        (name, value) -> {
          words.add(name);
          words.add(value);
        });
    return words;
  }
}
