package io.github.gcn4j.cli;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import java.util.List;

/** What computes, and with how many threads: two options that several commands have. */
final class BackendChoice {
  private final GcnCommand command;
  private final Argument<String> backend;
  private final Argument<Integer> threads;

  /** Adds the options to a command. */
  BackendChoice(GcnCommand command) {
    this.command = command;
    this.backend =
        command.optional(
            "--backend",
            "NAME",
            String.class,
            "What computes; see gcn backends. Default: the best available.");
    this.threads =
        command.optional(
            "--threads",
            "N",
            Integer.class,
            "Threads to use. Results do not depend on it. Default: one for each processor.");
  }

  /**
   * How many threads to use.
   *
   * @throws picocli.CommandLine.ParameterException if fewer than one was asked for
   */
  int threads() {
    int wanted = threads.ifGiven().orElseGet(() -> BackendOptions.defaults().threads());
    command.require(wanted >= 1, "--threads: expected at least 1, found " + wanted + ": raise it");
    return wanted;
  }

  /**
   * Opens the backend.
   *
   * @throws picocli.CommandLine.ParameterException if none has the name that was asked for
   * @throws io.github.gcn4j.backend.BackendUnavailableException if it cannot run here
   */
  TensorBackend open() {
    BackendOptions options = new BackendOptions(threads());
    if (backend.ifGiven().isEmpty()) {
      return Backends.best(options);
    }
    String name = backend.value();
    List<String> names = Backends.providers().stream().map(TensorBackendProvider::name).toList();
    // Its natives are no part of the jar.
    String remedy = name.equals("nd4j") ? ": start with ./gcn --with-nd4j" : "";
    command.require(
        names.contains(name),
        "--backend: expected one of " + names + ", found '" + name + "'" + remedy);
    return Backends.named(name, options);
  }
}
