package io.github.gcn4j.cli;

import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gcn info}. */
@Command(
    name = "info",
    versionProvider = Version.class,
    sortOptions = false,
    description = "Shows what a model file holds: architecture, classes, origin, measured figures.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields before call()
final class InfoCommand implements Callable<Integer> {
  private final Shell shell;

  @Option(names = "--model", required = true, paramLabel = "FILE", description = "Model file.")
  Path model;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "true",
      paramLabel = "",
      hideParamSyntax = true,
      description = "Print one JSON document.")
  boolean json;

  @Mixin CommonOptions common;

  InfoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Model read = ModelFile.read(model);
    if (json) {
      shell.out().println(Json.format(ModelJson.of(read)));
    } else {
      shell.out().print(ModelText.of(read));
    }
    return 0;
  }
}
