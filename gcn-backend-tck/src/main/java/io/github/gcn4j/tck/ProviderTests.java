package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import org.junit.jupiter.api.Test;

/** A backend is found by its name and says what it is. */
interface ProviderTests extends TckSubject {

  @Test
  default void theServiceLoaderFindsIt() {
    assertThat(Backends.providers())
        .extracting(TensorBackendProvider::name)
        .contains(provider().name());
  }

  @Test
  default void itIsAvailableAndSaysOnWhat() {
    assertThat(provider().availability().available()).isTrue();
    assertThat(provider().availability().detail()).isNotBlank();
  }

  @Test
  default void itTellsItsNameKernelsAndThreads() {
    try (TensorBackend backend = Backends.named(provider().name())) {
      assertThat(backend.info().name()).isEqualTo(provider().name()).isLowerCase();
      assertThat(backend.info().kernels()).isNotBlank();
      assertThat(backend.info().threads()).isPositive();
    }
  }
}
