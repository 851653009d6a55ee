package io.github.gcn4j.tck;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;

/** Makes the oracle selectable by the name {@code reference}; it is never the default. */
public final class ReferenceBackendProvider implements TensorBackendProvider {

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int priority() {
    return Integer.MIN_VALUE;
  }

  @Override
  public Availability availability() {
    return Availability.yes("plain Java, one thread, for tests");
  }

  @Override
  public TensorBackend create(BackendOptions options) {
    return new ReferenceBackend();
  }
}
