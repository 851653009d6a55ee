package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProfileForwardTest {

  @Test
  void itCountsTheOperationsOfTheFlatModel() throws Exception {
    String printed = Output.of(ProfileForward::main, "vector");

    assertThat(printed).startsWith("One image, vector: ");
    // Three convolutions, one pool; the classifier's small matrices never reach the backend.
    assertThat(printed)
        .containsPattern("(?m)^linear +3 ")
        .containsPattern("(?m)^propagate +3 ")
        .containsPattern("(?m)^activate +3 ")
        .containsPattern("(?m)^readout +1 ")
        .containsPattern("(?m)^all +\\d+\\.\\d{3}$")
        .doesNotContain("contract");
  }
}
