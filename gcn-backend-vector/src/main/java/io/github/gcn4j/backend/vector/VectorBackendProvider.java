package io.github.gcn4j.backend.vector;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;

/** Offers {@link VectorBackend} under the name {@code vector}; the default where it is present. */
public final class VectorBackendProvider implements TensorBackendProvider {

  @Override
  public String name() {
    return VectorBackend.NAME;
  }

  @Override
  public int priority() {
    return 200;
  }

  @Override
  public Availability availability() {
    KernelChoice choice = KernelChoice.make();
    return new Availability(choice.tier().isPresent(), choice.reason());
  }

  @Override
  public TensorBackend create(BackendOptions options) {
    return new VectorBackend(options);
  }
}
