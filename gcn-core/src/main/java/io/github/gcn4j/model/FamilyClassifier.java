package io.github.gcn4j.model;

import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.data.PictureStatistics;
import io.github.gcn4j.data.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A family of models ready to classify; each is opened when the first picture comes that is for it.
 * Belongs to one thread at a time; open one for each thread, on one backend.
 */
public final class FamilyClassifier implements AutoCloseable {
  private final ModelFamily family;
  private final OnDemand<Classifier> classifiers;

  private FamilyClassifier(ModelFamily family, TensorBackend backend) {
    this.family = family;
    this.classifiers =
        new OnDemand<>(
            model -> Classifier.open(family.models().get(model), backend), Classifier::close);
  }

  /** Opens models on a backend, which stays the caller's. */
  public static FamilyClassifier open(ModelFamily family, TensorBackend backend) {
    return new FamilyClassifier(family, backend);
  }

  /** The models in use. */
  public ModelFamily family() {
    return family;
  }

  /**
   * Classifies images, each by the model that is for it.
   *
   * @param images pixels of each, {@code [height, width, channels]} unsigned bytes
   * @return probabilities {@code [images][classes]}
   * @throws IllegalArgumentException if an image has another number of bytes
   * @throws IllegalStateException if the classifier or the backend is closed
   */
  public double[][] probabilities(List<byte[]> images) {
    TreeMap<Integer, List<Integer>> shares = new TreeMap<>();
    for (int i = 0; i < images.size(); i++) {
      int model = family.choose(images.get(i)).index();
      shares.computeIfAbsent(model, first -> new ArrayList<>()).add(i);
    }
    double[][] all = new double[images.size()][];
    shares.forEach(
        (model, share) -> {
          double[][] rows =
              classifiers.get(model).probabilities(share.stream().map(images::get).toList());
          for (int i = 0; i < rows.length; i++) {
            all[share.get(i)] = rows[i];
          }
        });
    return all;
  }

  /**
   * What a picture's model says of it.
   *
   * @param choice the model
   * @param probabilities {@code [classes]}
   * @param typicality as {@link #typicality}
   */
  public record Answer(
      ModelFamily.Choice choice, double[] probabilities, Optional<Double> typicality) {}

  /**
   * All that is to be said of one picture.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @throws IllegalArgumentException if the image has another number of bytes
   * @throws IllegalStateException if the classifier or the backend is closed
   */
  public Answer answer(byte[] pixels) {
    ModelFamily.Choice choice = family.choose(pixels);
    double[] row = classifiers.get(choice.index()).probabilities(List.of(pixels))[0];
    return new Answer(choice, row, typicality(choice.model(), pixels));
  }

  /**
   * How usual a picture is for the model that answers it, from 0 to 1: see {@link
   * Novelty#typicality}.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @return empty if that model does not know
   * @throws IllegalArgumentException if the image has another number of bytes
   */
  public Optional<Double> typicality(byte[] pixels) {
    return typicality(family.choose(pixels).model(), pixels);
  }

  private static Optional<Double> typicality(Model model, byte[] pixels) {
    Preprocessing of = model.preprocessing();
    return model
        .trust()
        .novelty()
        .map(
            novelty ->
                novelty.typicality(
                    PictureStatistics.of(pixels, of.height(), of.width(), of.channels())));
  }

  /** Frees the models; the backend stays the caller's. */
  @Override
  public void close() {
    classifiers.close();
  }
}
