package io.github.gcn4j.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The {@code gcn} command. Exit status 0 means done, 1 failed, 2 wrong usage, 130 stopped by
 * Ctrl-C.
 */
public final class Main {
  private static final String GENERATE_COMPLETION = "generate-completion";
  private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

  /** Every command, in the order of the help. */
  static final List<String> COMMANDS =
      List.of(
          "demo",
          "train",
          "evaluate",
          "compare",
          "tune",
          "predict",
          "explain",
          "info",
          "backends",
          "convert",
          "ensemble",
          GENERATE_COMPLETION);

  private Main() {}

  /**
   * Runs a command and ends the process.
   *
   * @param arguments a command and its options
   */
  public static void main(String[] arguments) {
    // Nothing here opens a window, and the demo has to draw where there is no display.
    System.setProperty("java.awt.headless", "true");
    // A line of the log looks like any other of the command's.
    System.setProperty("java.util.logging.SimpleFormatter.format", "gcn: %5$s%6$s%n");
    // Types that no option has: loading what converts to them delays a quick start.
    System.setProperty("picocli.converters.excludes", "java\\.(time|sql)\\..*");
    System.exit(run(arguments, Shell.ofProcess()));
  }

  /** Runs a command and answers its exit status. */
  static int run(String[] arguments, Shell shell) {
    boolean stackTrace =
        shell.variables().containsKey("GCN_DEBUG")
            || Arrays.asList(arguments).contains(ErrorLines.STACK_TRACE);
    int status;
    try {
      Settings settings =
          asksForHelp(arguments) ? Settings.none() : Settings.read(arguments, shell);
      status = run(arguments, shell, settings, new ErrorLines(shell, settings, stackTrace));
    } catch (CommandException e) {
      shell.note(String.valueOf(e.getMessage()));
      return ErrorLines.WRONG_USAGE;
    }
    if (shell.out().checkError()) {
      shell.note(
          "expected to write every result, found standard output closed or full: free some space or"
              + " read to the end");
      return ErrorLines.FAILED;
    }
    return status;
  }

  private static boolean asksForHelp(String[] arguments) {
    for (String word : arguments) {
      if (word.equals("--")) {
        return false;
      }
      if (HELP.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static int run(String[] arguments, Shell shell, Settings settings, ErrorLines errors) {
    String first = arguments.length == 0 ? "" : arguments[0];
    // Declaring options takes time: those of other commands are not needed to run this one.
    boolean alone = COMMANDS.contains(first) && !first.equals(GENERATE_COMPLETION);
    CommandLine line = alone ? command(first, shell) : root(shell);
    String[] rest = arguments;
    if (alone) {
      line.setCommandName("gcn " + first);
      rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    }
    line.setDefaultValueProvider(settings);
    line.setParameterExceptionHandler(errors);
    line.setExecutionExceptionHandler(errors);
    line.setOut(new PrintWriter(shell.out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(shell.err(), true, StandardCharsets.UTF_8));
    try {
      settings.check(line, first, COMMANDS);
      return line.execute(rest);
    } catch (ParameterException e) {
      return errors.handleParseException(e, arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return errors.failed(e);
    }
  }

  private static CommandLine root(Shell shell) {
    CommandLine root = new RootCommand(shell).commandLine();
    for (String name : COMMANDS) {
      root.addSubcommand(name, command(name, shell));
    }
    return root;
  }

  private static CommandLine command(String name, Shell shell) {
    return switch (name) {
      case "demo" -> new DemoCommand(shell).commandLine();
      case "train" -> new TrainCommand(shell).commandLine();
      case "evaluate" -> new EvaluateCommand(shell).commandLine();
      case "compare" -> new CompareCommand(shell).commandLine();
      case "tune" -> new TuneCommand(shell).commandLine();
      case "predict" -> new PredictCommand(shell).commandLine();
      case "explain" -> new ExplainCommand(shell).commandLine();
      case "info" -> new InfoCommand(shell).commandLine();
      case "backends" -> new BackendsCommand(shell).commandLine();
      case "convert" -> new ConvertCommand(shell).commandLine();
      case "ensemble" -> new EnsembleCommand(shell).commandLine();
      case GENERATE_COMPLETION -> new CommandLine(new GenerateCompletion());
      default ->
          throw new IllegalArgumentException("expected one of " + COMMANDS + ", found " + name);
    };
  }
}
