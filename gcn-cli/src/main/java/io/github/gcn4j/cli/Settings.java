package io.github.gcn4j.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options that were not given on the command line: {@code --test-list} of {@code gcn train} is the
 * environment variable {@code GCN_TRAIN_TEST_LIST}, else {@code train.test-list} in the
 * configuration file.
 */
final class Settings implements IDefaultValueProvider {
  static final String CONFIG = "--config";
  private static final String USUAL_FILE = "gcn.properties";

  private final Map<String, String> variables;
  private final @Nullable Path file;
  private final Properties properties = new Properties();

  private Settings(Map<String, String> variables, @Nullable Path file) {
    this.variables = variables;
    this.file = file;
  }

  /**
   * Finds the configuration file and reads it.
   *
   * @throws CommandException if a file was asked for and cannot be read
   */
  static Settings read(String[] arguments, Shell shell) {
    String named = named(arguments);
    if (named == null) {
      named = shell.variables().get("GCN_CONFIG");
    }
    if (named != null && named.isBlank()) {
      throw new CommandException(
          "a configuration file", "an empty path", "name one with " + CONFIG + " FILE");
    }
    Path usual = shell.folder().resolve(USUAL_FILE);
    Path file = named != null ? Path.of(named) : Files.isRegularFile(usual) ? usual : null;
    Settings settings = new Settings(shell.variables(), file);
    if (file != null) {
      settings.load(file);
    }
    return settings;
  }

  /** None: whoever asks for help or the version gets it, whatever the files say. */
  static Settings none() {
    return new Settings(Map.of(), null);
  }

  /** The value of {@value #CONFIG}: defaults are needed before picocli parses anything. */
  private static @Nullable String named(String[] arguments) {
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      if (arguments[i].startsWith(CONFIG + "=")) {
        return arguments[i].substring(CONFIG.length() + 1);
      }
      if (arguments[i].equals(CONFIG) && i + 1 < arguments.length) {
        return arguments[i + 1];
      }
    }
    return null;
  }

  private void load(Path path) {
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (CharacterCodingException e) {
      throw unreadable(path, "bytes that are not UTF-8");
    } catch (IOException e) {
      throw unreadable(path, ErrorLines.reason(e));
    } catch (IllegalArgumentException e) {
      throw unreadable(path, "a \\u without four hexadecimal digits");
    }
  }

  private static CommandException unreadable(Path path, String found) {
    return new CommandException(
        "a configuration file " + path,
        found,
        "correct " + CONFIG + " or the file, whose lines are like train.epochs=25");
  }

  /**
   * Refuses misspelt lines of the configuration file. Variables are not checked: the environment
   * belongs to others too (Kubernetes names a service's port {@code GCN_TRAIN_PORT}).
   *
   * @throws ParameterException if a line names no command, or no option of the one to be run
   */
  void check(CommandLine line, String chosen, List<String> commands) {
    for (String key : properties.stringPropertyNames()) {
      int dot = key.indexOf('.');
      String command = dot < 0 ? key : key.substring(0, dot);
      if (!commands.contains(command)) {
        throw new ParameterException(
            line,
            file + ": expected lines COMMAND.OPTION=VALUE for " + commands + ", found " + key);
      }
      if (command.equals(chosen)
          && line.getCommandSpec().findOption("--" + key.substring(dot + 1)) == null) {
        throw new ParameterException(
            line, file + ": expected an option of gcn " + command + ", found " + key);
      }
    }
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
      return null;
    }
    String variable = variables.get(variable(option));
    return variable != null ? variable : properties.getProperty(key(option));
  }

  /** Where an option's value came from if not from the command line, for messages; else empty. */
  String origin(ArgSpec argument, String value) {
    if (argument instanceof OptionSpec option) {
      if (value.equals(variables.get(variable(option)))) {
        return " (from the environment variable " + variable(option) + ")";
      }
      if (value.equals(properties.getProperty(key(option)))) {
        return " (from " + key(option) + " in " + file + ")";
      }
    }
    return "";
  }

  /** Where the value of an option came from that was not on the command line; empty if nowhere. */
  String origin(OptionSpec option) {
    @Nullable String value = defaultValue(option);
    return value == null ? "" : origin(option, value);
  }

  private static String variable(OptionSpec option) {
    return "GCN_" + key(option).replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String key(OptionSpec option) {
    CommandSpec command = option.command();
    String name = command.name(); // "gcn train" or "train"
    String longest = option.longestName();
    return name.substring(name.indexOf(' ') + 1)
        + "."
        + longest.substring(longest.startsWith("--") ? 2 : 0);
  }
}
