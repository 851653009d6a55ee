package io.github.gcn4j.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.gcn4j.backend.Availability;
import io.github.gcn4j.backend.BackendUnavailableException;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** A backend is found by its name and says what it is. */
interface ProviderTests extends TckSubject {

  @Test
  default void theServiceLoaderFindsIt() {
    assertThat(Backends.providers())
        .filteredOn(found -> found.name().equals(provider().name()))
        .extracting(TensorBackendProvider::getClass)
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(provider().getClass());
  }

  /** Here it must be available, or there is nothing to test; elsewhere the reason is told. */
  @Test
  default void itIsAvailableAndSaysOnWhat() {
    Availability availability = provider().availability();
    assertThat(availability.detail()).isNotBlank();
    assertThat(availability.available()).as(availability.detail()).isTrue();
    assertThat(provider().availability()).as("asked again").isEqualTo(availability);
  }

  @Test
  default void itTellsItsNameKernelsAndThreads() {
    try (TensorBackend backend = Backends.named(provider().name())) {
      assertThat(backend.info().name()).isEqualTo(provider().name()).isLowerCase();
      assertThat(backend.info().kernels()).isNotBlank();
      assertThat(backend.info().threads()).isPositive();
    }
  }

  @Test
  @ResourceLock(Resources.SYSTEM_PROPERTIES)
  default void thePropertyChoosesItOrSaysWhatThereIs() {
    String before = System.getProperty(Backends.PROPERTY, "");
    try {
      System.setProperty(Backends.PROPERTY, provider().name());
      try (TensorBackend backend = Backends.best()) {
        assertThat(backend.info().name()).isEqualTo(provider().name());
      }
      System.setProperty(Backends.PROPERTY, "no-such-backend");
      assertThatExceptionOfType(BackendUnavailableException.class)
          .isThrownBy(Backends::best)
          .withMessageContaining("no-such-backend")
          .withMessageContaining(provider().name());
    } finally {
      System.setProperty(Backends.PROPERTY, before);
    }
  }
}
