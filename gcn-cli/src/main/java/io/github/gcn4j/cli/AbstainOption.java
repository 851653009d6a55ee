package io.github.gcn4j.cli;

import io.github.gcn4j.data.PictureStatistics;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.ModelFamily;
import io.github.gcn4j.model.Novelty;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** The {@code --abstain} of every command that classifies. */
final class AbstainOption {
  /** With fewer images a training learns nothing of what they look like. */
  private static final int FEWEST_IMAGES = 2 * PictureStatistics.COUNT;

  /** A model remembers no more of them. */
  private static final int MOST_IMAGES = 1000;

  private static final MathContext UP = new MathContext(3, RoundingMode.CEILING);

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
    command.require(
        value >= 0 && value <= 1,
        "--abstain: expected 0 to 1, found " + value + ": name a share such as 0.01");
  }

  /**
   * Checks the model.
   *
   * @param named what the model is called
   * @throws CommandException if a share was given and a model does not know what it was trained on,
   *     or knows too few images to refuse so small a share of such
   */
  void requireKnowledge(ModelFamily family, String named) {
    if (share.ifGiven().isEmpty()) {
      return;
    }
    double value = share.value();
    // Of n images none is stranger than one in n + 1.
    double images = Math.max(FEWEST_IMAGES, Math.ceil(1 / value) - 1);
    String again = "train it again, on at least %.0f images".formatted(images);
    for (Model model : family.models()) {
      Novelty known =
          model
              .trust()
              .novelty()
              .orElseThrow(
                  () ->
                      new CommandException(
                          "--abstain with a model that knows what its images look like",
                          named + ", which does not",
                          images > MOST_IMAGES
                              ? "name a larger share, and train it again"
                              : again));
      if (value < known.leastTypicality()) {
        throw new CommandException(
            "--abstain of at least "
                + new BigDecimal(known.leastTypicality())
                    .round(UP)
                    .stripTrailingZeros()
                    .toPlainString()
                + ", the least that "
                + named
                + " can tell from "
                + known.distances().length
                + " images",
            value + ", which would refuse none",
            images > MOST_IMAGES ? "raise it" : "raise it, or " + again);
      }
    }
  }
}
