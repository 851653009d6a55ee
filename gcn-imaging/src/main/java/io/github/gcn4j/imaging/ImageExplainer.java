package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.explanation.ExplanationMethod;
import io.github.gcn4j.explanation.ExplanationProgress;
import io.github.gcn4j.explanation.Subject;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * From an image of any size to a map of where its class came from. Belongs to one thread at a time;
 * open one for each thread.
 */
public final class ImageExplainer implements AutoCloseable {
  private final ImageClassifier classifier;
  private final TensorBackend backend;
  private final Map<Integer, Subject> subjects = new TreeMap<>();
  private final Runnable atClose;

  private ImageExplainer(ModelFamily family, TensorBackend backend, Runnable atClose) {
    this.classifier = ImageClassifier.open(family, backend);
    this.backend = backend;
    this.atClose = atClose;
  }

  /**
   * Reads a model and opens it on the best backend there is, which closes with the explainer.
   *
   * @param modelFile as {@link ModelFile} writes it
   * @throws io.github.gcn4j.io.ModelFormatException if it is no valid model
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read
   * @throws io.github.gcn4j.backend.BackendUnavailableException if no backend is on the class path
   */
  public static ImageExplainer load(Path modelFile) throws IOException {
    Model model = ModelFile.read(modelFile);
    TensorBackend backend = Backends.best();
    return new ImageExplainer(ModelFamily.of(model), backend, backend::close);
  }

  /** Opens a model on a backend that stays the caller's. */
  public static ImageExplainer open(Model model, TensorBackend backend) {
    return open(ModelFamily.of(model), backend);
  }

  /** Opens models that answer as one, on a backend that stays the caller's. */
  public static ImageExplainer open(ModelFamily family, TensorBackend backend) {
    return new ImageExplainer(family, backend, () -> {});
  }

  /** The models in use. */
  public ModelFamily family() {
    return classifier.family();
  }

  /**
   * Explains the class that the model predicts for an image file, decoded within {@link
   * DecodeLimits#standard()}.
   *
   * @throws ImageFormatException if the file is not an image that can be used
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the method cannot explain such a model
   */
  public ImageExplanation explain(Path image, ExplanationMethod method) throws IOException {
    return explain(ImageDecoder.standard().decode(image), method, ExplanationProgress.NONE);
  }

  /**
   * Explains the class that the model predicts for an image a Java application holds.
   *
   * @throws IllegalArgumentException if its samples are of a kind {@link
   *     ImagePreparation#prepare(BufferedImage)} refuses, or the method cannot explain such a model
   */
  public ImageExplanation explain(BufferedImage image, ExplanationMethod method) {
    return explain(RasterImage.of(image), method, ExplanationProgress.NONE);
  }

  /**
   * Explains the class that the model predicts.
   *
   * @param progress hears how far the method is
   * @throws IllegalArgumentException if the method cannot explain such a model
   */
  public ImageExplanation explain(
      RasterImage image, ExplanationMethod method, ExplanationProgress progress) {
    PreparedImage prepared = classifier.prepare(image);
    Classification classification = classifier.classify(prepared);
    return explain(prepared, classification, classification.predictedClass(), method, progress);
  }

  /**
   * Explains a class, predicted or not.
   *
   * @param targetClass one of the model's
   * @param progress hears how far the method is
   * @throws IllegalArgumentException if the model has no such class, or the method cannot explain
   *     such a model
   */
  public ImageExplanation explain(
      RasterImage image,
      String targetClass,
      ExplanationMethod method,
      ExplanationProgress progress) {
    if (!family().classes().contains(targetClass)) {
      throw new IllegalArgumentException(
          "expected a class of " + family().classes() + ", found " + targetClass);
    }
    PreparedImage prepared = classifier.prepare(image);
    return explain(prepared, classifier.classify(prepared), targetClass, method, progress);
  }

  private ImageExplanation explain(
      PreparedImage image,
      Classification classification,
      String targetClass,
      ExplanationMethod method,
      ExplanationProgress progress) {
    int index = family().indexFor(image.pixels());
    Preprocessing preprocessing = family().models().get(index).preprocessing();
    float[] features = new float[preprocessing.length()];
    preprocessing.apply(image.pixels(), features, 0);
    int target = family().classes().indexOf(targetClass);
    return new ImageExplanation(
        classification,
        targetClass,
        preprocessing.height(),
        preprocessing.width(),
        method.explain(subject(index), features, target, progress));
  }

  private Subject subject(int index) {
    return subjects.computeIfAbsent(
        index,
        at -> {
          Model model = family().models().get(at);
          return Subject.open(
              backend, model.program(), model.preprocessing().graph(), model.parameters());
        });
  }

  /** Frees the model, and the backend if {@link #load} made it. */
  @Override
  public void close() {
    subjects.values().forEach(Subject::close);
    classifier.close();
    atClose.run();
  }
}
