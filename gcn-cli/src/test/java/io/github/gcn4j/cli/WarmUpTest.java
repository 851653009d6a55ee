package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  @TempDir Path folder;

  @Test
  void runsTheOneShotCommands() {
    assertThatCode(() -> WarmUp.main(new String[] {folder.toString()})).doesNotThrowAnyException();
  }
}
