package io.github.gcn4j.backend.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KernelChoiceTest {

  @Test
  void theVectorApiIsTakenWhereItIsFast() {
    KernelChoice choice = KernelChoice.make("auto", true, true);
    assertThat(choice.tier()).hasValue(KernelTier.VECTOR_API);
    assertThat(choice.reason()).contains("Vector API", "-Dgcn.vector=plain");
  }

  @Test
  void withoutTheModuleTheReasonTellsHowToAddIt() {
    KernelChoice choice = KernelChoice.make("auto", false, false);
    assertThat(choice.tier()).hasValue(KernelTier.PLAIN);
    assertThat(choice.reason()).contains("plain Java", "--add-modules jdk.incubator.vector");
  }

  @Test
  void withoutTheOptimisingCompilerThePlainKernelsAreFaster() {
    KernelChoice choice = KernelChoice.make("auto", true, false);
    assertThat(choice.tier()).hasValue(KernelTier.PLAIN);
    assertThat(choice.reason()).contains("C2");
  }

  @Test
  void eitherCanBeForced() {
    assertThat(KernelChoice.make("plain", true, true).tier()).hasValue(KernelTier.PLAIN);
    assertThat(KernelChoice.make("incubator", true, false).tier()).hasValue(KernelTier.VECTOR_API);
  }

  @Test
  void forcingWhatIsNotThereExplainsTheRemedy() {
    KernelChoice choice = KernelChoice.make("incubator", false, true);
    assertThat(choice.tier()).isEqualTo(Optional.empty());
    assertThat(choice.reason()).contains("start java with --add-modules jdk.incubator.vector");
  }

  @Test
  void anotherWordIsRefused() {
    KernelChoice choice = KernelChoice.make("fast", true, true);
    assertThat(choice.tier()).isEmpty();
    assertThat(choice.reason()).contains("auto, plain or incubator", "fast");
  }
}
