package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gcn4j.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuneCommandTest {
  private static final List<String> SMALL =
      List.of(
          "--preset",
          "pyramid",
          "--image-size",
          "8",
          "--epochs",
          "3",
          "--trials",
          "5",
          "--folds",
          "2");
  private static final String SPACE = "lr=1e-3..1e-1:log,batch=4|8,augment.noise=0..0.05";

  @TempDir Path folder;
  private Path data;
  private Path out;

  @BeforeEach
  void writeData() throws IOException {
    data = TinyData.write(folder.resolve("data"), 8, "Benign", "Early");
    out = folder.resolve("search");
  }

  private List<Object> arguments(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("tune", "--data", data, "--out", out));
    arguments.addAll(SMALL);
    arguments.addAll(List.of("--space", SPACE));
    arguments.addAll(Arrays.asList(more));
    return arguments;
  }

  private Gcn.Result tune(Object... more) {
    return new Gcn(folder).run(arguments(more).toArray());
  }

  /** A search of small images that is told nothing else. */
  private Gcn.Result small(Object... options) {
    List<Object> arguments =
        new ArrayList<>(List.of("tune", "--data", data, "--out", out, "--image-size", 8));
    arguments.addAll(Arrays.asList(options));
    return new Gcn(folder).run(arguments.toArray());
  }

  /** Everything the journal says but how long it took. */
  private static List<String> journal(Path out) throws IOException {
    return Files.readAllLines(out.resolve("trials.jsonl")).stream()
        .map(line -> line.replaceFirst(",\"seconds\":[^}]*", ""))
        .toList();
  }

  @Test
  void endsInATableAReportAndTheCommandOfTheWinner() throws IOException {
    Gcn.Result result = tune();

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("accuracy  worst fold  epochs", "1 unchanged", "Train a model with it:")
        .contains("its figure flatters");
    assertThat(result.err())
        .contains("rung 1 of 2: 5 trials for 1 of 3 epochs", "best so far", "leads with")
        .contains("wrote " + out.resolve("report.html"));
    assertThat(out.resolve("report.html"))
        .content()
        .contains(
            "Search for better settings", "<span>gcn train</span>", "Score against each parameter");
    assertThat(out.resolve("parameters.png")).isNotEmptyFile();
    assertThat(out.resolve("rungs.png")).isNotEmptyFile();
    assertThat(out.resolve("trials.jsonl.lock")).doesNotExist();
  }

  @Test
  void theWinnersCommandRepeatsItsScore() throws IOException {
    Map<Object, Object> found = tune("--json").json();

    Map<Object, Object> best = Gcn.object(found.get("best"));
    String command = String.valueOf(Gcn.object(found.get("commands")).get("repeat"));
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.set(words.indexOf("--out") + 1, folder.resolve("model.safetensors").toString());
    words.add("--json");
    Map<Object, Object> repeated =
        new Gcn(folder).run(words.subList(1, words.size()).toArray()).json();

    assertThat((Double) repeated.get("mean_accuracy"))
        .isCloseTo(((Number) best.get("score")).doubleValue(), within(1e-12));
    assertThat(Json.parse(Files.readString(out.resolve("report.json")))).isEqualTo(found);
  }

  @Test
  void givesTheSameTrialsAndScoresWhateverTheNumberOfThreads() throws IOException {
    tune("--threads", 1);
    List<String> once = journal(out);
    out = folder.resolve("again");
    tune("--threads", 2);

    assertThat(journal(out)).isEqualTo(once).hasSizeGreaterThan(1 + 5 * 2);
    out = folder.resolve("other");
    tune("--seed", 1);
    assertThat(journal(out)).isNotEqualTo(once);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aSearchThatWasKilledEndsInTheSameResult() throws Exception {
    Path whole = folder.resolve("whole");
    List<Object> uninterrupted = arguments();
    uninterrupted.set(4, whole);
    assertThat(new Gcn(folder).run(uninterrupted.toArray()).status()).isZero();
    Path journal = out.resolve("trials.jsonl");

    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.gcn4j.cli.Main"));
    arguments().forEach(word -> command.add(word.toString()));
    Process search =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (search.isAlive()
          && (Files.notExists(journal) || Files.readAllLines(journal).size() < 4)) {
        Thread.sleep(5);
      }
    } finally {
      search.destroyForcibly().waitFor();
    }
    int lines = journal(out).size();
    Gcn.Result resumed = tune("--resume");

    assertThat(resumed.status()).isZero();
    assertThat(lines).isGreaterThanOrEqualTo(4);
    assertThat(journal(out)).isEqualTo(journal(whole));
  }

  @Test
  void goesOnOnlyWithTheVerySearch() {
    assertThat(tune("--resume").err())
        .contains("found nothing: start it without --resume")
        .hasLineCount(1);
    assertThat(tune().status()).isZero();

    assertThat(tune().err()).contains("go on with it with --resume, or name another --out");
    assertThat(tune("--resume").status()).isZero();
    Gcn.Result other = tune("--resume", "--objective", "macro-f1");
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err()).contains("search objective was accuracy, is macro-f1");
  }

  @Test
  void aTrialThatDivergesIsGivenUpAndTheSearchGoesOn() throws IOException {
    Gcn.Result result =
        small("--epochs", 2, "--trials", 4, "--space", "lr=0.001|1e30|2e30", "--json");

    assertThat(result.status()).isZero();
    Map<Object, Object> json = result.json();
    assertThat(String.valueOf(json.get("remarks"))).contains("2 of 4 trials could not be trained");
    assertThat(out.resolve("report.html"))
        .content()
        .contains("Trials that could not be trained", "lower the learning rate");
    assertThat(Gcn.object(json.get("best")).get("score")).isInstanceOf(Number.class);
  }

  @Test
  void keepsImagesBackThatHaveNoSay() throws IOException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      names.add("Benign/" + i + ".png");
      names.add("Early/" + i + ".png");
    }
    Path list = Files.write(folder.resolve("tune.txt"), names);

    Gcn.Result result = tune("--list", list);

    assertThat(result.err()).contains("loaded 10 images");
    assertThat(result.out())
        .contains("--train-list " + list, "tests it on the images that were not listed")
        .doesNotContain("--folds");
  }

  /** The arguments of a printed command, to another file. */
  private Object[] printed(String line) {
    List<String> words = new ArrayList<>(List.of(line.strip().split(" ")));
    words.set(words.indexOf("--out") + 1, folder.resolve("printed.safetensors").toString());
    return words.subList(1, words.size()).toArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--split random --test-fraction 0.5",
        "--folds 2 --validation-fraction 0.2 --list LIST",
        "--split random --test-fraction 0.5 --list LIST",
        "--groups GROUPS:slide --folds 2 --list LIST",
        "--split group --groups GROUPS:slide --test-fraction 0.5 --list LIST",
        "--balance-groups GROUPS:slide --sampling groups --forget-images --temperature 2",
        "--train-list LIST --group-weights equal --groups GROUPS:slide --patience 1"
      })
  void trainTakesEveryPrintedCommand(String options) throws IOException {
    List<String> names = new ArrayList<>();
    List<String> groups = new ArrayList<>(List.of("file,slide"));
    for (int i = 0; i < 8; i++) {
      for (String name : List.of("Benign", "Early")) {
        groups.add(name + "/" + i + ".png," + i);
        if (i < 6) {
          names.add(name + "/" + i + ".png");
        }
      }
    }
    Path list = Files.write(folder.resolve("tune.txt"), names);
    Path table = Files.write(folder.resolve("groups.csv"), groups);
    List<Object> arguments =
        new ArrayList<>(
            List.of("--epochs", 1, "--trials", 2, "--space", "lr=0.001..0.1:log", "--json"));
    for (String word : options.split(" ", -1)) {
      arguments.add(word.replace("LIST", list.toString()).replace("GROUPS", table.toString()));
    }

    Gcn.Result found = small(arguments.toArray());

    assertThat(found.status()).as(found.err()).isZero();
    Map<Object, Object> commands = Gcn.object(found.json().get("commands"));
    assertThat(commands).containsKey("train");
    for (Object line : commands.values()) {
      Gcn.Result trained = new Gcn(folder).run(printed(String.valueOf(line)));
      assertThat(trained.status()).as(line + ": " + trained.err()).isZero();
    }
  }

  @Test
  void refusesOptionsThatDoNotGoTogetherBeforeItLoadsAnything() {
    assertWrong("--group-weights", "equal", "--group-weights equal: expected --groups CSV:COLUMN");
    assertWrong("--standardise", "stain", "--standardise: expected a preset for colour images");
    assertWrong(
        "--space", "group-weights=none|equal", "(group-weights equal): --group-weights equal");
    assertThat(out).doesNotExist();
  }

  @Test
  void aSearchThatFailedBeforeItsFirstTrainingDoesNotBlockTheNext() throws IOException {
    assertThat(tune().status()).isZero();
    Path journal = out.resolve("trials.jsonl");
    Files.writeString(journal, Files.readAllLines(journal).get(0) + "\n");

    assertThat(tune("--objective", "macro-f1").status()).isZero();
    assertThat(tune().err()).contains("go on with it with --resume, or name another --out");
    Files.writeString(journal, "no journal\n");
    assertThat(tune().err()).contains("go on with it with --resume, or name another --out");
  }

  @Test
  void varyingWhatImagesAreSeenAsKeepsTheFolds() throws IOException {
    Gcn.Result result = small("--epochs", 1, "--space", "preset=flat|pyramid", "--folds", 2);

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("the space has only 3 different trials");
    assertThat(result.out()).contains("pyramid", "flat");
  }

  @Test
  void drawsABarOnATerminal() {
    Gcn.Result result = new Gcn(folder).onTerminal(120).run(arguments().toArray());

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("rung 1", "leads with").doesNotContain("best so far");
  }

  @Test
  void readsTheSpaceFromAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("space.txt"), "# the step\nlr=1e-3..1e-1:log\n");

    Gcn.Result result = small("--epochs", 1, "--trials", 2, "--space", file);

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("Train a model with it").doesNotContain("Repeat the");
  }

  @Test
  void hasASpaceForThoseWhoNameNone() {
    Gcn.Result result = small("--epochs", 1, "--trials", 2, "--preset", "pyramid", "--batch", 4);

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("lr", "label-smoothing", "weight-decay");
  }

  @Test
  void refusesBeforeAnythingIsTrained() {
    assertWrong("--space", "label-smoothing=0..1", "label-smoothing=1: expected a label smoothing");
    assertWrong("--space", "epochs=0..3", "epochs=0: expected at least 1, found 0");
    assertWrong("--space", "augment.fog=0..1", "augment.fog=1: expected augmentations as");
    assertWrong("--space", "seed=1..3", "expected NAME=RANGE with a name of");
    assertWrong("--space", "weight-decay=0..1", "expected --optimizer adamw with it");
    assertWrong("--trials", "0", "--trials: expected 1 to 10000, found 0");
    assertWrong("--objective", "loss", "--objective: expected one of [accuracy,");
    assertWrong("--lr", "0.1", "--lr: expected it as an option or in --space, found both");
    assertWrong("--test-fraction", "0", "test");
    assertThat(out).doesNotExist();
  }

  private void assertWrong(String option, String value, String said) {
    List<Object> arguments =
        new ArrayList<>(List.of("tune", "--data", data, "--out", out, option, value));
    if (!option.equals("--space")) {
      arguments.addAll(List.of("--space", "lr=0.1..1"));
    }
    Gcn.Result result = new Gcn(folder).run(arguments.toArray());

    assertThat(result.err()).contains(said).hasLineCount(1);
    assertThat(result.status()).isEqualTo(2);
  }

  @Test
  void saysSoWhereNoTrialCanBeTrained() {
    Gcn.Result result = small("--epochs", 1, "--lr", "1e30", "--space", "batch=4|8");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err().lines().toList())
        .last()
        .asString()
        .contains("expected a trial that can be trained, found none of 3");
  }
}
