package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.TrainingCheckpoint;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** {@code gcn train}. */
final class TrainCommand extends GcnCommand {
  private final Argument<Path> data =
      required("--data", "DIR", Path.class, "Image folder: one sub-folder for each class.");
  private final Argument<Path> out =
      required(
          "--out",
          "FILE",
          Path.class,
          "Model file to write; one that is there is replaced after the first epoch.");
  private final RecipeOptions recipe = new RecipeOptions(this);
  private final SplitOptions split = new SplitOptions(this);
  private final Argument<Path> resume;
  private final Argument<Path> like;
  private final Argument<Path> report;
  private final Argument<Boolean> json;
  private final BackendChoice backend;

  TrainCommand(Shell shell) {
    super(
        "train",
        shell,
        "Trains a model on a folder with a sub-folder of images for each class. The best epoch, that"
            + " of the lowest loss on validation images, is the result; test images are not looked"
            + " at before the end.",
        "Beside OUT (model.safetensors) it writes model.last.safetensors (the last epoch),"
            + " model.log.jsonl (a line for each epoch) and, until it is done,"
            + " model.checkpoint.safetensors, whole at any moment, and model.lock.",
        "The same options, data, backend and Java version give the same file, whatever the number of"
            + " threads, and whether the run was killed and resumed or not.");
    usage().customSynopsis("gcn train --data DIR --out FILE [OPTIONS]");
    heading("Runs");
    resume =
        optional(
            "--resume",
            "FILE",
            Path.class,
            "Go on with a run that was stopped, from its model.checkpoint.safetensors; its options"
                + " need not be repeated.");
    like =
        optional(
            "--like",
            "FILE",
            Path.class,
            "Repeat the run that made this model; its options need not be repeated.");
    report =
        optional("--report", "DIR", Path.class, "Write an HTML report of training and test here.");
    json = json("Print the result as one JSON document.");
    backend = new BackendChoice(this);
  }

  @Override
  public Integer call() throws IOException {
    TrainingPlan plan = plan();
    try (Interruption interruption = Interruption.guard();
        TensorBackend opened = backend.open()) {
      TrainingJob job = new TrainingJob(plan, opened, backend.threads(), shell());
      try {
        print(plan, job.run(interruption));
        return 0;
      } catch (CancellationException | InterruptedIOException e) {
        shell().note(job.stopped());
        return Interruption.STATUS;
      }
    }
  }

  private TrainingPlan plan() throws IOException {
    require(
        resume.ifGiven().isEmpty() || like.ifGiven().isEmpty(),
        "expected --resume or --like, found both: leave one out");
    Optional<TrainingCheckpoint> checkpoint = checkpoint();
    Optional<Origin> origin = origin(checkpoint);
    Recipe wanted = recipe.recipe(origin.map(Origin::recipe));
    origin.ifPresent(run -> run.require(wanted));
    SplitPlan divided = split.plan(origin, wanted.options().seed());
    if (checkpoint.isPresent() && isOfAFold(divided)) {
      divided = divided.withAllFolds();
    }
    split.requireNoFoldsBeside(divided);
    require(
        report.ifGiven().isEmpty() || divided.tests(),
        "--report: expected test images, found --test-fraction 0: leave one out");
    split.requireFor(wanted, divided);
    return new TrainingPlan(
        data.value(), out.value(), wanted, divided, origin, checkpoint, report.ifGiven());
  }

  private Optional<TrainingCheckpoint> checkpoint() throws IOException {
    if (resume.ifGiven().isEmpty()) {
      return Optional.empty();
    }
    if (Files.notExists(resume.value())) {
      throw new CommandException(
          "a checkpoint " + resume.value(),
          "nothing",
          "start without --resume (a run leaves none before its first epoch ends, nor when it is done)");
    }
    return Optional.of(TrainingCheckpoint.read(resume.value()));
  }

  private Optional<Origin> origin(Optional<TrainingCheckpoint> checkpoint) throws IOException {
    if (checkpoint.isPresent()) {
      return Optional.of(new Origin(resume.value(), checkpoint.get().provenance()));
    }
    if (like.ifGiven().isEmpty()) {
      return Optional.empty();
    }
    Model made = ModelFile.read(like.value());
    Origin run = new Origin(like.value(), made.provenance());
    run.changed(made).ifPresent(shell()::note);
    return Optional.of(run);
  }

  /** Whether the checkpoint is one that a cross-validation to the same output left. */
  private boolean isOfAFold(SplitPlan divided) {
    if (divided.fold() == 0) {
      return false;
    }
    Path ofFold = OutputFiles.ofFold(out.value(), divided.fold()).checkpoint();
    return ofFold.toAbsolutePath().normalize().equals(resume.value().toAbsolutePath().normalize());
  }

  private void print(TrainingPlan plan, TrainingOutcome outcome) {
    boolean folds = plan.split().crossValidates();
    if (json.value()) {
      Map<String, Object> document =
          folds ? TrainingJson.ofFolds(outcome) : TrainingJson.of(outcome);
      shell().out().println(Json.format(document));
    } else if (folds) {
      shell().out().print(FoldsText.of(outcome.folds()));
    } else {
      outcome.first().trained().test().ifPresent(test -> shell().out().print(test.text()));
    }
    outcome.runs().forEach(run -> shell().note("wrote " + run.file()));
  }
}
