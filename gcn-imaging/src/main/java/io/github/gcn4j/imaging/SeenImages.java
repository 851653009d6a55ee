package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which images of an evaluation a model was trained on, as far as can be told: by the hash it kept
 * of each, or by the fingerprint of all.
 *
 * @param trainedOn those it was trained on
 * @param perhaps those it may have been trained on, as it kept no hashes
 * @param others those that are new to it
 */
public record SeenImages(
    List<LabelledImage> trainedOn, List<LabelledImage> perhaps, List<LabelledImage> others) {
  /** Of no image. */
  public static final SeenImages NONE = new SeenImages(List.of(), List.of(), List.of());

  private static final String FINGERPRINT = "fingerprint";
  private static final String TEST_FINGERPRINT = "test_fingerprint";

  /** Copies the lists. */
  public SeenImages {
    trainedOn = List.copyOf(trainedOn);
    perhaps = List.copyOf(perhaps);
    others = List.copyOf(others);
  }

  /** How the images of one model are to be taken. */
  private enum Memory {
    /** They are its training images. */
    ALL,
    /** Each is known by its hash or not. */
    EACH,
    /** Nobody knows. */
    NONE
  }

  /**
   * Asks the models, each about the images that are for it.
   *
   * @param images of the size the models want
   */
  public static SeenImages of(ModelFamily family, ImageSet images) {
    List<Integer> models = new ArrayList<>();
    Map<Integer, List<LabelledImage>> shares = new TreeMap<>();
    for (LabelledImage image : images.images()) {
      int model = family.choose(image.pixels()).index();
      models.add(model);
      shares.computeIfAbsent(model, first -> new ArrayList<>()).add(image);
    }
    Map<Integer, Memory> memories = new TreeMap<>();
    shares.forEach((model, share) -> memories.put(model, of(family.models().get(model), share)));
    Set<Long> hashes = new HashSet<>();
    family.models().forEach(model -> hashes.addAll(model.trainingHashes()));
    List<LabelledImage> trainedOn = new ArrayList<>();
    List<LabelledImage> perhaps = new ArrayList<>();
    List<LabelledImage> others = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      LabelledImage image = images.images().get(i);
      Memory memory = memories.get(models.get(i));
      if (memory == Memory.ALL || hashes.contains(image.contentHash())) {
        trainedOn.add(image);
      } else {
        (memory == Memory.NONE ? perhaps : others).add(image);
      }
    }
    return new SeenImages(trainedOn, perhaps, others);
  }

  private static Memory of(Model model, List<LabelledImage> images) {
    Map<String, String> data = model.provenance().data();
    String fingerprint = DataFingerprint.of(images);
    if (fingerprint.equals(data.get(FINGERPRINT))) {
      return Memory.ALL;
    }
    boolean tested = fingerprint.equals(data.get(TEST_FINGERPRINT));
    return tested || !model.trainingHashes().isEmpty() ? Memory.EACH : Memory.NONE;
  }

  /** What a person has to know of it before believing figures, if there is anything. */
  public Optional<String> warning() {
    int all = trainedOn.size() + perhaps.size() + others.size();
    if (!trainedOn.isEmpty()) {
      return Optional.of(
          "WARNING: the model was trained on %d of these %d images: the figures say nothing about new images"
              .formatted(trainedOn.size(), all));
    }
    return perhaps.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "note: the model kept no hashes: it may have been trained on these images (%d of %d)"
                .formatted(perhaps.size(), all));
  }
}
