package io.github.gcn4j.tck;

import io.github.gcn4j.backend.TensorBackendProvider;

final class ReferenceBackendTest extends BackendTck {

  @Override
  public TensorBackendProvider provider() {
    return new ReferenceBackendProvider();
  }
}
