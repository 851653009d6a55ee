package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.cli.tune.FoldResult;
import io.github.gcn4j.cli.tune.Halving;
import io.github.gcn4j.cli.tune.Journal;
import io.github.gcn4j.cli.tune.Standing;
import io.github.gcn4j.cli.tune.Trial;
import io.github.gcn4j.evaluation.ConfusionMatrix;
import io.github.gcn4j.evaluation.Prediction;
import io.github.gcn4j.imaging.ImageSplit;
import io.github.gcn4j.imaging.ImageTrainer;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.ModelParts;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.report.HtmlReport;
import io.github.gcn4j.report.TuningReport;
import io.github.gcn4j.training.TrainingDivergedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** A search from the image folder to its report: rung after rung, trial after trial. */
final class TuningJob {
  private static final String JOURNAL = "trials.jsonl";

  private final TuningPlan plan;
  private final TensorBackend backend;
  private final TuningData data;
  private final Shell shell;
  private final Map<List<Integer>, FoldResult> done = new LinkedHashMap<>();
  private int before;

  /**
   * A job to be run once.
   *
   * @param threads that load images
   */
  TuningJob(TuningPlan plan, TensorBackend backend, int threads, Shell shell) {
    this.plan = plan;
    this.backend = backend;
    this.data = new TuningData(plan, threads, shell);
    this.shell = shell;
  }

  /** Where a job that was stopped stands, in words. */
  String stopped() {
    return "stopped after %d trainings: the same command with --resume goes on from there"
        .formatted(done.size());
  }

  /**
   * Searches, and writes the report.
   *
   * @throws CommandException if another search writes to the folder, it holds one and this is not
   *     to go on with it, the data cannot be learnt from, or no trial can be trained
   * @throws IOException if images cannot be read or files not be written, or the folder holds
   *     another search
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  TuningReport run(Interruption interruption) throws IOException {
    Path journal = plan.out().resolve(JOURNAL);
    Files.createDirectories(plan.out());
    AtomicFile.requireWritable(journal);
    RunLocks locks = RunLocks.take(List.of(OutputFiles.of(journal)), shell);
    try (locks) {
      requireRightFolder(journal);
      List<ImageSplit> splits = data.of(plan.unchanged());
      Journal.Heading heading = heading(splits.get(0));
      try (Journal opened =
          plan.resumes() ? Journal.resume(journal, heading) : Journal.create(journal, heading)) {
        opened.warning().ifPresent(shell::note);
        opened.results().forEach(result -> done.put(key(result), result));
        before = done.size();
        TuningReport report = search(opened, interruption).report();
        HtmlReport.write(report, plan.out());
        return report;
      }
    }
  }

  private void requireRightFolder(Path journal) throws IOException {
    if (plan.resumes() && Files.notExists(journal)) {
      throw new CommandException(
          "a search to go on with, " + journal, "nothing", "start it without --resume");
    }
    if (!plan.resumes() && Files.exists(journal) && !Journal.isBare(journal)) {
      throw new CommandException(
          "a folder without a search",
          "that of " + journal,
          "go on with it with --resume, or name another --out");
    }
  }

  private Journal.Heading heading(ImageSplit split) throws IOException {
    Provenance provenance = ModelParts.of(plan.unchanged(), split, backend.info()).provenance();
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    sections.put("search", plan.search());
    sections.put("data", provenance.data());
    sections.put("split", provenance.split());
    return new Journal.Heading(sections, provenance.environment());
  }

  private TuningOutcome search(Journal journal, Interruption interruption) throws IOException {
    List<List<Standing>> rungs = new ArrayList<>();
    List<Trial> contenders = List.copyOf(plan.trials().keySet());
    try (TuningProgress progress = new TuningProgress(plan, shell)) {
      for (Halving.Rung rung : plan.halving().rungs()) {
        if (rung.number() > 1) {
          contenders = Halving.survivors(rungs.get(rungs.size() - 1), rung);
        }
        progress.rungStarted(rung, contenders.size(), work(rung, contenders));
        List<Standing> standings = new ArrayList<>();
        for (Trial trial : contenders) {
          Standing standing = stand(trial, rung, journal, progress, interruption);
          standings.add(standing);
          progress.trialFinished(standing, standings.size(), contenders.size());
        }
        requireOne(standings);
        rungs.add(standings);
        progress.rungFinished(rung, standings);
      }
    }
    return new TuningOutcome(plan, rungs, data.of(plan.unchanged()), before, done.size());
  }

  private static void requireOne(List<Standing> standings) {
    if (standings.stream().noneMatch(Standing::isTrained)) {
      throw new CommandException(
          "a trial that can be trained",
          "none of " + standings.size() + " (" + standings.get(0).problem().orElse("") + ")",
          "change --space or the options");
    }
  }

  /** Images that are still to be trained on in a rung, epochs counted. */
  private long work(Halving.Rung rung, List<Trial> contenders) throws IOException {
    long images = 0;
    for (Trial trial : contenders) {
      Recipe recipe = recipe(trial);
      List<ImageSplit> splits = data.of(recipe);
      for (int fold = 1; fold <= splits.size(); fold++) {
        if (!done.containsKey(List.of(trial.number(), rung.number(), fold))) {
          images +=
              (long) rung.epochs(recipe.options().epochs())
                  * splits.get(fold - 1).training().size();
        }
      }
    }
    return images;
  }

  private Recipe recipe(Trial trial) {
    Recipe recipe = plan.trials().get(trial);
    if (recipe == null) {
      throw new IllegalStateException("expected a recipe of trial " + trial.number());
    }
    return recipe;
  }

  private Standing stand(
      Trial trial,
      Halving.Rung rung,
      Journal journal,
      TuningProgress progress,
      Interruption interruption)
      throws IOException {
    Recipe whole = recipe(trial);
    int epochs = rung.epochs(whole.options().epochs());
    Recipe recipe = whole.withOptions(whole.options().withEpochs(epochs));
    List<ImageSplit> splits = data.of(recipe);
    List<ConfusionMatrix> folds = new ArrayList<>();
    List<Integer> predicted = new ArrayList<>();
    double seconds = 0;
    Optional<String> problem = Optional.empty();
    for (int fold = 1; fold <= splits.size() && problem.isEmpty(); fold++) {
      ImageSplit split = splits.get(fold - 1);
      FoldResult result = done.get(List.of(trial.number(), rung.number(), fold));
      if (result == null) {
        progress.foldStarted(trial, fold, splits.size());
        result = train(trial, rung, fold, recipe, split, progress);
        keep(result, journal, interruption);
      }
      seconds += result.seconds();
      problem = result.problem();
      if (problem.isEmpty()) {
        int[] said = result.predicted().stream().mapToInt(Integer::intValue).toArray();
        folds.add(ConfusionMatrix.of(split.test().classes(), split.test().labels(), said));
        predicted.addAll(result.predicted());
      }
    }
    double score = problem.isEmpty() ? plan.objective().of(folds) : 0;
    return new Standing(trial, rung.number(), epochs, score, folds, predicted, problem, seconds);
  }

  private FoldResult train(
      Trial trial,
      Halving.Rung rung,
      int fold,
      Recipe recipe,
      ImageSplit split,
      TuningProgress progress)
      throws IOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("stopped between two trainings");
    }
    long started = System.nanoTime();
    List<Integer> predicted = List.of();
    Optional<String> problem = Optional.empty();
    try {
      ModelParts parts = ModelParts.of(recipe, split, backend.info());
      ModelEvaluation test =
          ImageTrainer.train(parts, split, backend, List.of(progress)).test().orElseThrow();
      predicted = test.model().predictions().stream().map(Prediction::predicted).toList();
    } catch (TrainingDivergedException e) {
      problem = Optional.of(ErrorLines.describe(e));
    } catch (IllegalArgumentException e) {
      if (trial.isUnchanged()) {
        throw e; // not the settings' fault: nothing else could be trained either
      }
      problem = Optional.of(ErrorLines.describe(e));
    }
    return new FoldResult(
        trial.number(),
        rung.number(),
        fold,
        recipe.options().epochs(),
        predicted,
        problem,
        (System.nanoTime() - started) / 1e9);
  }

  /** Ctrl-C must not break a line off: an interrupt would close the journal's channel. */
  private void keep(FoldResult result, Journal journal, Interruption interruption) {
    interruption.undisturbed(
        () -> {
          try {
            journal.append(result);
          } catch (IOException e) {
            throw new UncheckedIOException(e); // whose cause ErrorLines tells
          }
        });
    done.put(key(result), result);
  }

  private static List<Integer> key(FoldResult result) {
    return List.of(result.trial(), result.rung(), result.fold());
  }
}
