package io.github.gcn4j.cli;

import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import io.github.gcn4j.models.Pretrained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Models as commands take them: files, or pre-trained ones by name. */
final class ModelChoice {
  /** What serves where none is named. */
  static final Pretrained STANDARD = Pretrained.PYRAMID;

  private ModelChoice() {}

  /** The names there are, for people. */
  static String names() {
    return Arrays.stream(Pretrained.values())
        .map(Pretrained::label)
        .collect(Collectors.joining(", "));
  }

  /**
   * Reads the model that a command was told, or where it was told none, the standard one, whatever
   * files there are.
   *
   * @throws IOException as {@link #read(Path)}
   */
  static ModelFamily read(Optional<Path> named) throws IOException {
    return named.isPresent() ? read(named.get()) : STANDARD.load();
  }

  /** What to call it. */
  static String name(Optional<Path> named) {
    return named.map(Path::toString).orElse(STANDARD.label());
  }

  /**
   * Reads a model. A regular file that is called like a pre-trained one comes before it.
   *
   * @throws io.github.gcn4j.io.ModelFormatException if the file is no model
   * @throws java.nio.file.NoSuchFileException if it is neither a file nor such a name
   * @throws IOException if the file cannot be read
   */
  static ModelFamily read(Path named) throws IOException {
    Optional<Pretrained> pretrained = Pretrained.named(named.toString());
    return pretrained.isPresent() && !Files.isRegularFile(named)
        ? pretrained.get().load()
        : ModelFamily.of(ModelFile.read(named));
  }

  /**
   * Reads a single model, for what works on one program.
   *
   * @throws CommandException if the name is that of several models
   * @throws IOException as {@link #read}
   */
  static Model readOne(Path named) throws IOException {
    List<Model> models = read(named).models();
    if (models.size() > 1) {
      throw new CommandException(
          "one model",
          named + ", which is " + models.size() + " that answer as one",
          "name one of them: "
              + String.join(", ", Pretrained.named(named.toString()).orElseThrow().files()));
    }
    return models.get(0);
  }
}
