package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.backend.BackendOptions;
import io.github.gcn4j.backend.Backends;
import io.github.gcn4j.backend.TensorBackend;
import io.github.gcn4j.backend.TensorBackendProvider;
import io.github.gcn4j.tck.BackendTck;
import org.junit.jupiter.api.Test;

/** All that a backend needs for a test is to name its provider; the rest is about this one. */
class TimingBackendTest extends BackendTck {

  @Override
  public TensorBackendProvider provider() {
    return new TimingBackendProvider();
  }

  @Test
  void nobodyGetsItWithoutAskingForIt() {
    try (TensorBackend best = Backends.best(new BackendOptions(1))) {
      assertThat(best.info().name()).isEqualTo("vector");
    }
    assertThat(Backends.providers())
        .allSatisfy(
            other -> assertThat(other.priority()).isGreaterThanOrEqualTo(provider().priority()));
  }

  @Test
  void itSaysWhichBackendItTimes() {
    try (TensorBackend backend = provider().create(new BackendOptions(1))) {
      assertThat(backend.info().kernels()).startsWith("vector: ");
    }
    assertThat(provider().availability().detail()).isEqualTo("times vector");
  }
}
