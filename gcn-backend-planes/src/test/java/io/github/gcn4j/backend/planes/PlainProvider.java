package io.github.gcn4j.backend.planes;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;

/** Offers the planes with the kernels they come with. */
public final class PlainProvider implements TensorBackendProvider {
  static final String NAME = "plain";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Availability availability() {
    return Availability.yes("plain Java");
  }

  @Override
  public TensorBackend create(BackendOptions options) {
    return new PlaneBackend(NAME, () -> "plain Java", options);
  }
}
