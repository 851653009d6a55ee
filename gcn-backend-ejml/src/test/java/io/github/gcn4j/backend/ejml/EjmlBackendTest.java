package io.github.gcn4j.backend.ejml;

import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.tck.BackendTck;

final class EjmlBackendTest extends BackendTck {

  @Override
  public TensorBackendProvider provider() {
    return new EjmlBackendProvider();
  }
}
