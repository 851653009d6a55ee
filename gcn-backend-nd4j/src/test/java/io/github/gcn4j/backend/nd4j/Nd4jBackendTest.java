package io.github.gcn4j.backend.nd4j;

import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.tck.BackendTck;

final class Nd4jBackendTest extends BackendTck {

  @Override
  public TensorBackendProvider provider() {
    return new Nd4jBackendProvider();
  }
}
