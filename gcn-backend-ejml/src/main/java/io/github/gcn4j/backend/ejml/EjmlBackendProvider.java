package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.backend.planes.PlaneBackend;

/** Offers EJML under the name {@code ejml}; it runs wherever Java does. */
public final class EjmlBackendProvider implements TensorBackendProvider {

  @Override
  public String name() {
    return "ejml";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Availability availability() {
    return Availability.yes("pure Java, runs everywhere");
  }

  @Override
  public TensorBackend create(BackendOptions options) {
    return new PlaneBackend(name(), new EjmlKernels(), options);
  }
}
