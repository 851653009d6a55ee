package io.github.gcn4j.cli;

import io.github.gcn4j.model.ModelFamily;
import java.nio.file.Path;
import java.util.Optional;

/** The {@code --abstain} of every command that classifies. */
final class AbstainOption {
  private final GcnCommand command;
  private final Argument<Double> share;

  /** Adds the option to a command. */
  AbstainOption(GcnCommand command) {
    this.command = command;
    share =
        command.optional(
            "--abstain",
            "SHARE",
            Double.class,
            "Take no answer for images unlike those the model knows, at such a distance that this"
                + " share of images like them is refused, for example 0.01.");
  }

  /** The share, if one was given. */
  Optional<Double> ifGiven() {
    return share.ifGiven();
  }

  /**
   * Checks the range.
   *
   * @throws picocli.CommandLine.ParameterException if the share is not from 0 to 1
   */
  void requireShare() {
    double value = share.ifGiven().orElse(0.0);
    command.require(value >= 0 && value <= 1, "--abstain: expected 0 to 1, found " + value);
  }

  /**
   * Checks the model.
   *
   * @throws CommandException if a share was given and a model does not know what it was trained on
   */
  void requireKnowledge(ModelFamily family, Path named) {
    if (share.ifGiven().isPresent()
        && family.models().stream().anyMatch(model -> model.trust().novelty().isEmpty())) {
      throw new CommandException(
          "--abstain with a model that knows what its images look like",
          named + ", which does not",
          "train it again, on at least 84 images");
    }
  }
}
