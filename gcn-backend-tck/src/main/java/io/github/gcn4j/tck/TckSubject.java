package io.github.gcn4j.tck;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;

/** Tells each part of the kit which backend is tested. */
interface TckSubject {

  /** The provider of the backend under test. */
  TensorBackendProvider provider();

  /** A fresh backend with one thread; the caller closes it. */
  default TensorBackend backend() {
    return backend(1);
  }

  /** A fresh backend with so many threads; the caller closes it. */
  default TensorBackend backend(int threads) {
    return provider().create(new BackendOptions(threads));
  }
}
