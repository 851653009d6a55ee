package io.github.gcn4j.tck;

import io.github.gcn4j.backend.TensorBackendProvider;

/** The kit's tests of compiled programs, on a backend that has them. */
final class CompilingReferenceTest implements CompiledTests, LifecycleTests, ProgramTests {

  @Override
  public TensorBackendProvider provider() {
    return new Fault();
  }
}
