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
    assertThat(text.out()).contains("\tnot sure\t–\t");
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
        .contains("--abstain: expected 0 to 1, found 2.0: name a share such as 0.01");
  }

  @Test
  void whatWouldRefuseNothingIsRefusedItself() {
    Path smear = data.resolve("Early/smear.png");

    for (String share : List.of("0", "0.0009")) {
      Gcn.Result result = gcn.run("predict", "--abstain", share, smear);
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.out()).isEmpty();
      assertThat(result.err())
          .contains(
              "expected --abstain of at least 0.001, the least that pyramid can tell from 1000"
                  + " images, found "
                  + Double.valueOf(share)
                  + ", which would refuse none: raise it")
          .hasLineCount(1);
    }
    assertThat(gcn.run("predict", "--abstain", "0.001", smear).status()).isZero();
  }

  @Test
  void noFolderOrFileOfItsNameTakesTheDefaultsPlace() throws IOException {
    Path smear = data.resolve("Early/smear.png");
    String said = gcn.run("predict", smear).out();
    Path named = Files.createDirectory(Path.of("pyramid"));
    try {
      assertThat(gcn.run("predict", smear).out()).isEqualTo(said);
      assertThat(gcn.run("predict", "--model", "pyramid", smear).out()).isEqualTo(said);
      Files.delete(named);
      Files.writeString(named, "no model");
      assertThat(gcn.run("predict", smear).out()).isEqualTo(said);
      assertThat(gcn.run("predict", "--model", "pyramid", smear).err())
          .as("a file that was asked for")
          .contains("gcn: pyramid: expected");
    } finally {
      Files.delete(named);
    }
  }

  @Test
  void aRoundFieldGoesToTheModelForOriginals() throws IOException {
    RasterImage smear = new SyntheticSmears(SIDE, SIDE, 1, 0).paint(1, 0);
    byte[] samples = smear.samples().clone();
    for (int i = 0; i < samples.length; i++) {
      int row = i / 3 / SIDE;
      int column = i / 3 % SIDE;
      samples[i] = Math.hypot(row - 111.5, column - 111.5) > 100 ? 0 : samples[i];
    }
    Path round = folder.resolve("round.png");
    PngFile.write(new RasterImage(SIDE, SIDE, 3, samples), round);

    assertThat(gcn.run("predict", "--json", round).json()).containsEntry("model", "pyramid");
  }

  @Test
  void aPictureUnlikeTheModelsIsWarnedOfByPredictAndExplain() throws IOException {
    byte[] noise = new byte[SIDE * SIDE * 3];
    new Random(1).nextBytes(noise);
    Path file = folder.resolve("noise.png");
    PngFile.write(new RasterImage(SIDE, SIDE, 3, noise), file);
    Path map = folder.resolve("map.json");
    String warning = "unlike what the model knows: expected a typicality above 0.01, found 0.0";

    Gcn.Result explained =
        gcn.run("explain", file, "--out", folder.resolve("map.png"), "--json", map);

    assertThat(gcn.run("predict", file).err()).contains("gcn: " + file + ": " + warning);
    assertThat(String.valueOf(gcn.run("predict", "--json", file).json().get("warnings")))
        .contains(warning);
    assertThat(explained.err()).contains("gcn: " + file + ": " + warning);
    assertThat(String.valueOf(Gcn.object(Json.parse(Files.readString(map))).get("warnings")))
        .contains(warning);
  }

  @Test
  void infoShowsTheCardOfAPreTrainedModelAndNoOther() {
    assertThat(gcn.run("info", "--card", "pyramid").out()).contains("## Limits", "## Not for");
    assertThat(gcn.run("info", "--card", "--model", "flat").out()).contains("## Measured");
    Gcn.Result other = gcn.run("info", "--card", folder.resolve("mine.safetensors"));
    assertThat(other.status()).isEqualTo(1);
    assertThat(other.err())
        .contains("expected --card with the name of a pre-trained model: pyramid, pyramid-original")
        .hasLineCount(1);
  }
}
