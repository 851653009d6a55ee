package io.github.gcn4j.training;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link TrainingOptions} as texts by name and back. */
final class OptionsText {
  private static final String EPOCHS = "epochs";
  private static final String BATCH = "batch";
  private static final String SEED = "seed";
  private static final String OPTIMIZER = "optimizer";
  private static final String LEARNING_RATE = "learning_rate";
  private static final String WEIGHT_DECAY = "weight_decay";
  private static final String SCHEDULE = "schedule";
  private static final String WARM_UP = "warm_up";
  private static final String FINAL_FRACTION = "final_fraction";
  private static final String DIV = "div";
  private static final String FINAL_DIV = "final_div";
  private static final String LABEL_SMOOTHING = "label_smoothing";
  private static final String MAXIMUM_NORM = "maximum_norm";
  private static final String AVERAGING = "averaging";
  private static final String DECAY = "averaging_decay";
  private static final String FRACTION = "averaging_fraction";
  private static final String PATIENCE = "patience";
  private static final String CLASS_BALANCE = "class_balance";
  private static final String GROUP_BALANCE = "group_balance";
  private static final String SAMPLING = "sampling";
  private static final String BY_GROUP = "by_group";
  private static final String POWER = "sampling_power";
  private static final String STARTS = "starts";
  private static final String NONE = "none";

  static final Set<String> KEYS =
      Set.of(
          EPOCHS,
          BATCH,
          SEED,
          OPTIMIZER,
          LEARNING_RATE,
          WEIGHT_DECAY,
          SCHEDULE,
          WARM_UP,
          FINAL_FRACTION,
          DIV,
          FINAL_DIV,
          LABEL_SMOOTHING,
          MAXIMUM_NORM,
          AVERAGING,
          DECAY,
          FRACTION,
          PATIENCE,
          CLASS_BALANCE,
          GROUP_BALANCE,
          SAMPLING,
          POWER,
          STARTS);

  private final Map<String, String> left;

  private OptionsText(Map<String, String> map) {
    this.left = new LinkedHashMap<>(map);
  }

  static Map<String, String> write(TrainingOptions options) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(EPOCHS, Integer.toString(options.epochs()));
    map.put(BATCH, Integer.toString(options.batch()));
    map.put(SEED, Long.toString(options.seed()));
    map.put(OPTIMIZER, options.optimizer() instanceof Optimizer.Adam ? "adam" : "adamw");
    map.put(LEARNING_RATE, Double.toString(options.learningRate()));
    if (options.optimizer() instanceof Optimizer.AdamW decayed) {
      map.put(WEIGHT_DECAY, Double.toString(decayed.weightDecay()));
    }
    writeSchedule(options.schedule(), map);
    map.put(LABEL_SMOOTHING, Double.toString(options.labelSmoothing()));
    OptionalDouble norm = options.maximumNorm();
    map.put(MAXIMUM_NORM, norm.isPresent() ? Double.toString(norm.getAsDouble()) : NONE);
    writeAveraging(options.averaging(), map);
    OptionalInt patience = options.patience();
    map.put(PATIENCE, patience.isPresent() ? Integer.toString(patience.getAsInt()) : NONE);
    map.put(CLASS_BALANCE, label(options.classBalance()));
    map.put(GROUP_BALANCE, label(options.groupBalance()));
    if (options.sampling() instanceof Sampling.ByGroup grouped) {
      map.put(SAMPLING, BY_GROUP);
      map.put(POWER, Double.toString(grouped.power()));
    }
    if (options.starts() > 1) {
      map.put(STARTS, Integer.toString(options.starts()));
    }
    return map;
  }

  private static void writeSchedule(Schedule schedule, Map<String, String> map) {
    if (schedule instanceof Schedule.Cosine cosine) {
      map.put(SCHEDULE, "cosine");
      map.put(WARM_UP, Double.toString(cosine.warmUp()));
      map.put(FINAL_FRACTION, Double.toString(cosine.finalFraction()));
    } else if (schedule instanceof Schedule.OneCycle cycle) {
      map.put(SCHEDULE, "one_cycle");
      map.put(WARM_UP, Double.toString(cycle.warmUp()));
      map.put(DIV, Double.toString(cycle.div()));
      map.put(FINAL_DIV, Double.toString(cycle.finalDiv()));
    } else {
      map.put(SCHEDULE, "constant");
    }
  }

  private static void writeAveraging(Averaging averaging, Map<String, String> map) {
    if (averaging instanceof Averaging.Ema ema) {
      map.put(AVERAGING, "ema");
      map.put(DECAY, Double.toString(ema.decay()));
    } else if (averaging instanceof Averaging.LastEpochs last) {
      map.put(AVERAGING, "last_epochs");
      map.put(FRACTION, Double.toString(last.fraction()));
    } else {
      map.put(AVERAGING, NONE);
    }
  }

  static TrainingOptions read(Map<String, String> map) {
    OptionsText text = new OptionsText(map);
    TrainingOptions options =
        new TrainingOptions(
            text.integer(EPOCHS),
            text.integer(BATCH),
            text.value(SEED, "an integer", Long::valueOf),
            text.optimizer(),
            text.schedule(),
            text.number(LABEL_SMOOTHING),
            text.maximumNorm(),
            text.averaging(),
            text.patience(),
            text.balance(CLASS_BALANCE),
            text.balance(GROUP_BALANCE),
            text.sampling(),
            text.starts());
    if (!text.left.isEmpty()) {
      throw new IllegalArgumentException(
          "expected no further training options, found " + new TreeSet<>(text.left.keySet()));
    }
    return options;
  }

  private Optimizer optimizer() {
    String name = value(OPTIMIZER, "adam or adamw", Function.identity());
    return switch (name) {
      case "adam" -> new Optimizer.Adam(number(LEARNING_RATE));
      case "adamw" -> new Optimizer.AdamW(number(LEARNING_RATE), number(WEIGHT_DECAY));
      default -> throw unknown(OPTIMIZER, "adam or adamw", name);
    };
  }

  private Schedule schedule() {
    String expected = "constant, cosine or one_cycle";
    String name = value(SCHEDULE, expected, Function.identity());
    return switch (name) {
      case "constant" -> new Schedule.Constant();
      case "cosine" -> new Schedule.Cosine(number(WARM_UP), number(FINAL_FRACTION));
      case "one_cycle" -> new Schedule.OneCycle(number(WARM_UP), number(DIV), number(FINAL_DIV));
      default -> throw unknown(SCHEDULE, expected, name);
    };
  }

  private Averaging averaging() {
    String expected = "none, ema or last_epochs";
    String name = value(AVERAGING, expected, Function.identity());
    return switch (name) {
      case NONE -> new Averaging.None();
      case "ema" -> new Averaging.Ema(number(DECAY));
      case "last_epochs" -> new Averaging.LastEpochs(number(FRACTION));
      default -> throw unknown(AVERAGING, expected, name);
    };
  }

  private OptionalDouble maximumNorm() {
    return value(
        MAXIMUM_NORM,
        "none or a number",
        text ->
            text.equals(NONE)
                ? OptionalDouble.empty()
                : OptionalDouble.of(Double.parseDouble(text)));
  }

  private OptionalInt patience() {
    return value(
        PATIENCE,
        "none or an integer",
        text -> text.equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text)));
  }

  private Balance balance(String key) {
    String text = value(key, "equal or none", Function.identity());
    for (Balance balance : Balance.values()) {
      if (label(balance).equals(text)) {
        return balance;
      }
    }
    throw unknown(key, "equal or none", text);
  }

  /** Runs from before there was a choice do not name any. */
  private Sampling sampling() {
    if (!left.containsKey(SAMPLING)) {
      return new Sampling.Each();
    }
    String name = value(SAMPLING, BY_GROUP, Function.identity());
    if (name.equals(BY_GROUP)) {
      return new Sampling.ByGroup(number(POWER));
    }
    throw unknown(SAMPLING, BY_GROUP, name);
  }

  /** Runs of one start, as all were before there was a choice, do not name it. */
  private int starts() {
    return left.containsKey(STARTS) ? integer(STARTS) : 1;
  }

  private static String label(Balance balance) {
    return balance.name().toLowerCase(Locale.ROOT);
  }

  private int integer(String key) {
    return value(key, "an integer", Integer::valueOf);
  }

  private double number(String key) {
    return value(key, "a number", Double::valueOf);
  }

  private <T> T value(String key, String expected, Function<String, T> parser) {
    String text = left.remove(key);
    if (text == null) {
      throw unknown(key, expected, null);
    }
    try {
      return parser.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: expected %s, found %s".formatted(key, expected, text), e);
    }
  }

  private static IllegalArgumentException unknown(
      String key, String expected, @Nullable String found) {
    return new IllegalArgumentException(
        "%s: expected %s, found %s".formatted(key, expected, found == null ? "nothing" : found));
  }
}
