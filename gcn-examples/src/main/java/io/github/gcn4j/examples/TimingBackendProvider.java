package io.github.gcn4j.examples;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import java.util.Optional;

/**
 * Makes the backend selectable by name, in code with {@link Backends#named} or from outside with
 * {@code -Dgcn.backend=timing}. It is found through the one line in {@code
 * META-INF/services/io.github.gcn4j.backend.TensorBackendProvider}.
 */
public final class TimingBackendProvider implements TensorBackendProvider {
  /** The name it is selected by. */
  static final String NAME = "timing";

  @Override
  public String name() {
    return NAME;
  }

  /** Below every backend that computes for itself: nobody gets it without asking. */
  @Override
  public int priority() {
    return Integer.MIN_VALUE;
  }

  @Override
  public Availability availability() {
    return timed()
        .map(provider -> Availability.yes("times " + provider.name()))
        .orElseGet(
            () ->
                Availability.no(
                    "expected a backend to time, found none: add gcn-backend-vector to the class path"));
  }

  @Override
  public TensorBackend create(BackendOptions options) {
    return new TimingBackend(
        timed()
            .orElseThrow(() -> new IllegalStateException(availability().detail()))
            .create(options));
  }

  /** The best of the others. */
  private static Optional<TensorBackendProvider> timed() {
    return Backends.providers().stream()
        .filter(provider -> !provider.name().equals(NAME))
        .filter(provider -> provider.availability().available())
        .findFirst();
  }
}
