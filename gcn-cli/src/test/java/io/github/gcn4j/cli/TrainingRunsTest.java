package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.SafetensorsFile;
import io.github.gcn4j.io.SafetensorsReader;
import io.github.gcn4j.io.SafetensorsWriter;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Preset;
import io.github.gcn4j.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("train with recipes, groups, folds and runs to repeat")
class TrainingRunsTest {
  @TempDir Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void writeData() throws IOException {
    data = TinyData.write(folder.resolve("data"), 8, "Benign", "Early");
    model = folder.resolve("model.safetensors");
  }

  private Gcn.Result train(Object... more) {
    return trainTo(model, more);
  }

  private Gcn.Result trainTo(Path out, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("train", "--data", data, "--out", out));
    arguments.addAll(Arrays.asList(more));
    return new Gcn(folder).run(arguments.toArray());
  }

  /** Eight groups of two images, one of each class. */
  private Path groups() throws IOException {
    List<String> lines = new ArrayList<>(List.of("file,slide,kind"));
    for (String name : List.of("Benign", "Early")) {
      for (int i = 0; i < 8; i++) {
        lines.add(name + "/" + i + ".png," + i + "," + name);
      }
    }
    return Files.write(folder.resolve("groups.csv"), lines);
  }

  @Test
  void eachPresetHasItsRecipe() throws IOException {
    train("--image-size", 16, "--epochs", 1, "--preset", "pyramid");

    Map<String, String> training = ModelFile.read(model).provenance().training();
    assertThat(training)
        .containsEntry("optimizer", "adamw")
        .containsEntry("weight_decay", "0.001")
        .containsEntry("schedule", "cosine")
        .containsEntry("sampling", "by_group")
        .containsEntry("batch", "32");
    assertThat(ModelFile.read(model).preprocessing()).isEqualTo(Preprocessing.stain(16, 16));

    train("--image-size", 16, "--epochs", 1, "--preset", "segmented");
    assertThat(ModelFile.read(model).preprocessing().mean()).allMatch(mean -> mean > 0);
    assertThat(ModelFile.read(model).preprocessing().std()).allMatch(std -> std < 1);

    train("--image-size", 16, "--epochs", 1);
    assertThat(ModelFile.read(model).preprocessing().std()).containsExactly(1f);
  }

  @Test
  void optionsChangeTheRecipe() throws IOException {
    Gcn.Result result =
        train(
            (Object[])
                "--image-size 16 --epochs 2 --preset pyramid --lr 0.01 --weight-decay 0.02"
                    .concat(" --schedule one-cycle=0.5 --average last=0.5 --standardise none")
                    .split(" "));

    assertThat(result.status()).isZero();
    assertThat(ModelFile.read(model).provenance().training())
        .containsEntry("learning_rate", "0.01")
        .containsEntry("weight_decay", "0.02")
        .containsEntry("warm_up", "0.5")
        .containsEntry("averaging", "last_epochs")
        .containsEntry("averaging_fraction", "0.5");
    assertThat(ModelFile.read(model).preprocessing().std()).containsOnly(1f);
  }

  @Test
  void refusesWhatDoesNotGoTogether() throws IOException {
    assertWrong("expected --optimizer adamw with it, found adam", "--weight-decay", "0.1");
    assertWrong("--schedule: expected constant, cosine or one-cycle", "--schedule", "linear");
    assertWrong("--average: expected a number after =", "--average", "ema=x");
    assertWrong("--average: expected a decay above 0 and below 1", "--average", "ema=2");
    assertWrong(
        "--standardise: expected one of [none, channels, stain]", "--standardise", "images");
    assertWrong("expected a preset for colour images with stain", "--standardise", "stain");
    assertWrong("--augment: expected augmentations as NAME=BOUND", "--augment", "sparkle=1");
    assertWrong("--average: expected none without a number", "--average", "none=1");
    assertWrong("found 'constant=0.3': remove it", "--schedule", "constant=0.3");
    assertWrong("expected blur once, found it again", "--augment", "blur=1,jpeg=50,blur=1");
    assertWrong("--augment: expected none or NAME=BOUND,…, found nothing", "--augment", "");
    assertWrong("names being", "--augment", "blur=1,,jpeg=50");
    assertWrong("--class-weights: expected equal or none", "--class-weights", "some");
    assertWrong("--sampling: expected each or groups, found 'all'", "--sampling", "all");
    assertWrong("expected a power of 0 to 1, found 2.0", "--sampling", "groups=2");
    assertWrong("expected each without a number", "--sampling", "each=1");
    assertWrong(
        "expected --sampling groups or --group-weights", "--balance-groups", groups() + ":slide");
    assertWrong("--balance-groups: expected CSV:COLUMN", "--balance-groups", "x.csv");
    assertWrong("--patience: expected at least 1, found 0", "--patience", 0);
    assertWrong("found --validation-fraction 0", "--patience", 2, "--validation-fraction", 0);
    assertWrong("expected --groups CSV:COLUMN with it", "--group-weights", "equal");
    assertWrong("expected --groups CSV:COLUMN with it", "--split", "group");
    assertWrong("--split: expected random or group, found 'fair'", "--split", "fair");
    assertWrong("--groups: expected CSV:COLUMN, found 'x.csv'", "--groups", "x.csv");
    assertWrong("--folds: expected 2 to 1000, found 1", "--folds", 1);
    assertWrong("found two of them", "--folds", 2, "--test-fraction", "0.5");
    assertWrong("found both", "--folds", 2, "--test-list", "x");
    assertWrong("expected --resume or --like, found both", "--resume", "x", "--like", "y");
  }

  private void assertWrong(String message, Object... arguments) {
    Gcn.Result result = train(arguments);

    assertThat(result.err()).contains(message).hasLineCount(1);
    assertThat(result.status()).isEqualTo(2);
    assertThat(model).doesNotExist();
  }

  @Test
  void groupsStayTogether() throws IOException {
    Gcn.Result result =
        train(
            "--image-size",
            16,
            "--epochs",
            1,
            "--groups",
            groups() + ":slide",
            "--group-weights",
            "equal",
            "--test-fraction",
            "0.25");

    assertThat(result.err()).contains("kind group", "groups column slide");
    assertThat(ModelFile.read(model).provenance().split())
        .containsEntry("kind", "group")
        .containsEntry("groups_column", "slide")
        .containsKey("groups_sha256");
    assertThat(ModelFile.read(model).provenance().data()).containsEntry("test_images", "4");
    assertThat(train("--groups", groups() + ":slice").err())
        .contains("is slice, found the columns file, slide, kind");
    assertThat(train("--groups", groups() + ":kind", "--folds", 2).err())
        .contains("expected a group to hold out that leaves examples of every class");
    assertThat(
            train("--groups", groups() + ":kind", "--folds", 2, "--validation-fraction", 0).err())
        .contains("expected training images of at least two classes");
  }

  @Test
  void foldsGiveAModelEachAndFiguresOfAll() throws IOException {
    Path report = folder.resolve("report");
    Gcn.Result result =
        train(
            "--image-size",
            16,
            "--epochs",
            1,
            "--folds",
            4,
            "--groups",
            groups() + ":slide",
            "--report",
            report);

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains("95 % interval", "fold 1", "fold 4", "all ", "Mean of the folds", "worst fold")
        .contains("Confusion matrix");
    assertThat(model).doesNotExist();
    for (int fold = 1; fold <= 4; fold++) {
      Path one = folder.resolve("model-fold" + fold + ".safetensors");
      assertThat(ModelFile.read(one).provenance().split())
          .containsEntry("kind", "folds")
          .containsEntry("folds", "4")
          .containsEntry("fold", Integer.toString(fold));
      assertThat(folder.resolve("model-fold" + fold + ".checkpoint.safetensors")).doesNotExist();
      assertThat(folder.resolve("model-fold" + fold + ".log.jsonl")).exists();
    }
    assertThat(report.resolve("report.html")).content().contains("fold 1", "fold 4");
    assertThat(report.resolve("fold-curves.png")).isNotEmptyFile();

    Map<Object, Object> json =
        train("--image-size", 16, "--epochs", 1, "--folds", 2, "--json").json();
    assertThat((List<?>) json.get("folds")).hasSize(2);
    assertThat(Gcn.object(((List<?>) json.get("folds")).get(1)))
        .containsEntry("fold", 2L)
        .containsKeys("model", "metrics", "test");
    assertThat(Gcn.object(json.get("pooled"))).containsEntry("images", 16L);
    assertThat(json).containsKeys("mean_accuracy", "standard_deviation", "worst_fold", "notice");
  }

  @Test
  void repeatsARunToTheSameBytes() throws IOException {
    train(
        (Object[])
            "--image-size 16 --epochs 3 --preset pyramid --seed 4 --augment noise=0.1 --clip 1"
                .concat(" --test-fraction 0.3 --label-smoothing 0.1")
                .split(" "));
    Path again = folder.resolve("again.safetensors");

    Gcn.Result result = trainTo(again, "--like", model);

    assertThat(result.status()).isZero();
    assertThat(again).hasSameBinaryContentAs(model);
    trainTo(again, "--like", model, "--seed", 4, "--epochs", 3);
    assertThat(again).hasSameBinaryContentAs(model);
  }

  @Test
  void repeatsNoEnsemble() {
    train("--image-size", 16, "--epochs", 1);
    Path both = folder.resolve("both.safetensors");
    assertThat(new Gcn(folder).run("ensemble", "--out", both, model, model).status()).isZero();

    Gcn.Result result = trainTo(folder.resolve("again.safetensors"), "--like", both);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            both
                + ": expected a model that one training made, found an ensemble of 2: name the file"
                + " of one of its members")
        .hasLineCount(1);
  }

  @Test
  void saysThatAPresetHasChangedSinceTheRunItRepeats() throws IOException {
    train("--image-size", 16, "--epochs", 1);
    Model made = ModelFile.read(model);
    Program smaller = Preset.flat(1, List.of(4), 2);
    ModelFile.write(
        new Model(
            made.architecture(),
            smaller,
            Parameters.zeros(smaller),
            made.classes(),
            made.preprocessing(),
            made.trust(),
            made.provenance(),
            made.baseline(),
            made.trainingHashes()),
        model);
    Path again = folder.resolve("again.safetensors");

    Gcn.Result result = trainTo(again, "--like", model);

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .contains("warning: another model will come of it: preset flat has changed since " + model);
    assertThat(trainTo(model, "--like", again).err()).doesNotContain("has changed");
  }

  @Test
  void repeatsTheRunOfAFoldAndOfLists() throws IOException {
    Path groups = groups();
    train("--image-size", 16, "--epochs", 2, "--folds", 2, "--groups", groups + ":slide");
    Path second = folder.resolve("model-fold2.safetensors");
    Path again = folder.resolve("again.safetensors");

    assertThat(trainTo(again, "--like", second).err())
        .contains("expected --groups CSV:slide as in the run to repeat, found none: add it");
    assertThat(trainTo(again, "--like", second, "--groups", groups + ":slide").status()).isZero();
    assertThat(again).hasSameBinaryContentAs(second);

    assertThat(trainTo(again, "--like", second, "--groups", groups + ":slide", "--folds", 2))
        .satisfies(refused -> assertThat(refused.status()).isEqualTo(2))
        .satisfies(
            refused ->
                assertThat(refused.err())
                    .contains("--folds: expected none beside a run of one fold (2), found 2")
                    .hasLineCount(1));

    Path list = Files.write(folder.resolve("list"), List.of("Benign/0.png", "Early/0.png"));
    train("--image-size", 16, "--epochs", 2, "--test-list", list);
    assertThat(trainTo(again, "--like", model).err())
        .contains("expected the lists of the run to repeat, found none");
    trainTo(again, "--like", model, "--test-list", list);
    assertThat(again).hasSameBinaryContentAs(model);
    Files.write(list, List.of("Benign/1.png", "Early/0.png"));
    assertThat(trainTo(again, "--like", model, "--test-list", list).err())
        .contains("expected test list sha256");
  }

  @Test
  void refusesToRepeatARunWithOtherOptionsOrImages() throws IOException {
    train("--image-size", 16, "--epochs", 1);
    Path again = folder.resolve("again.safetensors");

    assertDiffers(
        trainTo(again, "--like", model, "--epochs", 5), "expected epochs 1 as in " + model);
    assertDiffers(
        trainTo(again, "--like", model, "--preset", "pyramid"), "expected preset flat as in");
    assertDiffers(
        trainTo(again, "--like", model, "--test-fraction", "0.5"),
        "expected test fraction 0.2 as in");
    data = TinyData.write(folder.resolve("others"), 8, "Benign", "Early", "Pre");
    assertDiffers(trainTo(again, "--like", model), "expected training images 10 as in");
    assertDiffers(
        trainTo(again, "--like", model, "--folds", 2), "expected --folds left out as in " + model);
    StateDicts.convert(new Gcn(folder), folder, model, "Benign,Early");
    assertDiffers(
        trainTo(again, "--like", model), "expected a model that gcn train made, found one that");
  }

  private void assertDiffers(Gcn.Result result, String message) {
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err().lines().toList()).last().asString().contains(message, "found");
    assertThat(folder.resolve("again.safetensors")).doesNotExist();
  }

  @Test
  void goesOnWithTheStartThatLearntMost() throws IOException {
    Gcn.Result result = train("--image-size", 16, "--epochs", 2, "--starts", 3);

    assertThat(result.err()).contains("start 1/3  loss", "start 3/3  loss", "epoch 1/2  loss");
    assertThat(ModelFile.read(folder.resolve("model.safetensors")).provenance().training())
        .containsEntry("starts", "3");
    assertThat(train("--starts", 0).err()).contains("--starts: expected 1 to 100, found 0");
  }

  @Test
  void drawsByGroupsOtherThanThoseItKeepsTogether() throws IOException {
    Path groups = groups();
    Path again = folder.resolve("again.safetensors");
    train(
        (Object[])
            ("--image-size 16 --epochs 3 --folds 2 --preset pyramid --sampling groups=0.5"
                    + " --augment camera=0.1 --groups %1$s:slide --balance-groups %1$s:kind")
                .formatted(groups)
                .split(" "));
    Path second = folder.resolve("model-fold2.safetensors");

    assertThat(ModelFile.read(second).provenance().split())
        .containsEntry("groups_column", "slide")
        .containsEntry("balanced_column", "kind")
        .containsKey("balanced_sha256");
    assertThat(ModelFile.read(second).provenance().training())
        .containsEntry("sampling", "by_group")
        .containsEntry("sampling_power", "0.5");
    assertThat(trainTo(again, "--like", second, "--groups", groups + ":slide").err())
        .contains("expected --balance-groups CSV:kind as in the run to repeat, found none: add it");
    trainTo(
        again,
        "--like",
        second,
        "--groups",
        groups + ":slide",
        "--balance-groups",
        groups + ":kind");
    assertThat(again).hasSameBinaryContentAs(second);
  }

  @Test
  void drawsByColoursWhereNobodyNamedGroups() throws IOException {
    Path again = folder.resolve("again.safetensors");
    train(
        (Object[])
            "--image-size 16 --epochs 2 --preset pyramid --sampling groups --standardise stain"
                .split(" "));

    assertThat(ModelFile.read(model).preprocessing()).isEqualTo(Preprocessing.stain(16, 16));
    assertThat(ModelFile.read(model).provenance().split()).doesNotContainKey("balanced_column");
    trainTo(again, "--like", model);
    assertThat(again).hasSameBinaryContentAs(model);
  }

  @Test
  void foldsNeedTwoImagesOfEveryClass() throws IOException {
    data = TinyData.write(folder.resolve("data"), 1, "Pro");

    Gcn.Result result = train("--image-size", 16, "--epochs", 1, "--folds", 2);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "expected at least two different images of every class for --folds, found one of Pro:"
                + " add images to that folder or remove it, or train without --folds");
    assertThat(folder.resolve("model-fold1.safetensors")).doesNotExist();
  }

  @Test
  void saysWhereAModelThatSomebodyChangedIsWrong() throws IOException {
    train("--image-size", 16, "--epochs", 1, "--folds", 2);
    SafetensorsFile good = SafetensorsReader.read(folder.resolve("model-fold2.safetensors"));
    String key = "gcn4j.model";
    String json = good.metadata().get(key);
    for (String[] change :
        new String[][] {
          {
            "\"fold\":\"2\"",
            "\"fold\":\"x\"",
            "split.fold: expected a whole number from 1 to 2, found x"
          },
          {
            "\"fold\":\"2\"",
            "\"fold\":\"3\"",
            "split.fold: expected a whole number from 1 to 2, found 3"
          },
          {"\"fold\":\"2\",", "", "split.fold: expected a whole number from 1 to 2, found nothing"},
          {"\"folds\":\"2\"", "\"folds\":\"-2\"", "split.folds: expected a whole number from 2"},
          {
            "\"kind\":\"folds\"",
            "\"kind\":\"fair\"",
            "split.kind: expected one of [random, group, lists"
          },
          {
            "\"validation_fraction\":\"0.1\"",
            "\"validation_fraction\":\"2\"",
            "split.validation_fraction: expected a number of at least 0 and below 1, found 2"
          },
          {
            "\"validation_fraction\":\"0.1\"",
            "\"validation_fraction\":\"a\"",
            "split.validation_fraction: expected a number"
          },
          {
            "\"image_size\":\"16\"",
            "\"image_size\":\"big\"",
            "image_size: expected a whole number from 1 to 9999, found big"
          },
          {"\"batch\":\"16\"", "\"batch\":\"x\"", "batch: expected an integer, found x"},
          {"\"augment\":\"none\"", "\"augment\":\"sparkle\"", "augment: expected augmentations"},
          {"\"version\":2", "\"version\":", "expected JSON, found: "},
        }) {
      assertThat(json).contains(change[0]);
      Path changed = folder.resolve("changed.safetensors");
      Map<String, String> metadata = new HashMap<>(good.metadata());
      metadata.put(key, json.replace(change[0], change[1]));
      SafetensorsWriter.write(new SafetensorsFile(metadata, good.tensors()), changed);

      Gcn.Result result = trainTo(folder.resolve("again.safetensors"), "--like", changed);

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err())
          .contains(changed + ": ", change[2])
          .doesNotContain("For input string", "REDACTED")
          .hasLineCount(1);
    }
  }
}
