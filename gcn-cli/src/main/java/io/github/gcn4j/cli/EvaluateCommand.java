package io.github.gcn4j.cli;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.imaging.DamagedImages;
import io.github.gcn4j.imaging.ImageFolder;
import io.github.gcn4j.imaging.ImagePreparation;
import io.github.gcn4j.imaging.ListFile;
import io.github.gcn4j.imaging.LoadOptions;
import io.github.gcn4j.imaging.LoadedImages;
import io.github.gcn4j.imaging.ModelEvaluation;
import io.github.gcn4j.imaging.SeenImages;
import io.github.gcn4j.imaging.augment.Corruption;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.model.ModelFamily;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code gcn evaluate}. */
final class EvaluateCommand extends GcnCommand {
  private static final int LARGEST_SIDE = 1024;

  private final Argument<Path> model = model();
  private final Argument<Path> data =
      required(
          "--data", "DIR", Path.class, "Image folder: one sub-folder for each class of the model.");
  private final Argument<Path> list =
      optional("--list", "FILE", Path.class, "Only these images, one per line, relative to DIR.");
  private final Argument<String> corrupt =
      optional(
          "--corrupt",
          "LIST",
          String.class,
          "Damage the images first, one thing after the other: brightness=1.1, contrast=0.9 (factors),"
              + " tint=0.05 (warm; -0.05: cold), noise=0.05 (deviation), impulse=0.05 (share of"
              + " values), blur=1 (sigma in pixels), jpeg=50 (quality).");
  private final Argument<Integer> corruptSize =
      optional(
          "--corrupt-size",
          "N",
          Integer.class,
          "Damage the images at N×N pixels. Default: at their own size, before they are resized.");
  private final Argument<Path> report =
      optional(
          "--report",
          "DIR",
          Path.class,
          "Write a report here: a page, charts, and the figures as JSON.");
  private final Argument<Boolean> json =
      json("Print one JSON document; fractions are from 0 to 1.");
  private final AbstainOption abstain = new AbstainOption(this);
  private final BackendChoice backend = new BackendChoice(this);

  EvaluateCommand(Shell shell) {
    super(
        "evaluate",
        shell,
        "Measures a model on a folder with a sub-folder of images for each of its classes, beside"
            + " the histogram baseline that was fitted to the model's training images.",
        "Warns if the model was trained on some of them, or may have been.");
  }

  @Override
  public Integer call() throws IOException {
    Optional<DamagedImages> damage = damage();
    LoadOptions loading = LoadOptions.standard().withThreads(backend.threads());
    abstain.requireShare();
    try (TensorBackend opened = backend.open()) {
      ModelFamily read = ModelChoice.read(model.ifGiven());
      abstain.requireKnowledge(read, ModelChoice.name(model.ifGiven()));
      Optional<Path> pages = report.ifGiven();
      if (pages.isPresent()) {
        Files.createDirectories(pages.get());
      }
      LoadedImages loaded =
          DataLoading.load(
              folder(read),
              ImagePreparation.of(read.models().get(0).preprocessing()),
              damage.map(loading::withChange).orElse(loading),
              shell());
      ModelEvaluation evaluation = ModelEvaluation.of(read, loaded.images(), opened);
      evaluation.warning().ifPresent(shell()::note);
      Optional<Refusals> refusals =
          abstain
              .ifGiven()
              .map(
                  share ->
                      Refusals.of(
                          read, loaded.images(), evaluation.model().predictions(), share, opened));
      if (json.value()) {
        Map<String, Object> figures = EvaluationJson.of(evaluation, loaded.skipped());
        refusals.ifPresent(counts -> counts.addTo(figures));
        damage.ifPresent(done -> figures.put("corruption", done.text()));
        shell().out().println(Json.format(figures));
      } else {
        shell().out().print(evaluation.text());
        damage.ifPresent(
            done -> shell().out().println("The images were damaged first: " + done.text()));
        refusals.ifPresent(counts -> shell().out().print(counts.text()));
      }
      if (pages.isPresent()) {
        Pictures pictures = new Pictures(data.value());
        EvaluationReport page =
            EvaluationReport.of(read, evaluation, damage.map(pictures::changed).orElse(pictures))
                .images(parts(evaluation.seen()))
                .skipped(loaded.skipped());
        damage.ifPresent(page::damaged);
        shell().note("wrote " + page.write(pages.get()));
      }
      return 0;
    }
  }

  private Optional<DamagedImages> damage() {
    Optional<Integer> size = corruptSize.ifGiven();
    if (corrupt.ifGiven().isEmpty()) {
      require(
          size.isEmpty(), "--corrupt-size: expected --corrupt LIST with it, found none: add it");
      return Optional.empty();
    }
    size.ifPresent(side -> requireBetween("--corrupt-size", side, 1, LARGEST_SIDE));
    try {
      return Optional.of(
          new DamagedImages(
              Corruption.parse(corrupt.value()),
              size.isPresent() ? OptionalInt.of(size.get()) : OptionalInt.empty()));
    } catch (IllegalArgumentException e) {
      throw wrongUsage("--corrupt: " + e.getMessage());
    }
  }

  /** Which of the images the model has seen before, as far as that can be told. */
  private static Map<String, List<LabelledImage>> parts(SeenImages seen) {
    Map<String, List<LabelledImage>> parts = new LinkedHashMap<>();
    parts.put("new to the model", seen.others());
    parts.put("trained on", seen.trainedOn());
    parts.put("perhaps trained on", seen.perhaps());
    parts.values().removeIf(List::isEmpty);
    return parts;
  }

  private ImageFolder folder(ModelFamily read) throws IOException {
    ImageFolder all = ImageFolder.open(data.value(), read.classes());
    Optional<Path> listed = list.ifGiven();
    return listed.isPresent() ? all.select(ListFile.read(listed.get())) : all;
  }
}
