package io.github.gcn4j.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Core itself brings no backend. */
final class BackendsTest {

  @Test
  void withoutABackendTheErrorSaysWhatToAdd() {
    assertThat(Backends.providers()).isEmpty();
    assertThatExceptionOfType(BackendUnavailableException.class)
        .isThrownBy(Backends::best)
        .withMessageContaining("none on the class path")
        .withMessageContaining("gcn-backend-ejml");
    assertThatExceptionOfType(BackendUnavailableException.class)
        .isThrownBy(() -> Backends.named("ejml"))
        .withMessageContaining("found \"ejml\"");
  }

  @Test
  void theNumberOfThreadsIsPositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BackendOptions(0));
    assertThat(BackendOptions.defaults().threads()).isPositive();
  }
}
