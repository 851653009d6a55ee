package io.github.gcn4j.cli;

import static picocli.CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST;

import io.github.gcn4j.program.Preset;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/**
 * A command and its options, declared by building them: picocli's annotations cost a one-shot
 * command a third of its time, in reflection.
 */
abstract class GcnCommand implements Callable<Integer> {
  private final Shell shell;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);
  private final Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
  private String heading = "";

  /**
   * A command without options of its own yet; those every command has come last in its help.
   *
   * @param name what people write
   * @param shell where it runs
   * @param description a paragraph each
   */
  GcnCommand(String name, Shell shell, String... description) {
    this.shell = shell;
    spec.name(name).versionProvider(new Version());
    spec.usageMessage().description(description).sortOptions(false);
    spec.usageMessage().sectionMap().put(SECTION_KEY_OPTION_LIST, this::optionList);
  }

  /** What options that are declared from here on have in common, as a line above them. */
  final void heading(String text) {
    heading = text;
  }

  private String optionList(Help help) {
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (title, options) -> {
          if (!title.isEmpty()) {
            text.append(System.lineSeparator()).append(title).append(System.lineSeparator());
          }
          // Laid out as if all were there, so that the groups' columns are one.
          Help.Layout layout =
              help.createDefaultLayout(spec.options(), List.of(), help.colorScheme());
          layout.addAllOptions(
              options.stream().filter(option -> !option.hidden()).toList(),
              help.parameterLabelRenderer());
          text.append(layout);
        });
    return text.toString();
  }

  /** How the help looks. */
  final UsageMessageSpec usage() {
    return spec.usageMessage();
  }

  /** Where the command runs. */
  final Shell shell() {
    return shell;
  }

  /** The command line of this command, with the options every command has. */
  final CommandLine commandLine() {
    if (!heading.isEmpty()) {
      heading("Other");
    }
    option(
        OptionSpec.builder(Settings.CONFIG)
            .type(Path.class)
            .paramLabel("FILE")
            .description(
                "Read options from a properties file (train.epochs=25). Default: gcn.properties in"
                    + " the current directory, if there. Environment variables (GCN_TRAIN_EPOCHS)"
                    + " come before the file, options before both."));
    option(flagNamed(ErrorLines.STACK_TRACE).hidden(true));
    option(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .usageHelp(true)
            .description("Show this help and exit."));
    option(
        OptionSpec.builder("-V", "--version")
            .type(boolean.class)
            .versionHelp(true)
            .description("Show the version and exit."));
    return new CommandLine(spec).registerConverter(Path.class, new PathConverter());
  }

  /** Names of the options so far, and what each takes. */
  final Map<String, Class<?>> optionTypes() {
    Map<String, Class<?>> types = new LinkedHashMap<>();
    spec.options().forEach(option -> types.put(option.longestName(), option.type()));
    return types;
  }

  /**
   * The options that have a value, from the command line or the settings, as texts by name; flags
   * only if they are set.
   */
  final Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      @Nullable Object value = option.getValue();
      if (value != null && !value.equals(false)) {
        given.put(option.longestName(), text(value));
      }
    }
    return given;
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number)
          ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
          : number.toString();
    }
    return value instanceof Preset preset ? preset.label() : value.toString();
  }

  /** An option that must be given. */
  final <T> Argument<T> required(String name, String label, Class<T> type, String description) {
    return option(named(name, label, type, description).required(true));
  }

  /** An option that may be left out. */
  final <T> Argument<T> optional(String name, String label, Class<T> type, String description) {
    return option(named(name, label, type, description));
  }

  /** An option with a default, which the help shows. */
  final <T> Argument<T> withDefault(
      String name, String label, Class<T> type, String value, String description) {
    return option(
        named(name, label, type, description + " Default: ${DEFAULT-VALUE}.").defaultValue(value));
  }

  /** An option that takes no value. */
  final Argument<Boolean> flag(String name, String description) {
    return option(flagNamed(name).description(description));
  }

  /** An option of several values with commas between. */
  final <T> OptionSpec.Builder commaSeparated(
      String name, String label, Class<T> type, String description) {
    return named(name, label, List.class, description).auxiliaryTypes(type).splitRegex(",");
  }

  /** Adds an option. */
  final <T> Argument<T> option(OptionSpec.Builder builder) {
    OptionSpec option = builder.build();
    spec.addOption(option);
    groups.computeIfAbsent(heading, title -> new ArrayList<>()).add(option);
    return new Argument<>(option);
  }

  /** Adds a parameter, which has a place but no name. */
  final <T> Argument<T> parameter(PositionalParamSpec.Builder builder) {
    PositionalParamSpec parameter = builder.build();
    spec.addPositional(parameter);
    return new Argument<>(parameter);
  }

  private static OptionSpec.Builder named(
      String name, String label, Class<?> type, String description) {
    return OptionSpec.builder(name).paramLabel(label).type(type).description(description);
  }

  /** With an arity of 0 a default of true, from the settings, would turn the flag round. */
  private static OptionSpec.Builder flagNamed(String name) {
    return OptionSpec.builder(name)
        .type(boolean.class)
        .arity("0..1")
        .fallbackValue("true")
        .defaultValue("false")
        .paramLabel("true|false");
  }

  /** The {@code --json} of every command that has results. */
  final Argument<Boolean> json(String description) {
    return flag("--json", description);
  }

  /** The {@code --model} of every command that answers with one. */
  final Argument<Path> model() {
    return optional(
        "--model",
        "FILE|NAME",
        Path.class,
        "Model file, or the name of a pre-trained model: "
            + ModelChoice.names()
            + ". Default: "
            + ModelChoice.STANDARD.label()
            + ".");
  }

  /** The image files of every command that looks at some, or folders of them. */
  final Argument<List<Path>> images() {
    return parameter(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(Path.class)
            .arity("1..*")
            .required(true)
            .paramLabel("IMAGE|DIR")
            .description("Image files, or folders of them."));
  }

  /**
   * Refuses values that do not make sense.
   *
   * @throws ParameterException unless the condition holds
   */
  final void require(boolean condition, String otherwise) {
    if (!condition) {
      throw wrongUsage(otherwise);
    }
  }

  /**
   * Refuses numbers out of range.
   *
   * @throws ParameterException unless the value lies between the bounds
   */
  final void requireBetween(String name, int value, int lowest, int highest) {
    String range = highest == Integer.MAX_VALUE ? "at least " + lowest : lowest + " to " + highest;
    require(
        value >= lowest && value <= highest,
        name
            + ": expected "
            + range
            + ", found "
            + value
            + (value < lowest ? ": raise it" : ": lower it"));
  }

  /** What to throw for wrong usage. */
  final ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /**
   * Runs the command.
   *
   * @return the exit status
   * @throws Exception whatever went wrong; {@link ErrorLines} says it in one line
   */
  @Override
  public abstract Integer call() throws Exception;
}
