package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ListFile;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gcn evaluate}. */
@Command(
    name = "evaluate",
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Measures a model on a folder with a sub-folder of images for each of its classes, beside"
          + " the histogram baseline that was fitted to the model's training images.",
      "Warns if the model was trained on some of them."
    })
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class EvaluateCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "Model file.")
  Path model;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Image folder: one sub-folder for each class of the model.")
  Path data;

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Only these images, one per line, relative to DIR.")
  @Nullable Path list;

  @Option(names = "--report", paramLabel = "DIR", description = "Write an HTML report here.")
  @Nullable Path report;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "",
      hideParamSyntax = true,
      description = "Print one JSON document; fractions are from 0 to 1.")
  boolean json;

  @Mixin BackendChoice backend;
  @Mixin CommonOptions common;

  EvaluateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    try (TensorBackend opened = backend.open()) {
      Model read = ModelFile.read(model);
      if (report != null) {
        Files.createDirectories(report);
      }
      ImageFolder folder = ImageFolder.open(data, read.classes());
      if (list != null) {
        folder = folder.select(ListFile.read(list));
      }
      LoadedImages loaded =
          DataLoading.load(folder, read.preprocessing(), backend.threads(), shell);
      ModelEvaluation evaluation = ModelEvaluation.of(read, loaded.images(), opened);
      evaluation.warning().ifPresent(shell::note);
      if (json) {
        shell.out().println(Json.format(EvaluationJson.of(evaluation, loaded.skipped())));
      } else {
        shell.out().print(evaluation.text());
      }
      if (report != null) {
        shell.note("wrote " + EvaluationReport.write(read, evaluation, data, List.of(), report));
      }
      return 0;
    }
  }
}
