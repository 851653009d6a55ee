package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path model;
  private Gcn gcn;

  @BeforeEach
  void train() throws IOException {
    data = TinyData.write(folder.resolve("data"), 8, "Benign", "Early");
    model = folder.resolve("model.safetensors");
    gcn = new Gcn(folder);
    Gcn.Result result =
        gcn.run("train", "--data", data, "--out", model, "--image-size", 16, "--epochs", 1);
    assertThat(result.status()).isZero();
  }

  @Test
  void printsTheContractsFieldsAsJson() throws IOException {
    Gcn.Result result = gcn.run("evaluate", "--model", model, "--data", data, "--json");

    assertThat(result.status()).isZero();
    Map<Object, Object> json = result.json();
    assertThat(json.keySet().stream().map(String::valueOf))
        .contains(
            "images",
            "accuracy",
            "accuracy_ci95",
            "macro_f1",
            "macro_auc",
            "verdict",
            "per_class",
            "confusion",
            "ece",
            "nll",
            "baseline_accuracy",
            "trained_on",
            "skipped",
            "notice");
    assertThat(json.get("images")).isEqualTo(16L);
    assertThat((List<?>) json.get("accuracy_ci95")).hasSize(2);
    assertThat((List<?>) json.get("confusion")).hasSize(2);
    assertThat(Gcn.object(Gcn.object(json.get("per_class")).get("Early")))
        .containsOnlyKeys("precision", "recall", "f1", "auc", "support");
  }

  @Test
  void whatIsUndefinedIsNullInJson() throws IOException {
    Path list = Files.write(folder.resolve("early.txt"), List.of("Early/0.png"));

    assertThat(
            gcn.run("evaluate", "--model", model, "--data", data, "--list", list, "--json").out())
        .contains("\"macro_auc\":null");
  }

  @Test
  void warnsLoudlyWhereTheModelHasSeenTheImages() throws IOException {
    Gcn.Result result = gcn.run("evaluate", "--model", model, "--data", data, "--json");

    assertThat(result.err()).contains("WARNING: the model was trained on 12 of these 16 images");
    assertThat(result.json()).containsEntry("trained_on", 12L);
  }

  @Test
  void saysNothingWhereTheImagesAreNew() throws IOException {
    Path fresh = TinyData.write(folder.resolve("fresh"), 1, "Benign", "Early");
    for (String name : List.of("Benign", "Early")) {
      Files.write(fresh.resolve(name).resolve("0.png"), TinyData.png(10, new java.util.Random(99)));
    }

    Gcn.Result result = gcn.run("evaluate", "--model", model, "--data", fresh);

    assertThat(result.err()).doesNotContain("WARNING");
    assertThat(result.out()).contains("Accuracy", "Histogram baseline");
  }

  @Test
  void takesOnlyListedImagesAndNamesTheSkipped() throws IOException {
    TinyData.addBadImages(data.resolve("Early"));
    Path list = folder.resolve("list.txt");
    Files.write(list, List.of("Early/1.png", "Early/zero.jpg", "Benign/2.png"));

    Gcn.Result result =
        gcn.run("evaluate", "--model", model, "--data", data, "--list", list, "--json");

    assertThat(result.err()).contains("skipped Early/zero.jpg");
    Map<Object, Object> json = result.json();
    assertThat(json.get("images")).isEqualTo(2L);
    assertThat(Gcn.object(((List<?>) json.get("skipped")).get(0)).get("file"))
        .isEqualTo("Early/zero.jpg");
  }

  @Test
  void refusesClassFoldersThatAreNotTheModels() throws IOException {
    Path other = TinyData.write(folder.resolve("other"), 1, "Early", "Late");

    Gcn.Result result = gcn.run("evaluate", "--model", model, "--data", other);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("Benign, Early", "Early, Late").hasLineCount(1);
  }

  @Test
  void writesAReportThatRepeatsTheWarning() throws IOException {
    Path report = folder.resolve("report");

    Gcn.Result result = gcn.run("evaluate", "--model", model, "--data", data, "--report", report);

    assertThat(result.status()).isZero();
    assertThat(report.resolve("report.html"))
        .content()
        .contains("WARNING: the model was trained on", "Confusion matrix", "Images</h2>");
    assertThat(report.resolve("roc.png")).isNotEmptyFile();
    assertThat(report.resolve("dataset.png")).isNotEmptyFile();
    assertThat(report.resolve("report.json"))
        .content()
        .contains("\"name\":\"trained on\",\"images\":{\"Benign\":6,\"Early\":6}");
  }

  @Test
  void theReportTellsOfImagesThatCouldNotBeRead() throws IOException {
    TinyData.addBadImages(data.resolve("Early"));
    Path report = folder.resolve("report");

    gcn.run("evaluate", "--model", model, "--data", data, "--report", report);

    assertThat(report.resolve("report.html"))
        .content()
        .contains("5 images could not be read and are not counted, Early/damaged.bmp and others");
  }

  private Gcn.Result corrupted(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("evaluate", "--model", model, "--data", data));
    arguments.addAll(List.of(more));
    return gcn.run(arguments.toArray());
  }

  @Test
  void damagesImagesFirstIfToldTo() throws IOException {
    Object clean = corrupted("--json").json().get("nll");

    Gcn.Result dark = corrupted("--corrupt", "brightness=0", "--json");
    assertThat(dark.json()).containsEntry("trained_on", 12L);
    assertThat(dark.json().get("nll")).isNotEqualTo(clean);
    assertThat(corrupted("--corrupt", "brightness=1", "--json").json()).containsEntry("nll", clean);
    String noisy = nllOfNoise();
    assertThat(noisy).isNotEqualTo(String.valueOf(clean)).isEqualTo(nllOfNoise());
  }

  @Test
  void saysEverywhereThatTheImagesWereDamaged() throws IOException {
    Path report = folder.resolve("report");
    Gcn.Result text =
        corrupted("--corrupt", "brightness=0.5,blur=1", "--corrupt-size", 16, "--report", report);
    Gcn.Result json = corrupted("--corrupt", "blur=1", "--json");

    assertThat(text.out())
        .contains("The images were damaged first: brightness=0.5,blur=1 at 16×16 pixels");
    assertThat(json.json()).containsEntry("corruption", "blur=1 at their own size");
    assertThat(corrupted("--json").json()).doesNotContainKey("corruption");
    assertThat(report.resolve("report.html"))
        .content()
        .contains("the images were damaged first, those shown too: brightness=0.5,blur=1 at 16×16");
  }

  @Test
  void theReportShowsTheDamagedPictures() throws IOException {
    Path report = folder.resolve("report");
    corrupted("--corrupt", "brightness=0", "--report", report);
    byte[] black = Files.readAllBytes(report.resolve("dataset.png"));
    corrupted("--report", report);

    assertThat(black.length).isLessThan((int) Files.size(report.resolve("dataset.png")));
  }

  @Test
  void aModelWithoutHashesMayKnowTheImagesAndSurelyKnowsAllItsOwn() throws IOException {
    gcn.run(
        (Object[])
            ("train --image-size 16 --epochs 1 --forget-images --test-fraction 0 --data "
                    + data
                    + " --out "
                    + model)
                .split(" "));
    Path list = Files.write(folder.resolve("some.txt"), List.of("Early/1.png", "Benign/2.png"));
    Path report = folder.resolve("report");

    Gcn.Result all = gcn.run("evaluate", "--model", model, "--data", data, "--json");
    Gcn.Result some =
        gcn.run("evaluate", "--model", model, "--data", data, "--list", list, "--report", report);

    assertThat(all.err()).contains("WARNING: the model was trained on 16 of these 16 images");
    assertThat(all.json()).containsEntry("trained_on", 16L).containsEntry("perhaps_trained_on", 0L);
    assertThat(some.err())
        .contains("note: the model kept no hashes: it may have been trained on these images");
    assertThat(report.resolve("report.json"))
        .content()
        .contains("\"name\":\"perhaps trained on\"")
        .doesNotContain("new to the model");
  }

  private String nllOfNoise() throws IOException {
    Gcn.Result result = corrupted("--corrupt", "noise=0.5,blur=1", "--corrupt-size", 16, "--json");
    return String.valueOf(result.json().get("nll"));
  }

  @Test
  void refusesDamageItDoesNotKnow() {
    assertThat(corrupted("--corrupt", "sparkle=1").err())
        .contains("--corrupt: expected NAME=AMOUNT, names being brightness, contrast, tint")
        .hasLineCount(1);
    assertThat(corrupted("--corrupt", "noise=2").err())
        .contains("expected noise from 0 to 1, found 2.0");
    assertThat(corrupted("--corrupt-size", 96).err())
        .contains("--corrupt-size: expected --corrupt LIST with it, found none: add it");
    assertThat(corrupted("--corrupt", "noise=0.1", "--corrupt-size", 0).status()).isEqualTo(2);
  }
}
