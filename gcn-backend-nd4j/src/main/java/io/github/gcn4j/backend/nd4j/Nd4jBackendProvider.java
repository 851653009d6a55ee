package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.BackendUnavailableException;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.backend.planes.PlaneBackend;

/**
 * Offers ND4J under the name {@code nd4j} where ND4J's natives are for this platform. No class of
 * ND4J is touched before a backend is created.
 */
public final class Nd4jBackendProvider implements TensorBackendProvider {

  @Override
  public String name() {
    return "nd4j";
  }

  /** Below the pure Java backends: natives are for those who ask for them. */
  @Override
  public int priority() {
    return 50;
  }

  @Override
  public Availability availability() {
    return Natives.ofThisMachine().availability();
  }

  /**
   * Creates a backend and, the first time, loads ND4J.
   *
   * @throws BackendUnavailableException if the natives are missing or do not load
   */
  @Override
  public TensorBackend create(BackendOptions options) {
    Natives natives = Natives.ofThisMachine();
    Availability availability = natives.availability();
    if (!availability.available()) {
      throw new BackendUnavailableException(
          "expected backend \"" + name() + "\" to be available, found: " + availability.detail());
    }
    try {
      Nd4jRuntime.start();
    } catch (LinkageError | RuntimeException e) {
      throw natives.notLoaded(e);
    }
    return new PlaneBackend(name(), new BlockStore(), Nd4jRuntime::describe, options);
  }
}
