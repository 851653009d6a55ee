package io.github.gcn4j.cli;

import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.imaging.Recipe;
import io.github.gcn4j.imaging.Standardisation;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.training.Balance;
import io.github.gcn4j.training.Optimizer;
import io.github.gcn4j.training.TrainingOptions;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What the model is and how it is trained: options that change a recipe. All may be left out; what
 * is left out is the recipe's.
 */
final class RecipeOptions {
  private static final int LARGEST_SIDE = 1024;
  private static final int LARGEST_BATCH = 1024;
  private static final int MOST_STARTS = 100;

  private final GcnCommand command;
  private final Argument<Preset> preset;
  private final Argument<Integer> imageSize;
  private final Argument<String> standardise;
  private final Argument<String> augment;
  private final Argument<Integer> epochs;
  private final Argument<Integer> batch;
  private final Argument<Long> seed;
  private final Argument<String> optimizer;
  private final Argument<Double> learningRate;
  private final Argument<Double> weightDecay;
  private final Argument<String> schedule;
  private final Argument<Double> labelSmoothing;
  private final Argument<Double> clip;
  private final Argument<String> average;
  private final Argument<Integer> patience;
  private final Argument<String> classWeights;
  private final Argument<String> groupWeights;
  private final Argument<String> sampling;
  private final Argument<Integer> starts;
  private final Argument<String> pictures;
  private final Argument<Double> temperature;
  private final Argument<Boolean> forgetImages;

  /** Adds the options to a command. */
  RecipeOptions(GcnCommand command) {
    this.command = command;
    command.heading("Model; what is left out is the preset's");
    preset = command.option(PresetOption.builder());
    imageSize = integer("--image-size", "Images are resized to N×N pixels. Default: 96.");
    standardise =
        text(
            "--standardise",
            "HOW",
            "none (values 0 to 1), channels (by mean and deviation of the training images) or stain"
                + " (lightness, chroma and a nuclear mask, image by image)."
                + " Default: flat none, pyramid stain, segmented channels.");
    augment =
        text(
            "--augment",
            "LIST",
            "Vary training images in each epoch: none, or brightness=0.15,contrast=0.15,"
                + "color=0.15,camera=0.15,noise=0.05,impulse=0.05,blur=1,jpeg=50 or some of them."
                + " Default: flat none, pyramid camera=0.15,noise=0.05, segmented"
                + " color=0.05,noise=0.02.");
    command.heading("Training; what is left out is the preset's");
    epochs =
        integer(
            "--epochs",
            "Passes over the training images. Default: flat 25, pyramid 8, segmented 16.");
    batch = integer("--batch", "Images per step. Default: flat 16, others 32.");
    seed = command.optional("--seed", "N", Long.class, "Of everything random. Default: 0.");
    optimizer = text("--optimizer", "NAME", "adam or adamw. Default: flat adam, others adamw.");
    learningRate = number("--lr", "Learning rate. Default: flat 0.001, others 0.004.");
    weightDecay = number("--weight-decay", "Of adamw. Default: 0.001.");
    schedule =
        text(
            "--schedule",
            "NAME[=X]",
            "constant, cosine or one-cycle; X is the share of steps to warm up. Default: flat"
                + " constant, others cosine=0.15.");
    labelSmoothing =
        number(
            "--label-smoothing",
            "Share of each target spread over all classes. Default: flat 0, others 0.05.");
    clip = number("--clip", "Longest gradient, all parameters together. Default: any.");
    average =
        text(
            "--average",
            "NAME[=X]",
            "Keep an average of the parameters: none, ema (X: decay, 0.999) or last (X: share of"
                + " the epochs, 0.25). Default: none.");
    patience =
        integer(
            "--patience",
            "End after so many epochs without a lower validation loss. Default: never.");
    classWeights =
        text(
            "--class-weights",
            "HOW",
            "equal (every class has the same say) or none. Default: equal.");
    groupWeights =
        text(
            "--group-weights",
            "HOW",
            "equal (every group of --groups has the same say) or none. Default: none.");
    sampling =
        text(
            "--sampling",
            "NAME[=X]",
            "each (every image once an epoch) or groups: within each class an image is drawn the"
                + " more rarely the larger its group, by the size to the power of -X, 0.7."
                + " Default: each, pyramid groups=0.7.");
    starts =
        integer(
            "--starts",
            "Draw first weights so often, train each for an epoch, and go on with the draw that"
                + " learnt most. Default: 1.");
    pictures =
        text(
            "--pictures",
            "KIND",
            "What the model is for: any, original or segmented pictures; it says so of others."
                + " Default: any.");
    temperature =
        number(
            "--temperature",
            "Divide logits by X, as --folds found best. Default: fitted to the validation images.");
    forgetImages =
        command.flag(
            "--forget-images",
            "Keep no hashes of the images in the model: evaluations then cannot warn that it has"
                + " seen them.");
  }

  private Argument<Integer> integer(String name, String description) {
    return command.optional(name, "N", Integer.class, description);
  }

  private Argument<Double> number(String name, String description) {
    return command.optional(name, "X", Double.class, description);
  }

  private Argument<String> text(String name, String label, String description) {
    return command.optional(name, label, String.class, description);
  }

  /**
   * The recipe that was asked for.
   *
   * @param like the recipe of a run to repeat, or empty: then the preset's
   * @throws picocli.CommandLine.ParameterException if a value is out of range
   */
  Recipe recipe(Optional<Recipe> like) {
    Recipe base = base(like);
    Recipe recipe = changed(base, "--image-size", imageSize, this::sized);
    recipe =
        changed(
            recipe,
            "--standardise",
            standardise,
            (r, name) -> r.withStandardisation(Standardisation.named(name)));
    recipe =
        changed(
            recipe,
            "--augment",
            augment,
            (r, list) -> r.withAugmentation(NamedParts.augmentation(list)));
    recipe =
        changed(
            recipe,
            "--pictures",
            pictures,
            (r, kind) -> r.withTrust(r.trust().withPictures(PictureKind.named(kind))));
    recipe =
        changed(
            recipe,
            "--temperature",
            temperature,
            (r, given) -> r.withTrust(r.trust().withTemperature(given)));
    recipe = forgetImages.value() ? recipe.withTrust(recipe.trust().withoutImages()) : recipe;
    return recipe.withOptions(options(base.options()));
  }

  /** A preset that is not that of the run to repeat is found out with the other differences. */
  private Recipe base(Optional<Recipe> like) {
    Optional<Preset> named = preset.ifGiven();
    if (like.isPresent() && (named.isEmpty() || named.get() == like.get().preset())) {
      return like.get();
    }
    return Recipe.of(named.orElse(Preset.FLAT));
  }

  private Recipe sized(Recipe recipe, int size) {
    command.requireBetween("--image-size", size, 1, LARGEST_SIDE);
    return recipe.withImageSize(size);
  }

  private TrainingOptions options(TrainingOptions base) {
    epochs.ifGiven().ifPresent(n -> atLeastOne("--epochs", n, Integer.MAX_VALUE));
    batch.ifGiven().ifPresent(n -> atLeastOne("--batch", n, LARGEST_BATCH));
    starts.ifGiven().ifPresent(n -> atLeastOne("--starts", n, MOST_STARTS));
    patience.ifGiven().ifPresent(n -> atLeastOne("--patience", n, Integer.MAX_VALUE));
    TrainingOptions options = changed(base, "--epochs", epochs, TrainingOptions::withEpochs);
    options = changed(options, "--batch", batch, TrainingOptions::withBatch);
    options = changed(options, "--seed", seed, TrainingOptions::withSeed);
    options = changed(options, "--optimizer", optimizer, RecipeOptions::optimized);
    options = changed(options, "--lr", learningRate, TrainingOptions::withLearningRate);
    options = changed(options, "--weight-decay", weightDecay, RecipeOptions::decaying);
    options =
        changed(
            options,
            "--schedule",
            schedule,
            (o, text) -> o.withSchedule(NamedParts.schedule(text)));
    options =
        changed(options, "--label-smoothing", labelSmoothing, TrainingOptions::withLabelSmoothing);
    options = changed(options, "--clip", clip, TrainingOptions::withMaximumNorm);
    options =
        changed(
            options,
            "--average",
            average,
            (o, text) -> o.withAveraging(NamedParts.averaging(text)));
    options = changed(options, "--patience", patience, TrainingOptions::withPatience);
    options =
        changed(
            options,
            "--class-weights",
            classWeights,
            (o, text) -> o.withClassBalance(balance(text)));
    options =
        changed(
            options,
            "--group-weights",
            groupWeights,
            (o, text) -> o.withGroupBalance(balance(text)));
    options =
        changed(
            options,
            "--sampling",
            sampling,
            (o, text) -> o.withSampling(NamedParts.sampling(text)));
    return changed(options, "--starts", starts, TrainingOptions::withStarts);
  }

  private void atLeastOne(String name, int value, int largest) {
    command.requireBetween(name, value, 1, largest);
  }

  private <R, T> R changed(R base, String name, Argument<T> argument, BiFunction<R, T, R> change) {
    Optional<T> value = argument.ifGiven();
    if (value.isEmpty()) {
      return base;
    }
    try {
      return change.apply(base, value.get());
    } catch (IllegalArgumentException e) {
      throw command.wrongUsage(name + ": " + e.getMessage());
    }
  }

  private static TrainingOptions optimized(TrainingOptions options, String name) {
    Optimizer old = options.optimizer();
    return switch (name) {
      case "adam" -> options.withOptimizer(new Optimizer.Adam(old.learningRate()));
      case "adamw" ->
          options.withOptimizer(new Optimizer.AdamW(old.learningRate(), old.weightDecay()));
      default -> throw new IllegalArgumentException("expected adam or adamw, found '" + name + "'");
    };
  }

  private static TrainingOptions decaying(TrainingOptions options, double decay) {
    if (!(options.optimizer() instanceof Optimizer.AdamW adam)) {
      throw new IllegalArgumentException(
          "expected --optimizer adamw with it, found adam: add it, or leave the decay out");
    }
    return options.withOptimizer(new Optimizer.AdamW(adam.learningRate(), decay));
  }

  private static Balance balance(String name) {
    return switch (name) {
      case "equal" -> Balance.EQUAL;
      case "none" -> Balance.NONE;
      default -> throw new IllegalArgumentException("expected equal or none, found '" + name + "'");
    };
  }
}
