package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path one;
  private Path other;
  private Gcn gcn;

  @BeforeEach
  void train() throws IOException {
    data = TinyData.write(folder.resolve("data"), 8, "Benign", "Early");
    gcn = new Gcn(folder);
    one = trained("one", 16, 1);
    other = trained("other", 12, 2);
  }

  private Path trained(String name, int imageSize, int epochs) {
    Path model = folder.resolve(name + ".safetensors");
    Gcn.Result result =
        gcn.run(
            "train", "--data", data, "--out", model, "--image-size", imageSize, "--epochs", epochs);
    assertThat(result.status()).isZero();
    return model;
  }

  @Test
  void printsBothAccuraciesTheTestAndASentence() throws IOException {
    Gcn.Result result = gcn.run("compare", one, other, "--data", fresh());

    assertThat(result.status()).isZero();
    assertThat(result.err()).doesNotContain("WARNING");
    assertThat(result.out())
        .containsPattern("(?m)^one +[0-9.]+ %   95 % interval")
        .containsPattern("(?m)^other +[0-9.]+ %   95 % interval")
        .contains("  its baseline", "Both right", "Only one", "Neither", "Disagreements: ")
        .contains("Research software, not a medical device.");
  }

  @Test
  void printsTheSameAsJson() throws IOException {
    Gcn.Result result = gcn.run("compare", one, other, "--data", fresh(), "--json");

    Map<Object, Object> json = result.json();
    Map<Object, Object> first = Gcn.object(json.get("first"));
    Map<Object, Object> agreement = Gcn.object(json.get("agreement"));
    assertThat(json).containsEntry("images", 4L).containsEntry("trained_on", List.of(0L, 0L));
    assertThat(first).containsEntry("name", "one").containsKeys("accuracy", "baseline_accuracy");
    assertThat(agreement.values().stream().mapToLong(count -> (Long) count).sum()).isEqualTo(4);
    assertThat(Gcn.object(json.get("mcnemar"))).containsKeys("method", "p");
    assertThat(String.valueOf(json.get("verdict"))).contains("one", "other");
  }

  @Test
  void aModelComparedWithItselfAgrees() {
    Gcn.Result result = gcn.run("compare", one, one, "--data", data);

    assertThat(result.out())
        .contains("A and B are right on the very same images.", "Disagreements: 0\n");
  }

  @Test
  void warnsLoudlyWhereEitherHasSeenTheImages() throws IOException {
    Path report = folder.resolve("report");

    Gcn.Result result = gcn.run("compare", one, other, "--data", data, "--report", report);

    assertThat(result.err())
        .contains("WARNING: one was trained on 12 of these 16 images")
        .contains("WARNING: other was trained on 12 of these 16 images")
        .contains("wrote " + report.resolve("report.html"));
    assertThat(report.resolve("report.html"))
        .content()
        .contains("<h1>one and other</h1>", "WARNING: one was trained on 12 of these 16 images");
    assertThat(report.resolve("report.json")).content().contains("\"only_first\"");
    assertThat(report.resolve("agreement.png")).isNotEmptyFile();
  }

  @Test
  void takesOnlyListedImages() throws IOException {
    Path list = folder.resolve("list.txt");
    Files.write(list, List.of("Early/1.png", "Benign/2.png"));

    Gcn.Result result = gcn.run("compare", one, other, "--data", data, "--list", list, "--json");

    assertThat(result.json()).containsEntry("images", 2L);
  }

  @Test
  void refusesModelsOfOtherClasses() throws IOException {
    Path elsewhere = TinyData.write(folder.resolve("elsewhere"), 6, "Benign", "Late");
    Path stranger = folder.resolve("stranger.safetensors");
    gcn.run("train", "--data", elsewhere, "--out", stranger, "--image-size", 16, "--epochs", 1);

    Gcn.Result result = gcn.run("compare", one, stranger, "--data", data);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("expected two models of the same classes", "[Benign, Late]")
        .hasLineCount(1);
  }

  @Test
  void asksForTwoModels() {
    Gcn.Result result = gcn.run("compare", one, "--data", data);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("B").hasLineCount(1);
  }

  /** Four images neither model has seen. */
  private Path fresh() throws IOException {
    Path fresh = TinyData.write(folder.resolve("fresh"), 2, "Benign", "Early");
    int seed = 100;
    for (String name : List.of("Benign/0.png", "Benign/1.png", "Early/0.png", "Early/1.png")) {
      Files.write(fresh.resolve(name), TinyData.png(90, new Random(seed++)));
    }
    return fresh;
  }
}
