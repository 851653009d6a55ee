package io.github.gcn4j.cli;

import io.github.gcn4j.cli.tune.Space;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.imaging.augment.Augmentation;
import io.github.gcn4j.imaging.augment.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * Options of {@code gcn train} as texts by name, and the recipe they stand for: read by the very
 * options of that command, so that a trial is what the command it ends in would train.
 */
final class TrainWords {
  private static final String AUGMENT = "--augment";
  private static final String STRENGTH = "augment.";

  /** Of every trial alike, or what changes nothing that a search could score. */
  private static final Set<String> FIXED =
      Set.of("--seed", "--temperature", "--pictures", "--forget-images");

  private final Shell shell;

  TrainWords(Shell shell) {
    this.shell = shell;
  }

  /** {@code gcn train} with nothing but the options that make a recipe. */
  private static final class Reader extends GcnCommand {
    private final RecipeOptions recipe = new RecipeOptions(this);

    Reader(Shell shell) {
      super("train", shell);
    }

    @Override
    public Integer call() {
      throw new IllegalStateException("expected to read options, found a call");
    }
  }

  /** Names of the options that make a recipe, with their dashes. */
  Set<String> names() {
    return new Reader(shell).optionTypes().keySet();
  }

  /** What may be varied, for {@link Space#parse}: names without dashes. */
  Map<String, Space.Kind> variable() {
    Map<String, Space.Kind> kinds = new LinkedHashMap<>();
    new Reader(shell)
        .optionTypes()
        .forEach(
            (name, type) -> {
              if (!FIXED.contains(name)) {
                kinds.put(name.substring(2), kind(type));
              }
            });
    kinds.put(STRENGTH, Space.Kind.NUMBER);
    return kinds;
  }

  private static Space.Kind kind(Class<?> type) {
    if (type == Integer.class || type == Long.class) {
      return Space.Kind.WHOLE_NUMBER;
    }
    return type == Double.class ? Space.Kind.NUMBER : Space.Kind.TEXT;
  }

  /**
   * Options with a trial's settings among them: {@code augment.noise} becomes part of {@code
   * --augment}, where 0 leaves it out.
   *
   * @param options with their dashes
   * @param settings without
   * @throws IllegalArgumentException if the options' augmentation is none
   */
  static Map<String, String> with(Map<String, String> options, Map<String, String> settings) {
    Map<String, String> all = new LinkedHashMap<>(options);
    settings.forEach(
        (name, value) -> {
          if (!name.startsWith(STRENGTH)) {
            all.put("--" + name, value);
          }
        });
    settings.forEach(
        (name, value) -> {
          if (name.startsWith(STRENGTH)) {
            String before = all.getOrDefault(AUGMENT, "none");
            all.put(AUGMENT, augmented(before, name.substring(STRENGTH.length()), value));
          }
        });
    return all;
  }

  private static String augmented(String list, String name, String bound) {
    Map<String, String> bounds = new LinkedHashMap<>();
    for (Augmentation step : Pipeline.parse(list).steps()) {
      int equals = step.text().indexOf('=');
      bounds.put(step.text().substring(0, equals), step.text().substring(equals + 1));
    }
    if (Double.parseDouble(bound) == 0) {
      bounds.remove(name);
    } else {
      bounds.put(name, bound);
    }
    return bounds.isEmpty()
        ? "none"
        : bounds.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }

  /**
   * The recipe of some options.
   *
   * @throws IllegalArgumentException if one has no such value, or they do not go together
   */
  Recipe recipe(Map<String, String> options) {
    Reader reader = new Reader(shell);
    List<String> words = new ArrayList<>();
    options.forEach((name, value) -> words.add(name + "=" + value));
    try {
      reader.commandLine().parseArgs(words.toArray(String[]::new));
      return reader.recipe.recipe(Optional.empty());
    } catch (ParameterException e) {
      // Picocli's own words around a converter's are about a command line that nobody wrote.
      Throwable told = e.getCause() instanceof TypeConversionException inner ? inner : e;
      throw new IllegalArgumentException(String.valueOf(told.getMessage()), e);
    }
  }

  /** What an option comes to in a recipe, as a text; empty where the recipe does not say. */
  static Optional<String> value(Recipe recipe, String name) {
    if (name.startsWith(STRENGTH)) {
      String wanted = name.substring(STRENGTH.length()) + "=";
      return Optional.of(
          recipe.augmentation().steps().stream()
              .map(Augmentation::text)
              .filter(text -> text.startsWith(wanted))
              .map(text -> text.substring(wanted.length()))
              .findFirst()
              .orElse("0"));
    }
    Map<String, String> known = new LinkedHashMap<>(recipe.input());
    known.putAll(recipe.options().toMap());
    String key = name.equals("lr") ? "learning_rate" : name.replace('-', '_');
    return Optional.ofNullable(known.get(key));
  }

  /** Words as a shell takes them. */
  static String line(List<String> words) {
    return words.stream().map(TrainWords::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
