package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.ImageGroups;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.training.Balance;
import io.github.gcn4j.training.Sampling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ParameterException;

/** Which images are trained on and which tested on. */
final class SplitOptions {
  private static final int MOST_FOLDS = 1000;
  private static final double USUAL_TEST_FRACTION = 0.2;
  private static final double USUAL_VALIDATION_FRACTION = 0.1;

  private final GcnCommand command;
  private final Argument<String> split;
  private final Argument<String> groups;
  private final Argument<String> balanceGroups;
  private final Argument<Integer> folds;
  private final Argument<Path> trainingList;
  private final Argument<Path> testList;
  private final Argument<Double> testFraction;
  private final Argument<Double> validationFraction;

  /** Adds the options to a command. */
  SplitOptions(GcnCommand command) {
    this.command = command;
    command.heading("Images");
    split =
        command.optional(
            "--split",
            "HOW",
            String.class,
            "random, or group: test images are whole groups. Default: group with --groups, else"
                + " random.");
    groups =
        command.optional(
            "--groups",
            "CSV:COLUMN",
            String.class,
            "Table whose first column names images and whose column COLUMN the group of each.");
    balanceGroups =
        command.optional(
            "--balance-groups",
            "CSV:COLUMN",
            String.class,
            "Groups that --sampling and --group-weights go by. Default: those of --groups; for"
                + " --sampling without them, images of like colours.");
    folds =
        command.optional(
            "--folds",
            "K",
            Integer.class,
            "Cross-validate: train K models, model-fold1.safetensors …, each tested on what it has"
                + " not seen; whole groups with --groups.");
    trainingList =
        command.optional(
            "--train-list",
            "FILE",
            Path.class,
            "Train on these images only, one per line, relative to DIR. Without --test-list the"
                + " others are test images.");
    testList =
        command.optional(
            "--test-list",
            "FILE",
            Path.class,
            "Test on these images. Without --train-list the others are training images.");
    testFraction =
        command.optional(
            "--test-fraction",
            "X",
            Double.class,
            "Share of each class to test on. Default: " + USUAL_TEST_FRACTION + ".");
    validationFraction =
        command.optional(
            "--validation-fraction",
            "X",
            Double.class,
            "Share of each class's training images that chooses the best epoch, whole groups with"
                + " --groups; 0: the last epoch is the result. Default: "
                + USUAL_VALIDATION_FRACTION
                + ".");
  }

  /**
   * The division that was asked for.
   *
   * @param like a run to repeat, or empty
   * @param seed of the shuffle
   * @throws ParameterException if options do not go together or are out of range
   * @throws CommandException if that run does not say how it divided the images
   * @throws IOException if the table of groups cannot be read
   */
  SplitPlan plan(Optional<Origin> like, long seed) throws IOException {
    double tested =
        fraction(
            "--test-fraction",
            testFraction,
            like.flatMap(run -> run.fraction("test_fraction")),
            USUAL_TEST_FRACTION);
    double validated =
        fraction(
            "--validation-fraction",
            validationFraction,
            like.flatMap(run -> run.fraction("validation_fraction")),
            USUAL_VALIDATION_FRACTION);
    SplitPlan.Kind kind = kind(like);
    command.require(
        testFraction.ifGiven().isEmpty()
            || kind == SplitPlan.Kind.RANDOM
            || kind == SplitPlan.Kind.GROUP,
        "expected lists, --folds or --test-fraction, found two of them: leave one out");
    Optional<ImageGroups> kept = groups("--groups", groups, like.flatMap(Origin::groupsColumn));
    Optional<ImageGroups> balanced =
        groups("--balance-groups", balanceGroups, like.flatMap(Origin::balancedColumn));
    command.require(
        kind != SplitPlan.Kind.GROUP || kept.isPresent(),
        "--split group: expected --groups CSV:COLUMN with it, found none: add it");
    int count = folds.ifGiven().or(() -> like.flatMap(Origin::folds)).orElse(0);
    if (kind == SplitPlan.Kind.FOLDS) {
      command.requireBetween("--folds", count, 2, MOST_FOLDS);
    }
    return new SplitPlan(
        kind,
        seed,
        tested,
        validated,
        count,
        like.flatMap(Origin::fold).orElse(0),
        kept,
        balanced,
        trainingList.ifGiven(),
        testList.ifGiven());
  }

  /**
   * Refuses a recipe that needs the images divided otherwise.
   *
   * @throws ParameterException if that is so
   */
  void requireFor(Recipe recipe, SplitPlan plan) {
    boolean balances = recipe.options().groupBalance() != Balance.NONE;
    command.require(
        !balances || plan.balanced().or(plan::groups).isPresent(),
        "--group-weights equal: expected --groups CSV:COLUMN with it, found none: add it");
    command.require(
        plan.balanced().isEmpty()
            || balances
            || recipe.options().sampling() instanceof Sampling.ByGroup,
        "--balance-groups: expected --sampling groups or --group-weights equal with it, found neither: add one");
    command.require(
        recipe.options().patience().isEmpty() || plan.validationFraction() > 0,
        "--patience: expected validation images, found --validation-fraction 0: leave one out");
  }

  /**
   * Refuses a number of folds where one fold alone is to be trained again.
   *
   * @throws ParameterException if that is so
   */
  void requireNoFoldsBeside(SplitPlan plan) {
    command.require(
        folds.ifGiven().isEmpty() || plan.kind() != SplitPlan.Kind.FOLDS || plan.fold() == 0,
        "--folds: expected none beside a run of one fold (%d), found %d: leave it out to repeat that fold, or leave out the run to train every fold"
            .formatted(plan.fold(), plan.folds()));
  }

  private SplitPlan.Kind kind(Optional<Origin> like) {
    boolean listed = trainingList.ifGiven().isPresent() || testList.ifGiven().isPresent();
    boolean folded = folds.ifGiven().isPresent();
    command.require(!(listed && folded), "expected lists or --folds, found both: leave one out");
    command.require(
        split.ifGiven().isEmpty() || !(listed || folded),
        "expected --split, lists or --folds, found two of them: leave one out");
    if (folded) {
      return SplitPlan.Kind.FOLDS;
    }
    if (listed) {
      return SplitPlan.Kind.LISTS;
    }
    if (split.ifGiven().isPresent()) {
      return switch (split.value()) {
        case "random" -> SplitPlan.Kind.RANDOM;
        case "group" -> SplitPlan.Kind.GROUP;
        default ->
            throw command.wrongUsage(
                "--split: expected random or group, found '" + split.value() + "'");
      };
    }
    Optional<SplitPlan.Kind> repeated = like.flatMap(Origin::kind);
    if (repeated.isPresent()) {
      return repeated.get();
    }
    return groups.ifGiven().isPresent() ? SplitPlan.Kind.GROUP : SplitPlan.Kind.RANDOM;
  }

  private Optional<ImageGroups> groups(
      String name, Argument<String> argument, Optional<String> repeated) throws IOException {
    if (argument.ifGiven().isEmpty()) {
      command.require(
          repeated.isEmpty(),
          "expected "
              + name
              + " CSV:"
              + repeated.orElse("")
              + " as in the run to repeat, found none: add it");
      return Optional.empty();
    }
    String text = argument.value();
    int colon = text.lastIndexOf(':');
    command.require(
        colon > 0 && colon < text.length() - 1,
        name + ": expected CSV:COLUMN, found '" + text + "'");
    return Optional.of(
        ImageGroups.read(Path.of(text.substring(0, colon)), text.substring(colon + 1)));
  }

  private double fraction(
      String name, Argument<Double> argument, Optional<Double> repeated, double usual) {
    double value = argument.ifGiven().orElseGet(() -> repeated.orElse(usual));
    command.require(
        value >= 0 && value < 1,
        name + ": expected at least 0 and below 1, found " + value + ": correct it");
    return value;
  }
}
