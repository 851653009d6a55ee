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

  /** Class names, in the order of the logits. */
  public List<String> classes() {
    return models.get(0).classes();
  }

  /**
   * Which model is for a picture.
   *
   * @param index among {@link #models()}
   * @param model the model
   * @param kind of which kind the picture is
   */
  public record Choice(int index, Model model, PictureKind kind) {

    /** Whether the model knows pictures of this kind. */
    public boolean isKnown() {
      return model.trust().pictures().includes(kind);
    }
  }

  /**
   * Chooses the model for a picture: the one for its kind, where there is none the one for any
   * picture, else the first.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @throws IllegalArgumentException if the picture has another number of bytes
   */
  public Choice choose(byte[] pixels) {
    Preprocessing wanted = models.get(0).preprocessing();
    int expected = wanted.height() * wanted.width() * wanted.channels();
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "expected "
              + expected
              + " pixel values ("
              + images(wanted)
              + "), found "
              + pixels.length);
    }
    PictureKind kind = PictureKind.of(pixels, wanted.width(), wanted.channels());
    int chosen = -1;
    for (int i = 0; i < models.size(); i++) {
      PictureKind known = models.get(i).trust().pictures();
      if (known == kind || (chosen < 0 && known.includes(kind))) {
        chosen = i;
      }
    }
    int index = Math.max(0, chosen);
    return new Choice(index, models.get(index), kind);
  }
}
