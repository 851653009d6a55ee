package io.github.gcn4j.tck;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import java.util.List;

/** Tells each part of the kit which backend is tested. */
interface TckSubject {

  /** The provider of the backend under test; its class has a constructor without arguments. */
  TensorBackendProvider provider();

  /**
   * Options that a fresh JVM needs to run the backend as this one does, such as {@code
   * --add-modules=…}. Some tests look at whole processes; each sets the heap by itself.
   */
  default List<String> forkedJvmOptions() {
    return List.of();
  }

  /** A fresh backend with one thread; the caller closes it. */
  default TensorBackend backend() {
    return backend(1);
  }

  /** A fresh backend with so many threads; the caller closes it. */
  default TensorBackend backend(int threads) {
    return provider().create(new BackendOptions(threads));
  }
}
