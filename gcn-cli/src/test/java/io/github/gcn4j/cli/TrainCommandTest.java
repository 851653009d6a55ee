package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.io.Sha256;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void writeData() throws IOException {
    data = TinyData.write(folder.resolve("data"), 8, "Benign", "Early", "Pre");
    model = folder.resolve("model.safetensors");
  }

  private Gcn.Result train(Object... more) {
    return train(new Gcn(folder), more);
  }

  private Gcn.Result train(Gcn gcn, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("train", "--data", data, "--out", model, "--image-size", 16));
    arguments.addAll(Arrays.asList(more));
    if (!arguments.contains("--epochs")) {
      arguments.addAll(List.of("--epochs", 2));
    }
    return gcn.run(arguments.toArray());
  }

  @Test
  void writesModelLastEpochAndLogAndPrintsTheTestBesideTheBaseline() throws IOException {
    Gcn.Result result = train();

    assertThat(result.status()).isZero();
    assertThat(result.out()).contains("Accuracy", "Histogram baseline", "Confusion matrix");
    assertThat(result.err()).contains("epoch 1/2", "epoch 2/2", "images/s", "wrote");
    assertThat(ModelFile.read(folder.resolve("model.last.safetensors")).classes())
        .containsExactly("Benign", "Early", "Pre");
    List<String> log = Files.readAllLines(folder.resolve("model.log.jsonl"));
    assertThat(folder.resolve("model.checkpoint.safetensors")).doesNotExist();
    assertThat(log).hasSize(2);
    assertThat(Gcn.object(Json.parse(log.get(1)))).containsEntry("epoch", 2L);
  }

  @Test
  void refusesAClassOfWhichNoImageCanBeUsed() throws IOException {
    try (Stream<Path> images = Files.list(data.resolve("Pre"))) {
      for (Path image : images.toList()) {
        Files.write(image, new byte[0]);
      }
    }

    Gcn.Result result = train();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("loaded 16 images of 2 classes, skipped 8")
        .contains("expected usable training images of every class, found none of Pre");
    assertThat(model).doesNotExist();
  }

  @Test
  void saysWhenThereIsNothingToTestOn() throws IOException {
    data = TinyData.write(folder.resolve("single"), 1, "Benign", "Early");

    assertThat(train().err()).contains("no test images: the model will not be measured");
    Gcn.Result reported = train("--report", folder.resolve("report"));
    assertThat(reported.status()).isEqualTo(1);
    assertThat(reported.err()).contains("expected test images for --report, found none");
  }

  @Test
  void namesAListThatIsAFolder() {
    Gcn.Result result = train("--train-list", data);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains(data.toString()).contains("a list file", "found a folder");
  }

  @Test
  void keepsInTheModelWhereItCameFrom() throws IOException {
    train("--seed", 5);

    Model trained = ModelFile.read(model);
    assertThat(trained.provenance().source()).isEqualTo("trained");
    assertThat(trained.provenance().split())
        .containsEntry("kind", "random")
        .containsEntry("seed", "5")
        .containsEntry("test_fraction", "0.2")
        .containsEntry("validation_fraction", "0.1");
    assertThat(trained.provenance().data())
        .containsEntry("training_images", "15")
        .containsEntry("validation_images", "3")
        .containsEntry("test_images", "6");
    assertThat(trained.provenance().data().get("fingerprint")).matches("[0-9a-f]{64}");
    assertThat(trained.provenance().training()).containsEntry("seed", "5");
    for (Map<String, String> section : trained.provenance().sections().values()) {
      assertThat(section.keySet()).allMatch(name -> name.matches("[a-z0-9_]+"));
    }
    assertThat(trained.provenance().metrics())
        .containsKeys("epoch", "validation_loss", "test_accuracy", "test_baseline_accuracy");
    assertThat(trained.baseline()).isPresent();
    assertThat(trained.trainingHashes()).hasSize(18).isSorted();
    assertThat(new String(Files.readAllBytes(model), StandardCharsets.ISO_8859_1))
        .doesNotContain(folder.toString());
  }

  @Test
  void givesTheSameBytesForTheSameSeedWhateverTheNumberOfThreads() throws IOException {
    train("--threads", 1, "--seed", 3);
    byte[] withOne = Files.readAllBytes(model);
    byte[] lastWithOne = Files.readAllBytes(folder.resolve("model.last.safetensors"));
    train("--threads", 2, "--seed", 3);

    assertThat(Files.readAllBytes(model)).isEqualTo(withOne);
    assertThat(Files.readAllBytes(folder.resolve("model.last.safetensors"))).isEqualTo(lastWithOne);
    train("--threads", 2, "--seed", 4);
    assertThat(Files.readAllBytes(model)).isNotEqualTo(withOne);
  }

  @Test
  void makesTheLastEpochTheResultWhereNothingValidates() throws IOException {
    train("--validation-fraction", 0, "--epochs", 3);

    Model trained = ModelFile.read(model);
    assertThat(trained.provenance().metrics())
        .containsEntry("epoch", 3.0)
        .doesNotContainKey("validation_loss");
  }

  @Test
  void printsNothingButOneDocumentAsJson() throws IOException {
    Gcn.Result result = train("--json");

    Map<Object, Object> document = result.json();
    assertThat(document.get("model")).isEqualTo(model.toString());
    assertThat(Gcn.object(document.get("test"))).containsEntry("images", 6L);
    assertThat(Gcn.object(document.get("metrics")).get("epoch")).isInstanceOf(Long.class);
    Map<Object, Object> info = new Gcn(folder).run("info", "--model", model, "--json").json();
    assertThat(Gcn.object(Gcn.object(info.get("provenance")).get("metrics")))
        .containsEntry("test_images", 6L);
  }

  @Test
  void splitsByLists() throws IOException {
    Path training = folder.resolve("train.txt");
    Path test = folder.resolve("test.txt");
    Files.write(training, List.of("Benign/0.png", "Benign/1.png", "Early/0.png", "Pre/0.png"));
    Files.write(test, List.of("Benign/7.png", "Pre/7.png"));

    train("--train-list", training, "--test-list", test, "--validation-fraction", 0);
    assertThat(images()).containsExactly("4", "0", "2");
    assertThat(ModelFile.read(model).provenance().split())
        .containsEntry("kind", "lists")
        .containsEntry("train_list_sha256", Sha256.of(training))
        .containsEntry("test_list_sha256", Sha256.of(test));
    train("--train-list", training, "--validation-fraction", 0);
    assertThat(images()).containsExactly("4", "0", "20");
    train("--test-list", test, "--validation-fraction", 0);
    assertThat(images()).containsExactly("22", "0", "2");
  }

  /** How many images the model was trained, validated and tested on. */
  private List<String> images() throws IOException {
    Map<String, String> data = ModelFile.read(model).provenance().data();
    return Stream.of("training_images", "validation_images", "test_images").map(data::get).toList();
  }

  @Test
  void refusesAnImageThatIsInBothLists() throws IOException {
    Path training = folder.resolve("train.txt");
    Path test = folder.resolve("test.txt");
    Files.write(training, List.of("Benign/0.png", "Early/0.png"));
    Files.write(test, List.of("Early/0.png"));

    Gcn.Result result = train("--train-list", training, "--test-list", test);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("no image in both", "found Early/0.png").hasLineCount(1);
  }

  @Test
  void refusesAListThatNamesAMissingImage() throws IOException {
    Path list = folder.resolve("list.txt");
    Files.write(list, List.of("Benign/0.png", "Benign/none.png"));

    Gcn.Result result = train("--train-list", list);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("line 2", "Benign/none.png").hasLineCount(1);
    assertThat(model).doesNotExist();
  }

  @Test
  void reportsBadImagesByNameAndGoesOn() throws IOException {
    TinyData.addBadImages(data.resolve("Early"));

    Gcn.Result result = train();

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .contains(
            "skipped Early/truncated.png",
            "skipped Early/zero.jpg",
            "skipped Early/text.jpg",
            "skipped Early/huge.png",
            "skipped Early/damaged.bmp",
            "loaded 24 images of 3 classes, skipped 5");
  }

  @Test
  void refusesAnEmptyFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("empty"));

    Gcn.Result result = train();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("expected", "found").hasLineCount(1);
  }

  @Test
  void refusesASingleClass() throws IOException {
    data = TinyData.write(folder.resolve("one"), 3, "Early");

    Gcn.Result result = train();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("expected at least two class folders", "found one (Early)")
        .hasLineCount(1);
  }

  @Test
  void refusesDataOfWhichOnlyOneClassCanBeRead() throws IOException {
    data = TinyData.write(folder.resolve("half"), 3, "Early");
    TinyData.addBadImages(Files.createDirectory(data.resolve("Pre")));

    Gcn.Result result = train();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("expected training images of at least two classes");
    assertThat(model).doesNotExist();
  }

  @Test
  void leavesTheOldModelAloneWhereItCannotWrite() throws IOException {
    Files.writeString(folder.resolve("file"), "old");
    model = folder.resolve("file").resolve("model.safetensors");

    Gcn.Result result = train();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("expected a writable folder").hasLineCount(1);
    assertThat(folder.resolve("file")).hasContent("old");
  }

  @Test
  void stopsWithOneLineWhenTheLossDiverges() {
    Gcn.Result result = train("--lr", "1e6", "--epochs", 5);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err().lines().toList())
        .last()
        .asString()
        .contains("lower the learning rate (now 1000000.0)");
  }

  @Test
  void leavesModelAndLogOfAnEarlierRunAloneWhereNoEpochEnds() throws IOException {
    Path log = folder.resolve("model.log.jsonl");
    Files.writeString(model, "old model");
    Files.writeString(log, "old log");

    assertThat(train("--lr", "1e30").status()).isEqualTo(1);

    assertThat(model).hasContent("old model");
    assertThat(log).hasContent("old log");
  }

  @Test
  void drawsABarOnATerminal() {
    Gcn.Result result = train(new Gcn(folder).onTerminal(120));

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .contains("loading", "training", "epoch 2/2")
        .doesNotContain("gcn: epoch");
  }

  @Test
  void writesAReport() throws IOException {
    Path report = folder.resolve("report");

    assertThat(train("--report", report).status()).isZero();
    assertThat(report.resolve("report.html"))
        .content()
        .contains("flat model", "Data fingerprint", "not a medical device");
  }

  @Test
  void refusesValuesOutOfRangeAsWrongUsage() {
    assertThat(train("--epochs", 0).err()).contains("--epochs: expected at least 1, found 0");
    assertThat(train("--batch", 0).status()).isEqualTo(2);
    assertThat(train("--lr", "NaN").status()).isEqualTo(2);
    assertThat(train("--test-fraction", "1").status()).isEqualTo(2);
    assertThat(train("--validation-fraction", "-0.1").status()).isEqualTo(2);
    assertThat(train("--threads", "0").err()).contains("--threads: expected at least 1, found 0");
    assertThat(train("--epochs", "many").err())
        .isEqualTo("gcn: --epochs: expected a whole number, found 'many'; see gcn train --help\n");
    assertThat(train("--test-list", "x", "--test-fraction", "0.5").err())
        .contains("found two of them");
  }

  @Test
  void refusesUnknownPresetsAndBackendsByNamingTheKnown() {
    assertThat(train("--preset", "pyramids").err())
        .contains("expected a preset of [flat", "found \"pyramids\"")
        .hasLineCount(1);
    Gcn.Result result = train("--backend", "eyml");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("expected one of [vector, ejml", "found 'eyml'")
        .hasLineCount(1);
  }
}
