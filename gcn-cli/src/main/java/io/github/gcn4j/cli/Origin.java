package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A run that is to be repeated or taken up: what it was told, and what it was made from.
 *
 * @param file where it is told
 * @param provenance what it says
 */
record Origin(Path file, Provenance provenance) {
  private static final String DAMAGED = "name a file that nobody changed, or train anew";
  private static final String FRACTION = "a number of at least 0 and below 1";
  private static final int MOST_FOLDS = 1_000_000;

  /**
   * How it was trained.
   *
   * @throws CommandException if it does not say, as no training wrote it
   */
  Recipe recipe() {
    if (provenance.source().equals("ensemble")) {
      throw new CommandException(
          "%s: expected a model that one training made, found an ensemble of %s: name the file of one of its members"
              .formatted(file, provenance.training().getOrDefault("members", "several")));
    }
    try {
      return Recipe.of(provenance);
    } catch (IllegalArgumentException e) {
      if (provenance.source().equals("trained")) {
        throw new CommandException(file + ": " + e.getMessage() + ": " + DAMAGED);
      }
      throw new CommandException(
          file
              + ": expected a model that gcn train made, found one that is "
              + provenance.source()
              + " ("
              + e.getMessage()
              + "): name another file");
    }
  }

  /**
   * A warning, if the preset of this name is no longer the program that the run trained.
   *
   * @param made what came of the run
   * @throws CommandException as {@link #recipe}
   */
  Optional<String> changed(Model made) {
    Preset preset = recipe().preset();
    Program now =
        preset.program(made.preprocessing().nodeFeatures(), made.program().outputFeatures());
    return now.equals(made.program())
        ? Optional.empty()
        : Optional.of(
            "warning: another model will come of it: preset %s has changed since %s was made (%d parameters then, %d now)"
                .formatted(
                    preset.label(), file, made.program().parameterCount(), now.parameterCount()));
  }

  /**
   * How it divided the images, if it says so.
   *
   * @throws CommandException if it is in no way that is known
   */
  Optional<SplitPlan.Kind> kind() {
    return text("kind")
        .map(
            name ->
                SplitPlan.Kind.named(name)
                    .orElseThrow(() -> damaged("kind", "one of " + SplitPlan.Kind.names(), name)));
  }

  /** Name of the column of groups, if it says so. */
  Optional<String> groupsColumn() {
    return text("groups_column");
  }

  /** Name of the column of groups that training balances, if it says so. */
  Optional<String> balancedColumn() {
    return text("balanced_column");
  }

  /**
   * How many folds there were, if it is one of a cross-validation.
   *
   * @throws CommandException if it does not say
   */
  Optional<Integer> folds() {
    return isOfAFold() ? Optional.of(number("folds", 2, MOST_FOLDS)) : Optional.empty();
  }

  /**
   * Which fold it is of, from 1, if it is one of a cross-validation.
   *
   * @throws CommandException if it does not say
   */
  Optional<Integer> fold() {
    return folds().map(count -> number("fold", 1, count));
  }

  private boolean isOfAFold() {
    return kind().filter(SplitPlan.Kind.FOLDS::equals).isPresent();
  }

  /**
   * A share of the images, if it says so.
   *
   * @throws CommandException if it is no number of at least 0 and below 1
   */
  Optional<Double> fraction(String name) {
    return text(name).map(text -> fraction(name, text));
  }

  private double fraction(String name, String text) {
    try {
      double value = Double.parseDouble(text);
      if (value >= 0 && value < 1) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw damaged(name, FRACTION, text);
    }
    throw damaged(name, FRACTION, text);
  }

  private int number(String name, int lowest, int highest) {
    String found = text(name).orElse("nothing");
    if (found.matches("[0-9]{1,9}")) {
      int value = Integer.parseInt(found);
      if (value >= lowest && value <= highest) {
        return value;
      }
    }
    throw damaged(name, "a whole number from " + lowest + " to " + highest, found);
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(provenance.split().get(name));
  }

  private CommandException damaged(String name, String expected, String found) {
    return new CommandException(
        "%s: split.%s: expected %s, found %s: %s".formatted(file, name, expected, found, DAMAGED));
  }

  /**
   * Refuses options that contradict the run.
   *
   * @throws CommandException if the recipe is not its own, naming the first difference
   */
  void require(Recipe recipe) {
    requireRecipe(recipe.input(), recipe.options().toMap());
  }

  private void requireRecipe(Map<String, String> input, Map<String, String> training) {
    refuse(provenance.input(), input, "leave the option out");
    refuse(provenance.training(), training, "leave the option out");
  }

  /**
   * Refuses another recipe, other images or another split, and warns where other bits may come of
   * it.
   *
   * @throws CommandException if a run made from that would be another
   */
  void require(Provenance repeated, Shell shell) {
    requireRecipe(repeated.input(), repeated.training());
    refuse(provenance.split(), repeated.split(), "divide the images as then");
    refuse(provenance.data(), repeated.data(), "name the images of then with --data");
    first(provenance.environment(), repeated.environment())
        .ifPresent(
            difference ->
                shell.note(
                    "warning: other bits may come of it: "
                        + difference.name()
                        + " was "
                        + difference.then()
                        + ", is "
                        + difference.now()));
  }

  private void refuse(Map<String, String> then, Map<String, String> now, String remedy) {
    first(then, now)
        .ifPresent(
            difference -> {
              throw new CommandException(
                  difference.name() + " " + difference.then() + " as in " + file,
                  difference.now(),
                  remedy);
            });
  }

  /** What differs first. */
  private record Difference(String name, String then, String now) {}

  private static Optional<Difference> first(Map<String, String> then, Map<String, String> now) {
    Set<String> names = new LinkedHashSet<>(then.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(then.get(name), now.get(name)))
        .findFirst()
        .map(
            name ->
                new Difference(
                    name.replace('_', ' '),
                    then.getOrDefault(name, "unset"),
                    now.getOrDefault(name, "unset")));
  }
}
