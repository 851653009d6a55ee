package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "train",
        "evaluate",
        "compare",
        "tune",
        "predict",
        "explain",
        "info",
        "backends",
        "convert",
        "generate-completion"
      })
  void everyCommandHasHelp(String command) {
    Gcn.Result result = new Gcn(folder).run(command, "--help");

    assertThat(result.status()).isZero();
    assertThat(result.out()).startsWith("Usage: gcn " + command).contains("--help");
    assertThat(result.err()).isEmpty();
  }

  @Test
  void helpListsEveryCommand() {
    Gcn.Result result = new Gcn(folder).run("--help");

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains(Main.COMMANDS).contains("gcn demo");
  }

  @Test
  void tellsItsVersion() {
    assertThat(new Gcn(folder).run("--version").out()).startsWith("gcn ").contains("Java ");
    assertThat(new Gcn(folder).run("train", "--version").out()).startsWith("gcn ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                 | expected a command (demo, train,",
        "trian              | found 'trian': did you mean train",
        "--vresion          | expected an option of gcn, found '--vresion'",
        "train --epoch 3    | expected an option of gcn train, found '--epoch': did you mean --epochs",
        "train              | expected --data DIR and --out FILE, found none: add them",
        "info               | expected --model FILE, found none: add it",
        "backends extra     | expected no more arguments, found 'extra'",
        "train --data       | --data",
        "backends --json --json        | --json: expected once, found it again: leave one out",
        "backends --json=maybe         | --json: expected true or false, found 'maybe'",
        "train --epochs 99999999999    | --epochs: expected a whole number between -2147483647 and 2147483647, found '99999999999'",
        "train --seed 1e3              | --seed: expected a whole number, found '1e3'",
        "convert a b --classes A --mean x | --mean: expected a number, found 'x'",
        "info --model=                 | --model: expected a path, found an empty text: name a file",
        "predict --model=              | --model: expected a path, found an empty text: name a file",
      })
  void answersWrongUsageWithOneLineAndStatusTwo(String line, String said) {
    Object[] words = line.isEmpty() ? new Object[0] : line.split(" ");

    Gcn.Result result = new Gcn(folder).run(words);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("gcn: ").contains(said).contains("--help").hasLineCount(1);
  }

  @Test
  void refusesAnEmptyPathAmongOthers() {
    Gcn.Result result = new Gcn(folder).run("predict", "--model", "m", "");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("IMAGE|DIR: expected a path, found an empty text");
  }

  @Test
  void groupsTheOptionsOfLongCommands() {
    String help = new Gcn(folder).run("train", "--help").out();

    assertThat(help)
        .startsWith("Usage: gcn train --data DIR --out FILE [OPTIONS]")
        .containsSubsequence(
            "--data",
            "Model; what is left out is the preset's",
            "--preset",
            "Training; what is left out is the preset's",
            "--lr",
            "Images",
            "--folds",
            "Runs",
            "--resume",
            "Other",
            "--help");
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    assertThat(new Gcn(folder).run("backends", "--help").out()).doesNotContain("Other");
  }

  @Test
  void namesFilesWhereFoldersAreWanted() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Path data = TinyData.write(folder.resolve("data"), 5, "A", "B");

    Gcn.Result result =
        new Gcn(folder)
            .run("train", "--data", data, "--out", folder.resolve("m"), "--report", file);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains(file + ": expected a folder or nothing, found a file: choose another path")
        .hasLineCount(1);
  }

  @Test
  void showsStackTracesToDevelopersOnly() {
    Object[] failing = {"info", "--model", folder.resolve("none")};

    assertThat(new Gcn(folder).run(failing).err()).hasLineCount(1);
    assertThat(new Gcn(folder).with("GCN_DEBUG", "1").run(failing).err())
        .contains("NoSuchFileException", "\tat ");
  }

  @Test
  void failsWhereResultsCannotBeWritten() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    Shell shell =
        new Shell(
            new PrintStream(full, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            folder,
            0);

    assertThat(Main.run(new String[] {"backends"}, shell)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("found standard output closed or full")
        .hasLineCount(1);
  }

  @Test
  void writesACompletionScript() {
    Gcn.Result result = new Gcn(folder).run("generate-completion");

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("complete -F", "_picocli_gcn_train", "--test-list");
  }
}
