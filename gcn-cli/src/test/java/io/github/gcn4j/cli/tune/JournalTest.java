package io.github.gcn4j.cli.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  private static final Journal.Heading HEADING =
      new Journal.Heading(
          Map.of("search", Map.of("trials", "9"), "data", Map.of("fingerprint", "abc")),
          Map.of("java", "17"));
  private static final FoldResult ONE =
      new FoldResult(1, 1, 1, 4, List.of(0, 1, 1), Optional.empty(), 1.5);
  private static final FoldResult FAILED =
      new FoldResult(2, 1, 1, 4, List.of(), Optional.of("the loss diverged"), 0.5);

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("trials.jsonl");
    try (Journal journal = Journal.create(path, HEADING)) {
      assertThat(journal.results()).isEmpty();
      journal.append(ONE);
      journal.append(FAILED);
    }
  }

  @Test
  void givesBackWhatWasAppendedAndGoesOn() throws IOException {
    try (Journal journal = Journal.resume(path, HEADING)) {
      assertThat(journal.results()).containsExactly(ONE, FAILED);
      assertThat(journal.warning()).isEmpty();
      journal.append(ONE);
    }
    assertThat(Files.readAllLines(path)).hasSize(4);
  }

  @Test
  void cutsOffHalfALineWhereverThePowerFailed() throws IOException {
    byte[] whole = Files.readAllBytes(path);
    String text = new String(whole, StandardCharsets.UTF_8);
    int lastLine = text.lastIndexOf('\n', text.length() - 2) + 1;
    for (int length = lastLine; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      try (Journal journal = Journal.resume(path, HEADING)) {
        assertThat(journal.results()).containsExactly(ONE);
        journal.append(FAILED);
      }
      assertThat(Files.readAllBytes(path)).isEqualTo(whole);
    }
  }

  @Test
  void refusesAnotherSearchNamingTheDifference() {
    Journal.Heading other =
        new Journal.Heading(
            Map.of("search", Map.of("trials", "10"), "data", Map.of("fingerprint", "abc")),
            Map.of());

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Journal.resume(path, other))
        .withMessageContaining("found another: search trials was 9, is 10: give the same options");
  }

  @Test
  void warnsWhereOtherBitsMayComeOfIt() throws IOException {
    Journal.Heading newer = new Journal.Heading(HEADING.sections(), Map.of("java", "25"));

    try (Journal journal = Journal.resume(path, newer)) {
      assertThat(journal.warning())
          .hasValue("warning: other bits may come of it: environment java was 17, is 25");
    }
  }

  @Test
  void namesTheLineThatIsDamaged() throws IOException {
    List<String> lines = Files.readAllLines(path);
    Files.write(path, List.of(lines.get(0), "{\"trial\":0}", lines.get(2)));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Journal.resume(path, HEADING))
        .withMessageContaining(path + " line 2: expected the journal of a search");
    Files.write(path, new byte[0]);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Journal.resume(path, HEADING))
        .withMessageContaining("found none: remove the file");
  }
}
