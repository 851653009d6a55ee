package io.github.gcn4j.io;

import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.training.AdamMoments;
import io.github.gcn4j.training.EpochReport;
import io.github.gcn4j.training.Score;
import io.github.gcn4j.training.TrainingState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All it takes to go on with a training that was stopped, as a safetensors file: the tensors {@code
 * parameters/…}, {@code best/…}, {@code means/…}, {@code squares/…} and, where the run keeps one,
 * {@code average/…} in single precision, and under {@code gcn4j.checkpoint} a versioned JSON with
 * program, provenance, steps and epochs. Written whole or not at all.
 *
 * @param program what is trained
 * @param provenance what the run was told and is made from
 * @param state how far it is
 */
public record TrainingCheckpoint(Program program, Provenance provenance, TrainingState state) {
  static final String KEY = "gcn4j.checkpoint";
  private static final int VERSION = 1;
  private static final int MOST_EPOCHS = Integer.MAX_VALUE;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the state is not that of the program
   */
  public TrainingCheckpoint {
    Objects.requireNonNull(provenance, "provenance");
    state.parameters().requireFor(program);
    state.best().requireFor(program);
    state.moments().means().requireFor(program);
    state.moments().squares().requireFor(program);
    state.average().ifPresent(average -> average.requireFor(program));
  }

  /**
   * Writes the checkpoint, all of it or nothing (see {@link AtomicFile}).
   *
   * @param target where; a file already there is replaced
   * @throws IOException if it cannot be written; a file already there is then unchanged
   */
  public void write(Path target) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    add(tensors, "parameters/", state.parameters());
    add(tensors, "best/", state.best());
    add(tensors, "means/", state.moments().means());
    add(tensors, "squares/", state.moments().squares());
    state.average().ifPresent(average -> add(tensors, "average/", average));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("version", VERSION);
    json.put("program", ProgramJson.write(program));
    json.put("provenance", ProvenanceJson.write(provenance));
    json.put("steps", state.moments().steps());
    json.put("averaged", state.average().isPresent());
    json.put("epochs", state.reports().stream().map(TrainingCheckpoint::json).toList());
    SafetensorsWriter.write(
        new SafetensorsFile(Map.of("format", "gcn4j", KEY, Json.format(json)), tensors), target);
  }

  private void add(List<Tensor> tensors, String prefix, Parameters parameters) {
    for (ParameterSpec spec : program.parameters().values()) {
      long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
      tensors.add(Tensor.ofFloats(prefix + spec.name(), parameters.get(spec.name()), shape));
    }
  }

  private static Map<String, Object> json(EpochReport report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("epoch", report.epoch());
    json.put("epochs", report.epochs());
    json.put("training", json(report.training()));
    report.validation().ifPresent(score -> json.put("validation", json(score)));
    json.put("best", report.best());
    json.put("seconds", report.seconds());
    return json;
  }

  private static Map<String, Object> json(Score score) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("loss", score.loss());
    json.put("accuracy", score.accuracy());
    return json;
  }

  /**
   * Reads a checkpoint of at most {@link SafetensorsReader#DEFAULT_MAXIMUM_BYTES}.
   *
   * @param path the file
   * @throws ModelFormatException if it is no checkpoint of a version this library knows
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read
   */
  public static TrainingCheckpoint read(Path path) throws IOException {
    SafetensorsFile file = SafetensorsReader.read(path);
    String source = path.toString();
    String text = file.metadata().get(KEY);
    if (text == null) {
      throw new ModelFormatException(
          source,
          "expected a checkpoint of a training, found another safetensors file: name the one that ends in .checkpoint.safetensors");
    }
    try {
      JsonObject json = JsonObject.parse(text);
      if (json.integer("version") != VERSION) {
        throw new JsonFormatException(
            "expected version %d, found %d: train with the gcn4j that wrote it, or anew"
                .formatted(VERSION, json.integer("version")));
      }
      json.requireOnly("version", "program", "provenance", "steps", "averaged", "epochs");
      Program program = ProgramJson.read(json.object("program"));
      TensorShelf shelf = new TensorShelf(source, file);
      Parameters parameters = take(shelf, "parameters/", program);
      Parameters best = take(shelf, "best/", program);
      AdamMoments moments =
          AdamMoments.of(
              program,
              json.integer("steps"),
              take(shelf, "means/", program),
              take(shelf, "squares/", program));
      Optional<Parameters> average =
          json.truth("averaged") ? Optional.of(take(shelf, "average/", program)) : Optional.empty();
      shelf.requireAllTaken();
      List<EpochReport> reports = new ArrayList<>();
      for (JsonObject epoch : json.objects("epochs")) {
        reports.add(report(epoch));
      }
      return new TrainingCheckpoint(
          program,
          ProvenanceJson.read(json.object("provenance")),
          new TrainingState(parameters, moments, average, best, reports));
    } catch (JsonFormatException | IllegalArgumentException e) {
      throw new ModelFormatException(source, "checkpoint: " + e.getMessage(), e);
    }
  }

  private static Parameters take(TensorShelf shelf, String prefix, Program program)
      throws ModelFormatException {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (ParameterSpec spec : program.parameters().values()) {
      values.put(spec.name(), shelf.floats(prefix + spec.name(), spec.shape()));
    }
    return Parameters.of(program, values);
  }

  private static EpochReport report(JsonObject json) throws JsonFormatException {
    json.requireOnly("epoch", "epochs", "training", "validation", "best", "seconds");
    return new EpochReport(
        json.integer("epoch", 1, MOST_EPOCHS),
        json.integer("epochs", 1, MOST_EPOCHS),
        score(json.object("training")),
        json.has("validation") ? Optional.of(score(json.object("validation"))) : Optional.empty(),
        json.truth("best"),
        json.number("seconds"));
  }

  private static Score score(JsonObject json) throws JsonFormatException {
    json.requireOnly("loss", "accuracy");
    return new Score(json.number("loss"), json.number("accuracy"));
  }
}
