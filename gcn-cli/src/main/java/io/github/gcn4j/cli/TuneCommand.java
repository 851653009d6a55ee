package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.cli.tune.Halving;
import io.github.gcn4j.cli.tune.Objective;
import io.github.gcn4j.cli.tune.Parameter;
import io.github.gcn4j.cli.tune.Space;
import io.github.gcn4j.cli.tune.Trial;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.report.TuningJson;
import io.github.gcn4j.report.TuningReport;
import io.github.gcn4j.training.Optimizer;
import io.github.gcn4j.training.TrainingOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ParameterException;

/** {@code gcn tune}. */
final class TuneCommand extends GcnCommand {
  private static final int MOST_TRIALS = 10_000;
  private static final int LARGEST_FACTOR = 100;

  private final Argument<Path> data =
      required("--data", "DIR", Path.class, "Image folder: one sub-folder for each class.");
  private final Argument<Path> out =
      required(
          "--out",
          "DIR",
          Path.class,
          "Folder for trials.jsonl (a line for each training, on disk before the next) and, at the"
              + " end, report.html and report.json.");
  private final Argument<String> space;
  private final Argument<Integer> count;
  private final Argument<Integer> factor;
  private final Argument<Integer> fewestEpochs;
  private final Argument<String> objective;
  private final Argument<Boolean> resume;
  private final Argument<Path> list;
  private final SplitOptions split;
  private final Set<String> splitNames;
  private final RecipeOptions recipe;
  private final Argument<Boolean> json;
  private final BackendChoice backend;
  private final TrainWords train;

  TuneCommand(Shell shell) {
    super(
        "tune",
        shell,
        "Searches for better training settings: draws some by chance, trains each for a few epochs,"
            + " and goes on with the best part of them for more (successive halving).",
        "The first trial changes nothing, so that the others are measured by it. In the end stand a"
            + " table, a report, and the gcn train command of the winner.",
        "The same options, data, backend and Java version give the same trials and scores, whether"
            + " the search was killed and resumed or not.");
    train = new TrainWords(shell);
    usage().customSynopsis("gcn tune --data DIR --out DIR [--space SPACE] [OPTIONS]");
    heading("Search");
    space =
        optional(
            "--space",
            "SPACE",
            String.class,
            "What to vary: options of gcn train without their dashes, as in"
                + " lr=1e-4..1e-2:log,batch=16|32,augment.noise=0..0.05, or a file of such, a line"
                + " each. Default: lr, batch and label-smoothing around the preset's, and"
                + " weight-decay where the optimiser has one.");
    count = withDefault("--trials", "N", Integer.class, "20", "Settings to try.");
    factor =
        withDefault(
            "--halving",
            "N",
            Integer.class,
            "3",
            "Of each rung one trial in N goes on, for N times the epochs; 1 trains all to the end.");
    fewestEpochs =
        withDefault(
            "--min-epochs", "N", Integer.class, "1", "No trial is given up after fewer epochs.");
    objective =
        withDefault(
            "--objective",
            "NAME",
            String.class,
            Objective.ACCURACY.label(),
            "What counts: " + String.join(", ", Objective.names()) + ", on the test images.");
    resume =
        flag(
            "--resume",
            "Go on with the search in --out, which the other options still describe; at most one"
                + " training is repeated.");
    list =
        optional(
            "--list",
            "FILE",
            Path.class,
            "Search on these images only, one per line, relative to DIR: the others have no say,"
                + " and the winner can honestly be tested on them.");
    Set<String> before = Set.copyOf(optionTypes().keySet());
    split = new SplitOptions(this);
    splitNames = names(before);
    recipe = new RecipeOptions(this);
    heading("Runs");
    json = json("Print the result as one JSON document.");
    backend = new BackendChoice(this);
  }

  private Set<String> names(Set<String> before) {
    Map<String, Class<?>> names = new LinkedHashMap<>(optionTypes());
    names.keySet().removeAll(before);
    return Set.copyOf(names.keySet());
  }

  @Override
  public Integer call() throws IOException {
    TuningPlan plan = plan();
    try (Interruption interruption = Interruption.guard();
        TensorBackend opened = backend.open()) {
      TuningJob job = new TuningJob(plan, opened, backend.threads(), shell());
      try {
        print(job.run(interruption));
        return 0;
      } catch (CancellationException | InterruptedIOException e) {
        shell().note(job.stopped());
        return Interruption.STATUS;
      }
    }
  }

  private TuningPlan plan() throws IOException {
    requireBetween("--trials", count.value(), 1, MOST_TRIALS);
    requireBetween("--halving", factor.value(), 1, LARGEST_FACTOR);
    requireBetween("--min-epochs", fewestEpochs.value(), 1, Integer.MAX_VALUE);
    Recipe unchanged = recipe.recipe(Optional.empty());
    SplitPlan divided = split.plan(Optional.empty(), unchanged.options().seed());
    require(
        divided.tests(),
        "--test-fraction: expected test images to score by, found 0: leave it out");
    require(
        list.ifGiven().isEmpty() || divided.kind() != SplitPlan.Kind.LISTS,
        "expected --list or --train-list and --test-list, found both: leave one out");
    split.requireFor(unchanged, divided);
    Map<String, String> options = given(train.names());
    Space varied = space(unchanged, options);
    Map<Trial, Recipe> trials = trials(varied, options, divided);
    if (trials.size() < count.value()) {
      shell().note("the space has only %d different trials".formatted(trials.size()));
    }
    int epochs = trials.values().stream().mapToInt(each -> each.options().epochs()).min().orElse(1);
    return new TuningPlan(
        data.value(),
        list.ifGiven(),
        out.value(),
        resume.value(),
        divided,
        given(splitNames),
        options,
        varied,
        objective(),
        trials,
        Halving.of(trials.size(), factor.value(), epochs, fewestEpochs.value()));
  }

  private Map<String, String> given(Set<String> names) {
    Map<String, String> given = new LinkedHashMap<>(given());
    given.keySet().retainAll(names);
    return given;
  }

  private Objective objective() {
    try {
      return Objective.named(objective.value());
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--objective: " + e.getMessage());
    }
  }

  private Space space(Recipe unchanged, Map<String, String> options) throws IOException {
    String text = space.ifGiven().orElseGet(() -> usualSpace(unchanged.options(), options));
    try {
      Space parsed = Space.parse(text.contains("=") ? text : read(Path.of(text)), train.variable());
      for (Parameter parameter : parsed.parameters()) {
        require(
            !options.containsKey("--" + parameter.name()),
            "--%1$s: expected it as an option or in --space, found both: leave one out"
                .formatted(parameter.name()));
        requirePossible(parameter, options);
      }
      return parsed;
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--space: " + e.getMessage());
    }
  }

  /** What most often matters, around where the recipe stands. */
  private static String usualSpace(TrainingOptions usual, Map<String, String> options) {
    Map<String, String> ranges = new LinkedHashMap<>();
    ranges.put("lr", usual.learningRate() / 10 + ".." + usual.learningRate() * 5 + ":log");
    ranges.put("batch", "8|16|32|64");
    ranges.put("label-smoothing", "0..0.2");
    if (usual.optimizer() instanceof Optimizer.AdamW) {
      ranges.put("weight-decay", "1e-5..0.1:log");
    }
    ranges.keySet().removeIf(name -> options.containsKey("--" + name));
    List<String> entries =
        ranges.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
    return String.join(",", entries);
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new CommandException(
          "--space: " + file + " as a text in UTF-8", "bytes that are not text", "save it as text");
    }
  }

  /** Both ends of each range are tried before anything is trained. */
  private void requirePossible(Parameter parameter, Map<String, String> options) {
    for (String value : parameter.extremes()) {
      try {
        train.recipe(TrainWords.with(options, Map.of(parameter.name(), value)));
      } catch (IllegalArgumentException e) {
        // Of the space, not of an option that nobody wrote.
        String message = String.valueOf(e.getMessage()).replaceFirst("^--[a-z-]+: ", "");
        throw new IllegalArgumentException(parameter.name() + "=" + value + ": " + message, e);
      }
    }
  }

  private Map<Trial, Recipe> trials(Space varied, Map<String, String> options, SplitPlan divided) {
    Map<Trial, Recipe> trials = new LinkedHashMap<>();
    for (Trial trial : varied.draw(count.value(), divided.seed())) {
      try {
        Recipe made = train.recipe(TrainWords.with(options, trial.settings()));
        split.requireFor(made, divided);
        trials.put(trial, made);
      } catch (IllegalArgumentException | ParameterException e) {
        throw wrongUsage(
            "--space: expected settings that go together, found trial %d (%s): %s"
                .formatted(trial.number(), TuningText.settings(trial.settings()), e.getMessage()));
      }
    }
    return trials;
  }

  private void print(TuningReport report) {
    if (json.value()) {
      shell().out().println(Json.format(TuningJson.of(report)));
    } else {
      shell().out().print(TuningText.of(report));
    }
    shell().note("wrote " + out.value().resolve("report.html"));
  }
}
