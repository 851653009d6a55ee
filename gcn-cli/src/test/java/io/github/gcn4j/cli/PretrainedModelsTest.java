package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.imaging.PngFile;
import io.github.gcn4j.imaging.RasterImage;
import io.github.gcn4j.imaging.SyntheticSmears;
import io.github.gcn4j.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("commands with the pre-trained models")
class PretrainedModelsTest {
  private static final int SIDE = 224;

  @TempDir Path folder;
  private Path data;
  private Gcn gcn;

  @BeforeEach
  void paint() throws IOException {
    gcn = new Gcn(folder);
    data = folder.resolve("data");
    for (int label = 0; label < 4; label++) {
      Path sub = Files.createDirectories(data.resolve(SyntheticSmears.CLASSES.get(label)));
      RasterImage smear = new SyntheticSmears(SIDE, SIDE, 1, 0).paint(label, 0);
      PngFile.write(smear, sub.resolve("smear.png"));
      PngFile.write(nucleiOnly(smear), sub.resolve("nuclei.png"));
    }
  }

  /** Everything black but what is dark in green. */
  private static RasterImage nucleiOnly(RasterImage smear) {
    byte[] samples = smear.samples().clone();
    for (int i = 0; i < samples.length; i += 3) {
      if ((samples[i + 1] & 0xff) > 110) {
        samples[i] = 0;
        samples[i + 1] = 0;
        samples[i + 2] = 0;
      }
    }
    return new RasterImage(smear.width(), smear.height(), 3, samples);
  }

  @Test
  void predictNeedsNoModelAndTakesTheOneForTheKindOfPicture() throws IOException {
    Path early = data.resolve("Early");

    Gcn.Result result =
        gcn.run("predict", "--json", early.resolve("smear.png"), early.resolve("nuclei.png"));

    assertThat(result.status()).isZero();
    List<String> lines = result.out().lines().toList();
    assertThat(Gcn.object(Json.parse(lines.get(0)))).containsEntry("model", "pyramid");
    assertThat(Gcn.object(Json.parse(lines.get(1)))).containsEntry("model", "segmented");
    for (String line : lines) {
      Map<Object, Object> json = Gcn.object(Json.parse(line));
      assertThat((Double) json.get("typicality")).isBetween(0.0, 1.0);
      assertThat(json).doesNotContainKey("abstained");
    }
  }

  @Test
  void noiseIsNotSureAndStillSaysWhatItWouldHaveBeen() throws IOException {
    byte[] noise = new byte[SIDE * SIDE * 3];
    new Random(1).nextBytes(noise);
    Path file = folder.resolve("noise.png");
    PngFile.write(new RasterImage(SIDE, SIDE, 3, noise), file);

    Gcn.Result text = gcn.run("predict", "--abstain", "0.01", file);
    Gcn.Result json = gcn.run("predict", "--json", "--abstain", "0.01", file);

    assertThat(text.status()).isZero();
    assertThat(text.out()).contains("\tnot sure\t");
    Map<Object, Object> line = Gcn.object(Json.parse(json.out()));
    assertThat(line).containsEntry("success", true).containsEntry("abstained", true);
    assertThat(Gcn.object(line.get("prediction"))).containsKey("predicted_class");
  }

  @Test
  void aModelSaysThatAPictureIsOfAKindItNeverSaw() {
    Path smear = data.resolve("Early/smear.png");

    Gcn.Result result = gcn.run("predict", "--model", "pyramid-segmented", smear);

    assertThat(result.status()).isZero();
    assertThat(result.err())
        .contains("expected a picture of kind segmented, found original: the model never saw such");
  }

  @Test
  void evaluateNeedsNoModelAndCountsWhatItWouldRefuse() throws IOException {
    Gcn.Result json = gcn.run("evaluate", "--json", "--abstain", "1", "--data", data);
    Gcn.Result text = gcn.run("evaluate", "--abstain", "1", "--data", data);

    assertThat(json.status()).isZero();
    assertThat(json.json())
        .containsEntry("images", 8L)
        .containsEntry("abstained", 8L)
        .containsEntry("answered", 0L);
    assertThat(text.out())
        .contains(
            "Refused as unlike what the model knows: 8 of 8 (100.0 %); of the others none are"
                + " right");
  }

  @Test
  void whatNeedsOneProgramAsksForOneOfSeveral() {
    Gcn.Result result = gcn.run("info", "--model", "pyramid");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains(
            "expected one model, found pyramid, which is 2 that answer as one: name one of them:"
                + " pyramid-original, pyramid-segmented")
        .hasLineCount(1);
    assertThat(gcn.run("info", "--model", "pyramid-original").out()).contains("original");
  }

  @Test
  void aModelThatDoesNotKnowItsImagesCannotAbstain() throws IOException {
    Path model = folder.resolve("model.safetensors");
    StateDicts.convert(gcn, folder, model, "Benign,Early");

    Gcn.Result result =
        gcn.run("predict", "--abstain", "0.01", "--model", model, data.resolve("Early/smear.png"));

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("expected --abstain with a model that knows what its images look like")
        .hasLineCount(1);
    assertThat(gcn.run("predict", "--abstain", "2", data.resolve("Early/smear.png")).err())
        .contains("--abstain: expected 0 to 1, found 2.0");
  }
}
