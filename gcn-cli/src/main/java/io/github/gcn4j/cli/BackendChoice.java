package io.github.gcn4j.cli;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What computes, and with how many threads. */
final class BackendChoice {
  @Spec(Target.MIXEE)
  @Nullable CommandSpec command;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "What computes; see gcn backends. Default: the best available.")
  @Nullable String backend;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to use. Results do not depend on it. Default: one for each processor.")
  @Nullable Integer threads;

  /**
   * How many threads to use.
   *
   * @throws ParameterException if fewer than one was asked for
   */
  int threads() {
    int wanted = threads == null ? BackendOptions.defaults().threads() : threads;
    if (wanted < 1) {
      throw wrongUsage("--threads: expected at least 1, found " + wanted);
    }
    return wanted;
  }

  /**
   * Opens the backend.
   *
   * @throws ParameterException if none has the name that was asked for
   * @throws io.github.gcn4j.backend.BackendUnavailableException if it cannot run here
   */
  TensorBackend open() {
    BackendOptions options = new BackendOptions(threads());
    if (backend == null) {
      return Backends.best(options);
    }
    List<String> names = Backends.providers().stream().map(TensorBackendProvider::name).toList();
    if (!names.contains(backend)) {
      throw wrongUsage("--backend: expected one of " + names + ", found '" + backend + "'");
    }
    return Backends.named(backend, options);
  }

  private ParameterException wrongUsage(String message) {
    if (command == null) {
      throw new IllegalStateException("expected to be part of a command, found none");
    }
    return new ParameterException(command.commandLine(), message);
  }
}
