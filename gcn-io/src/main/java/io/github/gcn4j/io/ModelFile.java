package io.github.gcn4j.io;

import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.data.PictureStatistics;
import io.github.gcn4j.evaluation.HistogramBaseline;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Novelty;
import io.github.gcn4j.model.Trust;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models as single safetensors files, readable from Python without this library.
 *
 * <p>The parameters stand under PyTorch Geometric's names in single precision, the histogram
 * baseline as {@code baseline.weight} {@code [classes, 96]}, {@code .bias} {@code [classes]},
 * {@code .mean} and {@code .scale} {@code [96]}, what known pictures look like as {@code
 * novelty.mean} {@code [42]}, {@code .whitening} {@code [42, 42]} and {@code .distances}, the
 * hashes of the training images as {@code provenance.image_hashes} (I64, {@code [images]}). The
 * metadata has {@code "format":"gcn4j"} and under {@code "gcn4j.model"} a versioned JSON with
 * everything else. The same model gives the same bytes.
 */
public final class ModelFile {
  private static final String FORMAT_KEY = "format";
  private static final String FORMAT = "gcn4j";
  static final String DESCRIPTION_KEY = "gcn4j.model";
  private static final String BASELINE = "baseline.";
  private static final String NOVELTY = "novelty.";
  private static final String PROVENANCE = "provenance.";
  private static final String HASHES = PROVENANCE + "image_hashes";

  /** A list of boxed hashes takes several times the file's bytes: bounded apart from its size. */
  private static final int MAXIMUM_HASHES = 1 << 22;

  private ModelFile() {}

  /**
   * Writes a model, all of it or nothing (see {@link AtomicFile}); fit for checkpoints.
   *
   * @param model what to write
   * @param target where; a file already there is replaced
   * @throws IOException if the folder is missing, cannot be written or is full; a file already
   *     there is then unchanged
   * @throws IllegalArgumentException as {@link #toBytes(Model)} does
   */
  public static void write(Model model, Path target) throws IOException {
    SafetensorsWriter.write(toFile(model), target);
  }

  /**
   * Writes a model to memory.
   *
   * @param model what to write
   * @return the model file's bytes
   * @throws IllegalArgumentException if the baseline's classes are not the model's, a parameter's
   *     name begins with {@code baseline.}, {@code novelty.} or {@code provenance.}, a metric or
   *     another number is not finite, or there are more than 4,194,304 hashes
   */
  public static byte[] toBytes(Model model) {
    return SafetensorsWriter.toBytes(toFile(model));
  }

  /**
   * Reads a model of at most {@link SafetensorsReader#DEFAULT_MAXIMUM_BYTES}.
   *
   * @param path the model file
   * @return the model
   * @throws ModelFormatException if it is not a valid safetensors file or not a valid model of a
   *     version this library knows
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read
   */
  public static Model read(Path path) throws IOException {
    return read(path, SafetensorsReader.DEFAULT_MAXIMUM_BYTES);
  }

  /**
   * Reads a model of at most so many bytes, such as one a stranger uploaded.
   *
   * @param path the model file
   * @param maximumBytes the largest size accepted
   * @return the model
   * @throws ModelFormatException as {@link #read(Path)}, or if the file is larger
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read
   */
  public static Model read(Path path, long maximumBytes) throws IOException {
    return toModel(path.toString(), SafetensorsReader.read(path, maximumBytes));
  }

  /**
   * Reads a model that is already in memory.
   *
   * @param source a name for error messages
   * @param file the model file's bytes
   * @return the model
   * @throws ModelFormatException as {@link #read(Path)}
   */
  public static Model read(String source, byte[] file) throws ModelFormatException {
    return toModel(source, SafetensorsReader.read(source, file));
  }

  /**
   * Reads a model from a stream, such as a class-path resource, to its end; the stream stays open.
   *
   * @param source a name for error messages
   * @param in the model file, of at most {@link SafetensorsReader#DEFAULT_MAXIMUM_BYTES}
   * @return the model
   * @throws ModelFormatException as {@link #read(Path)}
   * @throws IOException if the stream fails
   */
  public static Model read(String source, InputStream in) throws IOException {
    byte[] file = in.readNBytes((int) SafetensorsReader.DEFAULT_MAXIMUM_BYTES);
    if (in.read() >= 0) {
      throw new ModelFormatException(
          source, "expected at most %d bytes, found more".formatted(file.length));
    }
    return read(source, file);
  }

  /**
   * Returns what a model file says of a model beside the numbers: the versioned JSON of its
   * metadata.
   *
   * @param model what to describe
   * @return version, architecture, classes, preprocessing, temperature, pictures (unless any),
   *     program and provenance, as {@link Json} writes it
   */
  public static Map<String, Object> description(Model model) {
    return ModelDescription.of(model).toJson();
  }

  private static SafetensorsFile toFile(Model model) {
    List<Tensor> tensors = new ArrayList<>();
    for (ParameterSpec spec : model.program().parameters().values()) {
      if (isReserved(spec.name())) {
        throw new IllegalArgumentException(
            "expected a parameter name beginning neither with baseline. nor novelty. nor provenance., found "
                + spec.name());
      }
      long[] shape = spec.shape().stream().mapToLong(Integer::longValue).toArray();
      tensors.add(Tensor.ofFloats(spec.name(), model.parameters().get(spec.name()), shape));
    }
    model.baseline().ifPresent(baseline -> addBaseline(tensors, baseline, model.classes()));
    model.trust().novelty().ifPresent(novelty -> addNovelty(tensors, novelty));
    long[] hashes = model.trainingHashes().stream().mapToLong(Long::longValue).toArray();
    if (hashes.length > MAXIMUM_HASHES) {
      throw new IllegalArgumentException(
          "expected at most %d image hashes, found %d".formatted(MAXIMUM_HASHES, hashes.length));
    }
    if (hashes.length > 0) {
      tensors.add(Tensor.ofLongs(HASHES, hashes, hashes.length));
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FORMAT_KEY, FORMAT);
    metadata.put(DESCRIPTION_KEY, ModelDescription.of(model).toText());
    return new SafetensorsFile(metadata, tensors);
  }

  private static void addBaseline(
      List<Tensor> tensors, HistogramBaseline baseline, List<String> classes) {
    if (!baseline.classes().equals(classes)) {
      throw new IllegalArgumentException(
          "expected a histogram baseline for " + classes + ", found one for " + baseline.classes());
    }
    float[] bias = baseline.bias();
    float[] mean = baseline.mean();
    tensors.add(Tensor.ofFloats(BASELINE + "weight", baseline.weight(), bias.length, mean.length));
    tensors.add(Tensor.ofFloats(BASELINE + "bias", bias, bias.length));
    tensors.add(Tensor.ofFloats(BASELINE + "mean", mean, mean.length));
    tensors.add(Tensor.ofFloats(BASELINE + "scale", baseline.scale(), mean.length));
  }

  private static void addNovelty(List<Tensor> tensors, Novelty novelty) {
    int figures = novelty.mean().length;
    float[] distances = novelty.distances();
    tensors.add(Tensor.ofFloats(NOVELTY + "mean", novelty.mean(), figures));
    tensors.add(Tensor.ofFloats(NOVELTY + "whitening", novelty.whitening(), figures, figures));
    tensors.add(Tensor.ofFloats(NOVELTY + "distances", distances, distances.length));
  }

  private static Model toModel(String source, SafetensorsFile file) throws ModelFormatException {
    String json = file.metadata().get(DESCRIPTION_KEY);
    if (file.metadata().containsKey(TrainingCheckpoint.KEY)) {
      throw new ModelFormatException(
          source,
          "expected a gcn4j model, found the checkpoint of a training: name the model beside it, or go on with gcn train --resume");
    }
    if (json == null) {
      throw new ModelFormatException(
          source,
          "expected a gcn4j model, found a safetensors file without gcn4j metadata; convert a PyTorch Geometric state_dict with: gcn convert FILE model.safetensors --preset flat --classes A,B,…");
    }
    try {
      ModelDescription description = ModelDescription.parse(json);
      TensorShelf shelf = new TensorShelf(source, file);
      Parameters parameters = parameters(description.program(), shelf);
      Trust trust = trust(description.trust(), shelf);
      Optional<HistogramBaseline> baseline = baseline(description.classes(), shelf);
      List<Long> hashes = hashes(shelf);
      shelf.requireAllTaken();
      return new Model(
          description.architecture(),
          description.program(),
          parameters,
          description.classes(),
          description.preprocessing(),
          trust,
          description.provenance(),
          baseline,
          hashes);
    } catch (JsonFormatException | IllegalArgumentException e) {
      throw new ModelFormatException(source, "model description: " + e.getMessage(), e);
    }
  }

  private static Parameters parameters(Program program, TensorShelf shelf)
      throws ModelFormatException {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (ParameterSpec spec : program.parameters().values()) {
      if (isReserved(spec.name())) {
        throw shelf.problem(
            spec.name(),
            "expected a parameter name beginning neither with baseline. nor novelty. nor provenance.");
      }
      values.put(spec.name(), shelf.floats(spec.name(), spec.shape()));
    }
    return Parameters.of(program, values);
  }

  private static Optional<HistogramBaseline> baseline(List<String> classes, TensorShelf shelf)
      throws ModelFormatException {
    if (!shelf.has(BASELINE + "weight")) {
      return Optional.empty(); // if others are there, they are refused as unexpected
    }
    List<Integer> features = List.of(LabelledImage.HISTOGRAM_LENGTH);
    float[] weight =
        shelf.floats(BASELINE + "weight", List.of(classes.size(), LabelledImage.HISTOGRAM_LENGTH));
    float[] bias = shelf.floats(BASELINE + "bias", List.of(classes.size()));
    float[] mean = shelf.floats(BASELINE + "mean", features);
    float[] scale = shelf.floats(BASELINE + "scale", features);
    return Optional.of(new HistogramBaseline(classes, weight, bias, mean, scale));
  }

  private static Trust trust(Trust described, TensorShelf shelf) throws ModelFormatException {
    if (!shelf.has(NOVELTY + "mean")) {
      return described; // if others are there, they are refused as unexpected
    }
    int figures = PictureStatistics.COUNT;
    Tensor distances = shelf.take(NOVELTY + "distances");
    if (distances.shape().length != 1) {
      throw shelf.problem(
          NOVELTY + "distances",
          "expected shape [pictures], found " + Arrays.toString(distances.shape()));
    }
    return described.withNovelty(
        new Novelty(
            shelf.floats(NOVELTY + "mean", List.of(figures)),
            shelf.floats(NOVELTY + "whitening", List.of(figures, figures)),
            distances.floats()));
  }

  private static List<Long> hashes(TensorShelf shelf) throws ModelFormatException {
    if (!shelf.has(HASHES)) {
      return List.of();
    }
    Tensor tensor = shelf.take(HASHES);
    if (tensor.dtype() != DType.I64
        || tensor.shape().length != 1
        || tensor.count() > MAXIMUM_HASHES) {
      throw shelf.problem(
          HASHES,
          "expected I64 of shape [images] with at most %d, found %s %s"
              .formatted(MAXIMUM_HASHES, tensor.dtype(), Arrays.toString(tensor.shape())));
    }
    return Arrays.stream(tensor.longs()).boxed().toList();
  }

  private static boolean isReserved(String name) {
    return name.startsWith(BASELINE) || name.startsWith(NOVELTY) || name.startsWith(PROVENANCE);
  }
}
