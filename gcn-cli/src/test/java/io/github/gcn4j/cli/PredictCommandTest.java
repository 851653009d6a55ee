package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
  @TempDir Path folder;
  private Path data;
  private Path model;
  private Gcn gcn;

  @BeforeEach
  void convert() throws IOException {
    data = TinyData.write(folder.resolve("data"), 2, "Benign", "Early");
    model = folder.resolve("model.safetensors");
    gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, model, "Benign,Early");
  }

  @Test
  void printsALineOfJsonForEachImage() throws IOException {
    Path first = data.resolve("Early/0.png");
    Path second = data.resolve("Early/1.png");

    Gcn.Result result = gcn.run("predict", "--json", "--model", model, first, second);

    assertThat(result.status()).isZero();
    assertThat(result.err()).isEmpty();
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(2);
    Map<Object, Object> json = Gcn.object(Json.parse(lines.get(0)));
    assertThat(json.get("file")).isEqualTo(first.toString());
    assertThat(json.get("success")).isEqualTo(true);
    assertThat((Double) json.get("millis")).isPositive();
    Map<Object, Object> prediction = Gcn.object(json.get("prediction"));
    assertThat(prediction.get("predicted_class")).isIn("Benign", "Early");
    Map<Object, Object> all = Gcn.object(prediction.get("all_probabilities"));
    assertThat(all.get(prediction.get("predicted_class"))).isEqualTo(prediction.get("confidence"));
    assertThat((Double) all.get("Benign") + (Double) all.get("Early"))
        .isCloseTo(100, org.assertj.core.data.Offset.offset(0.02));
  }

  @Test
  void tellsHowToAddABackendThatIsNoPartOfTheJar() {
    Gcn.Result result = gcn.run("predict", "--model", model, "--backend", "nd4j", data);

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("found 'nd4j': start with ./gcn --with-nd4j");
  }

  @Test
  void goesOnPastALinkThatLeadsNowhereOrBack() throws IOException {
    Path early = data.resolve("Early");
    Files.createSymbolicLink(early.resolve("back"), data);
    Files.createSymbolicLink(early.resolve("broken.png"), folder.resolve("nothing"));

    Gcn.Result result = gcn.run("predict", "--model", model, early);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.out().lines()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(result.err())
        .contains("a link back to a folder around it")
        .contains("broken.png: expected a file, found a link that leads nowhere")
        .doesNotContain("Exception");
  }

  @Test
  void printsALineOfTextForEachImageAndTheNoticeAside() {
    Path image = data.resolve("Early/0.png");

    Gcn.Result result = gcn.run("predict", "--model", model, image);

    assertThat(result.out()).startsWith(image + "\t").contains("Benign", "Early", " %");
    assertThat(result.err()).contains("not a medical device");
  }

  @Test
  void searchesFolders() {
    Gcn.Result result = gcn.run("predict", "--model", model, data);

    assertThat(result.out()).hasLineCount(4).contains("Benign/0.png", "Early/1.png");
  }

  @Test
  void reportsBadImagesAndRunsTheOthers() throws IOException {
    Path bad = Files.createDirectory(folder.resolve("bad"));
    TinyData.addBadImages(bad);
    Files.write(bad.resolve("good.png"), TinyData.png(90, new Random(1)));
    Path missing = folder.resolve("missing.png");
    Path empty = Files.createDirectory(folder.resolve("empty"));

    Gcn.Result result = gcn.run("predict", "--json", "--model", model, bad, missing, empty);

    assertThat(result.status()).isEqualTo(1);
    List<String> lines = result.out().lines().toList();
    assertThat(lines).hasSize(8);
    assertThat(lines.stream().filter(line -> line.contains("\"success\":true"))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.contains("\"success\":false")))
        .hasSize(7)
        .allSatisfy(line -> assertThat(line).contains("\"error\":", "expected", "found"));
    Gcn.Result text = gcn.run("predict", "--model", model, bad, missing);
    assertThat(text.status()).isEqualTo(1);
    assertThat(text.out()).hasLineCount(1);
    assertThat(text.err()).contains("gcn: " + missing).hasLineCount(7);
  }

  @Test
  void refusesAModelThatIsMissingCutShortOrNone() throws IOException {
    Path image = data.resolve("Early/0.png");
    Path missing = folder.resolve("none.safetensors");
    assertThat(gcn.run("predict", "--model", missing, image))
        .satisfies(result -> assertThat(result.status()).isEqualTo(1))
        .satisfies(result -> assertThat(result.err()).contains(missing + ": expected a file"));
    byte[] whole = Files.readAllBytes(model);
    Path cut = folder.resolve("cut.safetensors");
    for (int length : new int[] {0, 5, 8, 200, whole.length / 2, whole.length - 1}) {
      Files.write(cut, Arrays.copyOf(whole, length));
      Gcn.Result result = gcn.run("predict", "--model", cut, image);
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("gcn: " + cut).contains("expected").hasLineCount(1);
    }
  }

  @Test
  void asksForAnImage() {
    Gcn.Result result = gcn.run("predict");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("IMAGE|DIR", "see gcn predict --help");
  }
}
