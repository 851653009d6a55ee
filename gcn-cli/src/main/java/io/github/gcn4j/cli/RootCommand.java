package io.github.gcn4j.cli;

/** {@code gcn} without a command, which can only explain itself. */
final class RootCommand extends GcnCommand {

  RootCommand(Shell shell) {
    super(
        "gcn",
        shell,
        "Classifies microscope images of blood cells with graph convolutional networks.",
        "Research software, not a medical device.");
    usage()
        .synopsisSubcommandLabel("COMMAND")
        .footer(
            "",
            "New here? Try: gcn demo",
            "Exit status: 0 done, 1 failed, 2 wrong usage. Results go to standard output, all else"
                + " to standard error.");
  }

  @Override
  public Integer call() {
    throw wrongUsage("expected a command (" + String.join(", ", Main.COMMANDS) + "), found none");
  }
}
