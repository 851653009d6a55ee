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
import io.github.gcn4j.model.OnDemand;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * From an image of any size to a map of where its class came from. Belongs to one thread at a time;
 * open one for each thread.
 */
public final class ImageExplainer implements AutoCloseable {
  private final ImageClassifier classifier;
  private final OnDemand<Subject> subjects;
  private final Runnable atClose;

  private ImageExplainer(ModelFamily family, TensorBackend backend, Runnable atClose) {
    this.classifier = ImageClassifier.open(family, backend);
    this.subjects = new OnDemand<>(index -> subject(index, backend), Subject::close);
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
    Classification classification = classifier.classify(image, prepared);
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
    return explain(prepared, classifier.classify(image, prepared), targetClass, method, progress);
  }

  private ImageExplanation explain(
      PreparedImage image,
      Classification classification,
      String targetClass,
      ExplanationMethod method,
      ExplanationProgress progress) {
    ModelFamily.Choice choice = family().choose(image.pixels());
    Preprocessing preprocessing = choice.model().preprocessing();
    float[] features = new float[preprocessing.length()];
    preprocessing.apply(image.pixels(), features, 0);
    int target = family().classes().indexOf(targetClass);
    return new ImageExplanation(
        classification,
        targetClass,
        preprocessing.height(),
        preprocessing.width(),
        method.explain(subjects.get(choice.index()), features, target, progress));
  }

  private Subject subject(int index, TensorBackend backend) {
    Model model = family().models().get(index);
    return Subject.open(
        backend, model.program(), model.preprocessing().graph(), model.parameters());
  }

  /** Frees the model, and the backend if {@link #load} made it. */
  @Override
  public void close() {
    try {
      subjects.close();
    } finally {
      try {
        classifier.close();
      } finally {
        atClose.run();
      }
    }
  }
}
