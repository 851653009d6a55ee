package io.github.gcn4j.cli;

import io.github.gcn4j.imaging.augment.Augmentation;
import io.github.gcn4j.imaging.augment.Pipeline;
import io.github.gcn4j.training.Averaging;
import io.github.gcn4j.training.Sampling;
import io.github.gcn4j.training.Schedule;
import java.util.HashSet;
import java.util.Set;

/** Parts of a training written as {@code NAME} or {@code NAME=X}. */
final class NamedParts {
  private static final double USUAL_DECAY = 0.999;
  private static final double USUAL_FRACTION = 0.25;
  private static final double USUAL_POWER = 0.7;

  private NamedParts() {}

  /**
   * A schedule: {@code constant}, {@code cosine[=WARM_UP]} or {@code one-cycle[=WARM_UP]}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Schedule schedule(String text) {
    return switch (name(text)) {
      case "constant" -> {
        requireAlone(text);
        yield new Schedule.Constant();
      }
      case "cosine" -> new Schedule.Cosine(number(text, 0), 0);
      case "one-cycle", "one_cycle" -> {
        Schedule.OneCycle standard = Schedule.OneCycle.standard();
        yield standard.withWarmUp(number(text, standard.warmUp()));
      }
      default ->
          throw new IllegalArgumentException(
              "expected constant, cosine or one-cycle, found '" + text + "'");
    };
  }

  /**
   * An average: {@code none}, {@code ema[=DECAY]} or {@code last[=FRACTION]}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Averaging averaging(String text) {
    return switch (name(text)) {
      case "none" -> {
        requireAlone(text);
        yield new Averaging.None();
      }
      case "ema" -> new Averaging.Ema(number(text, USUAL_DECAY));
      case "last" -> new Averaging.LastEpochs(number(text, USUAL_FRACTION));
      default ->
          throw new IllegalArgumentException("expected none, ema or last, found '" + text + "'");
    };
  }

  /**
   * A sampling: {@code each} or {@code groups[=POWER]}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Sampling sampling(String text) {
    return switch (name(text)) {
      case "each" -> {
        requireAlone(text);
        yield new Sampling.Each();
      }
      case "groups" -> new Sampling.ByGroup(number(text, USUAL_POWER));
      default ->
          throw new IllegalArgumentException("expected each or groups, found '" + text + "'");
    };
  }

  /**
   * Augmentations: {@code none} or {@code NAME=BOUND,…}, each at most once. A model's file may name
   * one twice, on the command line it is a slip.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Pipeline augmentation(String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("expected none or NAME=BOUND,…, found nothing");
    }
    Pipeline pipeline = Pipeline.parse(text);
    Set<String> names = new HashSet<>();
    for (Augmentation step : pipeline.steps()) {
      if (!names.add(name(step.text()))) {
        throw new IllegalArgumentException(
            "expected %s once, found it again in '%s': remove one"
                .formatted(name(step.text()), text));
      }
    }
    return pipeline;
  }

  private static void requireAlone(String text) {
    if (text.indexOf('=') >= 0) {
      throw new IllegalArgumentException(
          "expected %s without a number, found '%s': remove it".formatted(name(text), text));
    }
  }

  private static String name(String text) {
    int equals = text.indexOf('=');
    return equals < 0 ? text : text.substring(0, equals);
  }

  private static double number(String text, double usual) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return usual;
    }
    try {
      return Double.parseDouble(text.substring(equals + 1));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a number after =, found '" + text + "'", e);
    }
  }
}
