package io.github.gcn4j.models;

import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The models this jar holds. Each has a card that says what it was trained on, how it was measured,
 * and what it must not be used for.
 */
public enum Pretrained {
  /** The default: {@link #PYRAMID_ORIGINAL} and {@link #PYRAMID_SEGMENTED} as one. */
  PYRAMID,
  /** For pictures as the microscope gives them. */
  PYRAMID_ORIGINAL,
  /** For pictures with everything but the nuclei painted black. */
  PYRAMID_SEGMENTED,
  /** The reference system's architecture, for comparison. */
  FLAT;

  /** The one of this name, in any case, if there is one. */
  public static Optional<Pretrained> named(String name) {
    return Arrays.stream(values())
        .filter(one -> one.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** The name people write: lower case, with hyphens. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The names of the files it is made of, without their extension. */
  public List<String> files() {
    return this == PYRAMID
        ? List.of(PYRAMID_ORIGINAL.label(), PYRAMID_SEGMENTED.label())
        : List.of(label());
  }

  /** Reads the model from the jar: one for every kind of picture it knows. */
  public ModelFamily load() {
    List<Model> models = new ArrayList<>();
    for (String file : files()) {
      String resource = file + ".safetensors";
      try (InputStream in = open(resource)) {
        models.add(ModelFile.read(resource, in));
      } catch (IOException e) {
        throw new UncheckedIOException(
            "expected a model in the gcn-models jar, found it damaged", e);
      }
    }
    return new ModelFamily(models);
  }

  /** The model card, as Markdown. */
  public String card() {
    try (InputStream in = open(label() + ".md")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("expected a card in the gcn-models jar, found it damaged", e);
    }
  }

  private static InputStream open(String resource) {
    InputStream in = Pretrained.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException(
          "expected " + resource + " in the gcn-models jar, found none: build the jar again");
    }
    return in;
  }
}
