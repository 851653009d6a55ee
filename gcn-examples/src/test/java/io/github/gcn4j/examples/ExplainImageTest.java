package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainImageTest {

  @Test
  void everyMethodTellsWhereTheClassOfAPaintedSmearCameFrom() throws Exception {
    String printed = Output.of(ExplainImage::main);

    assertThat(printed)
        .contains("gradcam ", "integrated-gradients ", "occlusion ", "gnnexplainer ")
        .containsPattern("completeness_gap +0\\.00\\d\\n")
        .contains("probability_masked ");
  }

  @Test
  void theTimeOfEveryMethodIsMeasuredForEveryPreset() throws Exception {
    String printed = Output.of(ExplanationTimes::main, "2", "12");

    assertThat(printed.lines()).hasSize(12).allMatch(line -> line.endsWith(" ms"));
    assertThat(printed).containsPattern("pyramid +gnnexplainer +\\d+\\.\\d ms");
  }
}
