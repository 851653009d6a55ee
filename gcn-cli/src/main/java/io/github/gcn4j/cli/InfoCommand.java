package io.github.gcn4j.cli;

import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.file.Path;

/** {@code gcn info}. */
final class InfoCommand extends GcnCommand {
  private final Argument<Path> model = model();
  private final Argument<Boolean> json = json("Print one JSON document.");

  InfoCommand(Shell shell) {
    super(
        "info",
        shell,
        "Shows what a model file holds: architecture, classes, origin, measured figures.");
  }

  @Override
  public Integer call() throws IOException {
    Model read = ModelFile.read(model.value());
    if (json.value()) {
      shell().out().println(Json.format(ModelJson.of(read)));
    } else {
      shell().out().print(ModelText.of(read));
    }
    return 0;
  }
}
