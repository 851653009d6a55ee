package io.github.gcn4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GraphFromArraysTest {

  @Test
  void theEdgesTellAWaveFromTheSameReadingsShuffled() throws Exception {
    String printed = Output.of(GraphFromArrays::main);

    assertThat(percent(printed, "40 sensors, 40 edges: (\\d+) % of 50 new signals told right"))
        .isGreaterThanOrEqualTo(95);
    assertThat(percent(printed, "a wave: in order with (\\d+) %")).isGreaterThan(50);
    assertThat(percent(printed, "the same readings, shuffled: in order with (\\d+) %"))
        .isLessThan(50);
  }

  private static int percent(String text, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return Integer.parseInt(matcher.group(1));
  }
}
