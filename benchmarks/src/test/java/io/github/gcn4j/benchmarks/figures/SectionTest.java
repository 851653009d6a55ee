package io.github.gcn4j.benchmarks.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionTest {

  @Test
  void onlyWhatStandsBetweenTheCommentsChanges(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("page.md");
    Files.writeString(
        file, "before\n<!-- a -->\nold\n<!-- /a -->\n<!-- b -->\nkept\n<!-- /b -->\n");
    Section.replace(file, "a", "new\n");
    assertThat(file)
        .hasContent("before\n<!-- a -->\nnew\n<!-- /a -->\n<!-- b -->\nkept\n<!-- /b -->\n");
  }

  @Test
  void aPageWithoutTheCommentsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Section.replaced("<!-- /a -->\n<!-- a -->", "a", "text"))
        .withMessageContaining("<!-- a -->");
  }
}
