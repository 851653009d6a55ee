package io.github.gcn4j.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;

/**
 * An option or parameter of a command, typed.
 *
 * @param <T> what its value is
 * @param spec what picocli knows about it, and after parsing its value
 */
record Argument<T>(ArgSpec spec) {

  /**
   * The value from the command line, the settings, or the default.
   *
   * @throws IllegalStateException if there is none, which {@link #ifGiven} is for
   */
  T value() {
    return ifGiven()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "expected a value of " + spec.paramLabel() + ", found none"));
  }

  /** The value, if there is one. */
  Optional<T> ifGiven() {
    @Nullable T value = spec.getValue();
    return Optional.ofNullable(value);
  }
}
