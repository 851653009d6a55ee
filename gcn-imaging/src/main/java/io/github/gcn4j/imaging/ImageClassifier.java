package io.github.gcn4j.imaging;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.FamilyClassifier;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/**
 * From an image of any size to a class: decodes, prepares and classifies. Belongs to one thread at
 * a time; open one for each thread.
 */
public final class ImageClassifier implements AutoCloseable {
  private final FamilyClassifier classifier;
  private final ImagePreparation preparation;
  private final ImageDecoder decoder;
  private final Runnable atClose;

  private ImageClassifier(ModelFamily family, TensorBackend backend, Runnable atClose) {
    this.preparation = ImagePreparation.of(family.models().get(0).preprocessing());
    this.decoder = ImageDecoder.standard();
    this.classifier = FamilyClassifier.open(family, backend);
    this.atClose = atClose;
  }

  /**
   * Reads a model and opens it on the best backend there is, which closes with the classifier.
   *
   * @param modelFile as {@link ModelFile} writes it
   * @throws io.github.gcn4j.io.ModelFormatException if it is no valid model
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if it cannot be read
   * @throws io.github.gcn4j.backend.BackendUnavailableException if no backend is on the class path
   */
  public static ImageClassifier load(Path modelFile) throws IOException {
    Model model = ModelFile.read(modelFile);
    TensorBackend backend = Backends.best();
    return new ImageClassifier(ModelFamily.of(model), backend, backend::close);
  }

  /** Opens a model on a backend that stays the caller's. */
  public static ImageClassifier open(Model model, TensorBackend backend) {
    return open(ModelFamily.of(model), backend);
  }

  /** Opens models that answer as one, on a backend that stays the caller's. */
  public static ImageClassifier open(ModelFamily family, TensorBackend backend) {
    return new ImageClassifier(family, backend, () -> {});
  }

  /** The models in use. */
  public ModelFamily family() {
    return classifier.family();
  }

  /**
   * Classifies an image file within {@link DecodeLimits#standard()}.
   *
   * @throws ImageFormatException if the file is not an image that can be used
   * @throws java.nio.file.NoSuchFileException if nothing is there
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the model's numbers overflow on the image
   * @throws IllegalStateException if the classifier is closed
   */
  public Classification classify(Path image) throws IOException {
    return classify(decoder.decode(image));
  }

  /**
   * Classifies an image a Java application holds.
   *
   * @throws IllegalArgumentException if its samples are of a kind {@link
   *     ImagePreparation#prepare(BufferedImage)} refuses, or if the model's numbers overflow on it
   * @throws IllegalStateException if the classifier is closed
   */
  public Classification classify(BufferedImage image) {
    return classify(RasterImage.of(image));
  }

  /**
   * Classifies a whole image file held in memory, within {@link DecodeLimits#standard()}.
   *
   * @throws ImageFormatException if the bytes are not an image that can be used
   * @throws IllegalArgumentException if the model's numbers overflow on the image
   * @throws IllegalStateException if the classifier is closed
   */
  public Classification classify(byte[] encoded) throws ImageFormatException {
    return classify(decoder.decode(encoded));
  }

  /** What the model is to see of an image. */
  PreparedImage prepare(RasterImage image) {
    return preparation.prepare(image);
  }

  private Classification classify(RasterImage image) {
    return classify(image, preparation.prepare(image));
  }

  /**
   * Classifies a picture, and tells what is wrong with it.
   *
   * @param prepared what {@link #prepare} made of it
   * @throws IllegalStateException if the classifier is closed
   */
  Classification classify(RasterImage image, PreparedImage prepared) {
    return Classification.of(
        classifier.answer(prepared.pixels()), PictureQuality.of(image, preparation).texts());
  }

  /** Frees the model, and the backend if {@link #load} made it. */
  @Override
  public void close() {
    try {
      classifier.close();
    } finally {
      atClose.run();
    }
  }
}
