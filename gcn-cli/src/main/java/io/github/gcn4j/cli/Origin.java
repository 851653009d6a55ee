package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.model.Provenance;
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

  /**
   * How it was trained.
   *
   * @throws CommandException if it does not say, as no training wrote it
   */
  Recipe recipe() {
    try {
      return Recipe.of(provenance);
    } catch (IllegalArgumentException e) {
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
