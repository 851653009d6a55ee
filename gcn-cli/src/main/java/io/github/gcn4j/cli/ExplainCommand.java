package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.explanation.ExplanationProgress;
import io.github.gcn4j.imaging.ImageDecoder;
import io.github.gcn4j.imaging.ImageExplainer;
import io.github.gcn4j.imaging.ImageExplanation;
import io.github.gcn4j.imaging.MapMethod;
import io.github.gcn4j.imaging.PngFile;
import io.github.gcn4j.imaging.RasterImage;
import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.model.ModelFamily;
import io.github.gcn4j.report.ChartFonts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;

/** {@code gcn explain}. */
final class ExplainCommand extends GcnCommand {
  private final Argument<Path> model = model();
  private final Argument<List<Path>> images = images();
  private final Argument<MapMethod> method =
      option(
          OptionSpec.builder("--method")
              .type(MapMethod.class)
              .converters(ExplainCommand::method)
              .completionCandidates(
                  Arrays.stream(MapMethod.values()).map(MapMethod::label).toList())
              .paramLabel("NAME")
              .defaultValue(MapMethod.GRADCAM.label())
              .description("${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}."));
  private final Argument<String> target =
      optional("--class", "NAME", String.class, "Class to explain. Default: the predicted one.");
  private final Argument<Path> out =
      required(
          "--out",
          "FILE|DIR",
          Path.class,
          "PNG to write; of several images, a folder for NAME.png of each.");
  private final Argument<Path> json =
      optional(
          "--json",
          "FILE|DIR",
          Path.class,
          "Write the raw map as JSON too; of several images, a folder for NAME.json of each.");
  private final BackendChoice backend = new BackendChoice(this);

  ExplainCommand(Shell shell) {
    super(
        "explain",
        shell,
        "Shows where in an image the answer came from: a heat map over the image, with a legend.",
        "Maps show what the model looked at, not what is right; docs/explanations.md says how far"
            + " to trust them. An image that cannot be used is reported, the others still run, and"
            + " the exit status is 1.");
  }

  private static MapMethod method(String name) {
    try {
      return MapMethod.named(name);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Integer call() throws IOException {
    List<ImageSearch.Found> found = ImageSearch.in(images.value());
    boolean several = found.size() > 1 || Files.isDirectory(images.value().get(0));
    MapFiles pictures = MapFiles.of(out.value(), ".png", several);
    Optional<MapFiles> maps = json.ifGiven().map(path -> MapFiles.of(path, ".json", several));
    try (TensorBackend opened = backend.open()) {
      ModelFamily read = ModelChoice.read(model.ifGiven());
      requireClass(read.classes());
      pictures.prepare();
      if (maps.isPresent()) {
        maps.get().prepare();
      }
      int failures = 0;
      try (ImageExplainer explainer = ImageExplainer.open(read, opened)) {
        for (ImageSearch.Found image : found) {
          failures += explain(explainer, image, pictures, maps) ? 0 : 1;
          if (shell().out().checkError()) {
            break; // nobody reads on; Main says so
          }
        }
      }
      ChartFonts.missing().ifPresent(shell()::note);
      shell().note(Notice.TEXT);
      return failures == 0 ? 0 : ErrorLines.FAILED;
    }
  }

  private void requireClass(List<String> classes) {
    String name = target.ifGiven().orElse(classes.get(0));
    require(
        classes.contains(name), "--class: expected one of " + classes + ", found '" + name + "'");
  }

  private boolean explain(
      ImageExplainer explainer, ImageSearch.Found found, MapFiles pictures, Optional<MapFiles> maps)
      throws IOException {
    if (found.problem().isPresent()) {
      shell().note(found.problem().get());
      return false;
    }
    RasterImage image;
    ImageExplanation map;
    try {
      image = ImageDecoder.standard().decode(found.file());
      map = explain(explainer, image);
    } catch (IOException e) {
      shell().note(ErrorLines.describe(e));
      return false;
    } catch (IllegalArgumentException e) {
      shell().note(found.file() + ": " + ErrorLines.describe(e));
      return false;
    }
    Path picture = pictures.next(found.file());
    PngFile.write(RasterImage.of(HeatPicture.of(image, map).draw()), picture);
    if (maps.isPresent()) {
      byte[] text = MapJson.of(found.file(), map).getBytes(StandardCharsets.UTF_8);
      AtomicFile.write(maps.get().next(found.file()), stream -> stream.write(text));
    }
    shell().out().println(HeatPicture.line(found.file(), map) + '\t' + picture);
    map.classification().warnings().forEach(warning -> shell().note(found.file() + ": " + warning));
    return true;
  }

  private ImageExplanation explain(ImageExplainer explainer, RasterImage image) {
    if (!shell().interactive() || method.value() == MapMethod.GRADCAM) {
      return explain(explainer, image, ExplanationProgress.NONE);
    }
    try (Bar bar = Bar.ofSteps(shell(), "explaining")) {
      return explain(explainer, image, bar::to);
    }
  }

  private ImageExplanation explain(
      ImageExplainer explainer, RasterImage image, ExplanationProgress progress) {
    return target.ifGiven().isPresent()
        ? explainer.explain(image, target.value(), method.value().method(), progress)
        : explainer.explain(image, method.value().method(), progress);
  }
}
