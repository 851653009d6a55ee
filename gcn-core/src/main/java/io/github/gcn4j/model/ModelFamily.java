package io.github.gcn4j.model;

import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.data.Preprocessing;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Models that answer as one: each knows one kind of picture, and every picture goes to the model
 * that knows its kind.
 *
 * @param models of the same classes, for images of the same size and channels; at least one, and no
 *     two for one kind
 */
public record ModelFamily(List<Model> models) {

  /**
   * Checks that the models fit together.
   *
   * @throws IllegalArgumentException if there is none, two are for the same kind of picture, or
   *     classes or images differ
   */
  public ModelFamily {
    models = List.copyOf(models);
    if (models.isEmpty()) {
      throw new IllegalArgumentException("expected at least one model, found none");
    }
    Set<PictureKind> kinds = EnumSet.noneOf(PictureKind.class);
    for (Model model : models) {
      requireAlike(models.get(0), model);
      if (!kinds.add(model.trust().pictures())) {
        throw new IllegalArgumentException(
            "expected models for different kinds of pictures, found two for "
                + model.trust().pictures().label());
      }
    }
  }

  private static void requireAlike(Model one, Model other) {
    if (!one.classes().equals(other.classes())) {
      throw new IllegalArgumentException(
          "expected models of the same classes, found "
              + one.classes()
              + " and "
              + other.classes());
    }
    Preprocessing a = one.preprocessing();
    Preprocessing b = other.preprocessing();
    if (a.height() != b.height() || a.width() != b.width() || a.channels() != b.channels()) {
      throw new IllegalArgumentException(
          "expected models for the same images, found " + images(a) + " and " + images(b));
    }
  }

  private static String images(Preprocessing one) {
    return one.height() + "×" + one.width() + "×" + one.channels();
  }

  /** One model for every picture. */
  public static ModelFamily of(Model model) {
    return new ModelFamily(List.of(model));
  }

  /** Which model is for a picture, as {@link #indexFor}. */
  public Model modelFor(byte[] pixels) {
    return models.get(indexFor(pixels));
  }

  /** Class names, in the order of the logits. */
  public List<String> classes() {
    return models.get(0).classes();
  }

  /** Channels of the images: 1 (gray) or 3. */
  public int channels() {
    return models.get(0).preprocessing().channels();
  }

  /**
   * Which model is for a picture: the first that knows its kind, or where none does, the first.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @return index among {@link #models()}
   */
  public int indexFor(byte[] pixels) {
    PictureKind kind = PictureKind.of(pixels, channels());
    for (int i = 0; i < models.size(); i++) {
      if (models.get(i).trust().pictures().includes(kind)) {
        return i;
      }
    }
    return 0;
  }

  /** Whether a model of the family knows pictures of this one's kind. */
  public boolean knows(byte[] pixels) {
    return modelFor(pixels).trust().pictures().includes(PictureKind.of(pixels, channels()));
  }
}
