package io.github.gcn4j.benchmarks.t2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.gcn4j.benchmarks.figures.Percentiles;
import org.junit.jupiter.api.Test;

class OutcomeTest {

  private static Outcome outcome(int java, String backend, int percent, double cold, double warm) {
    return new Outcome(java, backend, percent, Percentiles.of(cold), Percentiles.of(warm), 90, 140);
  }

  @Test
  void aColdStartOfTwoSecondsBreaksTheBudgetOnlyWithAWholeProcessor() {
    assertThat(outcome(17, "ejml", 100, 2000, 1).withinBudget()).isFalse();
    assertThat(outcome(17, "ejml", 10, 2000, 1).withinBudget()).isTrue();
    assertThat(outcome(17, "ejml", 10, 1, 2000).withinBudget()).isFalse();
    assertThat(outcome(17, "ejml", 100, 1999, 1999).withinBudget()).isTrue();
  }

  @Test
  void theBoundOfAColdStartDependsOnShareAndJava() {
    assertThat(outcome(17, "vector", 10, 2900, 250).verdict()).isEqualTo("all met");
    assertThat(outcome(25, "vector", 10, 2900, 250).verdict()).isEqualTo("**missed: cold**");
    assertThat(outcome(25, "vector", 100, 401, 21).verdict()).isEqualTo("**missed: cold, warm**");
  }

  @Test
  void memoryIsBoundedToo() {
    Percentiles quick = Percentiles.of(1);
    assertThat(new Outcome(17, "vector", 100, quick, quick, 101, 151).verdict())
        .isEqualTo("**missed: cold memory, warm memory**");
  }

  @Test
  void nd4jIsReportedAsItIs() {
    assertThat(outcome(17, "nd4j", 100, 1900, 100).verdict()).isEqualTo("reported");
    assertThat(outcome(17, "nd4j", 100, 2100, 100).verdict()).isEqualTo("**over 2 s**");
  }

  @Test
  void theKernelsAccountOfMemoryIsRead() {
    assertThat(Child.peak("Name:\tjava\nVmHWM:\t   58760 kB\nVmRSS:\t 1 kB\n")).isEqualTo(58_760);
    assertThat(Child.peak("Name:\tzombie\n")).isZero();
  }

  @Test
  void javasReleaseFileTellsItsVersion() {
    assertThat(Instance.feature("IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"17.0.15\"\n")).isEqualTo(17);
    assertThat(Instance.feature("JAVA_VERSION=\"25\"")).isEqualTo(25);
    assertThatIllegalArgumentException().isThrownBy(() -> Instance.feature(""));
  }
}
