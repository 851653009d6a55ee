package io.github.gcn4j.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands. */
final class CommonOptions {
  /** Read ahead of everything else, by {@link Settings}. */
  @Option(
      names = Settings.CONFIG,
      paramLabel = "FILE",
      description =
          "Read options from a properties file (train.epochs=25). Default: gcn.properties in the"
              + " current directory, if there. Environment variables (GCN_TRAIN_EPOCHS) come before"
              + " the file, options before both.")
  @Nullable Path config;

  /** For developers; {@code GCN_DEBUG=1} does the same. */
  @Option(
      names = ErrorLines.STACK_TRACE,
      arity = "0..1",
      fallbackValue = "true",
      hidden = true,
      description = "Show where an error comes from.")
  boolean stackTrace;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  boolean version;
}
