package io.github.gcn4j.backend.vector;

import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.tck.AllocationTck;

final class AllocationTest extends AllocationTck {
  @Override
  public TensorBackendProvider provider() {
    return new VectorBackendProvider();
  }
}
