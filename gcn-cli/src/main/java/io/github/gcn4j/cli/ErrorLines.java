package io.github.gcn4j.cli;

import io.github.gcn4j.backend.BackendUnavailableException;
import io.github.gcn4j.training.TrainingDivergedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns whatever goes wrong into one line: what was expected, what was found, what to do. */
final class ErrorLines implements IParameterExceptionHandler, IExecutionExceptionHandler {
  static final String STACK_TRACE = "--stacktrace";
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  private static final String WHOLE_NUMBER = "a whole number";
  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          Integer.class, WHOLE_NUMBER,
          Long.class, WHOLE_NUMBER,
          Double.class, "a number",
          Float.class, "a number",
          boolean.class, "true or false");

  private final Shell shell;
  private final Settings settings;
  private final boolean stackTrace;

  ErrorLines(Shell shell, Settings settings, boolean stackTrace) {
    this.shell = shell;
    this.settings = settings;
    this.stackTrace = stackTrace;
  }

  @Override
  public int handleParseException(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    String help = line.getCommandSpec().qualifiedName() + " --help";
    String message = oneLine(describe(e, line));
    print(message + (message.endsWith("?") ? " See " : "; see ") + help, e);
    return WRONG_USAGE;
  }

  private String describe(ParameterException e, CommandLine line) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, line);
    }
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      // A misspelt option is why another is missing as often as not.
      List<String> unknown = line.getUnmatchedArguments();
      return unknown.isEmpty()
          ? missing(missing.getMissing())
          : unmatched(new UnmatchedArgumentException(line, unknown), line);
    }
    if (e instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + ": expected once, found it again: leave one out";
    }
    ArgSpec argument = e.getArgSpec();
    if (argument != null && e.getCause() instanceof TypeConversionException conversion) {
      String value = String.valueOf(e.getValue());
      return name(argument)
          + ": "
          + conversion(argument, value, conversion)
          + settings.origin(argument, value);
    }
    String message = String.valueOf(e.getMessage());
    return message + source(message, line);
  }

  /** Where the value came from that a message of a command begins with, as in {@code --lr: …}. */
  private String source(String message, CommandLine line) {
    OptionSpec option = line.getCommandSpec().findOption(message.replaceFirst("(?s):.*", ""));
    ParseResult parsed = line.getParseResult();
    return option == null || parsed == null || parsed.hasMatchedOption(option)
        ? ""
        : settings.origin(option);
  }

  private static String unmatched(UnmatchedArgumentException e, CommandLine line) {
    String found = e.getUnmatched().get(0);
    boolean atRoot = line.getCommandSpec().userObject() instanceof RootCommand;
    String expected =
        atRoot && !found.startsWith("-")
            ? "a command (" + String.join(", ", Main.COMMANDS) + ")"
            : found.startsWith("-")
                ? "an option of " + line.getCommandSpec().qualifiedName()
                : "no more arguments";
    List<String> suggestions = e.getSuggestions();
    String remedy =
        suggestions.isEmpty() ? "" : ": did you mean " + String.join(" or ", suggestions) + "?";
    return "expected " + expected + ", found '" + found + "'" + remedy;
  }

  private static String missing(List<ArgSpec> missing) {
    String wanted = missing.stream().map(ErrorLines::usage).collect(Collectors.joining(" and "));
    return "expected " + wanted + ", found none: add " + (missing.size() == 1 ? "it" : "them");
  }

  private static String usage(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String conversion(
      ArgSpec argument, String value, TypeConversionException conversion) {
    Class<?> type = argument.isMultiValue() ? argument.auxiliaryTypes()[0] : argument.type();
    String expected = EXPECTED.get(type);
    if (expected == null) {
      return String.valueOf(conversion.getMessage());
    }
    boolean tooLarge = expected.equals(WHOLE_NUMBER) && value.matches("[+-]?[0-9]+");
    String largest = Long.toString(type == Long.class ? Long.MAX_VALUE : Integer.MAX_VALUE);
    return "expected "
        + expected
        + (tooLarge ? " between -" + largest + " and " + largest : "")
        + ", found '"
        + value
        + "'";
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult result) {
    if (e instanceof ParameterException wrong) {
      return handleParseException(wrong, new String[0]);
    }
    return failed(e);
  }

  /** Prints what made a command fail, and answers its exit status. */
  int failed(Throwable problem) {
    print(oneLine(describe(problem)), problem);
    return FAILED;
  }

  /** What went wrong, in words for people. */
  static String describe(Throwable e) {
    if (e instanceof OutOfMemoryError) {
      return "expected to need at most "
          + (Runtime.getRuntime().maxMemory() >> 20)
          + " MB of memory, found more was needed: give Java more with GCN_JAVA_OPTS=-Xmx2g, or use a smaller --batch or --image-size";
    }
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return describe(cause);
    }
    if (e instanceof FileSystemException file) {
      return describe(file);
    }
    String message = e.getMessage();
    boolean forPeople =
        e instanceof CommandException
            || e instanceof IOException
            || e instanceof IllegalArgumentException
            || e instanceof BackendUnavailableException
            || e instanceof TrainingDivergedException;
    return forPeople && message != null
        ? message
        : "expected no internal error, found " + e + ": please report it with " + STACK_TRACE;
  }

  private static String describe(FileSystemException e) {
    String found = reason(e);
    if (e instanceof NoSuchFileException) {
      return e.getFile() + ": expected a file, found " + found + ": check the path";
    }
    if (e instanceof AccessDeniedException) {
      return e.getFile() + ": expected permission, found none: change it or choose another path";
    }
    if (e instanceof FileAlreadyExistsException) {
      return e.getFile() + ": expected a folder or nothing, found a file: choose another path";
    }
    return e.getFile() + ": expected a file or folder that can be used, found: " + found;
  }

  /** What was found instead of a file that can be used, in a few words without its name. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException missing) {
      return Files.isSymbolicLink(Path.of(missing.getFile()))
          ? "a link that leads nowhere"
          : "nothing";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission to use it";
    }
    if (e instanceof FileSystemLoopException) {
      return "a link back to a folder around it";
    }
    String message = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    return message == null ? "that the system refuses it" : message;
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private void print(String line, @Nullable Throwable cause) {
    shell.note(line);
    if (stackTrace && cause != null) {
      cause.printStackTrace(shell.err());
    }
  }
}
