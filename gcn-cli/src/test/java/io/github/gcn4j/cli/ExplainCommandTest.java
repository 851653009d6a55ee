package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
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

  @ParameterizedTest
  @ValueSource(strings = {"gradcam", "integrated-gradients", "occlusion", "gnnexplainer"})
  void writesAPictureAndTheRawMap(String method) throws IOException {
    Path image = data.resolve("Early/0.png");
    Path picture = folder.resolve("heat.png");
    Path map = folder.resolve("map.json");

    Gcn.Result result =
        gcn.run(
            "explain",
            "--model",
            model,
            image,
            "--method",
            method,
            "--out",
            picture,
            "--json",
            map);

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.err()).contains("not a medical device").hasLineCount(1);
    assertThat(result.out()).startsWith(image + "\t").contains("\t" + method + "\t" + picture);
    assertThat(ImageIO.read(picture.toFile()).getHeight()).isGreaterThan(20);
    Map<Object, Object> json = Gcn.object(Json.parse(Files.readString(map)));
    assertThat(json.get("method")).isEqualTo(method);
    assertThat(json.get("explained_class")).isEqualTo(json.get("predicted_class"));
    long height = ((Number) json.get("height")).longValue();
    long width = ((Number) json.get("width")).longValue();
    assertThat((List<?>) json.get("node_scores")).hasSize((int) (height * width));
    assertThat((List<?>) json.get("edge_scores")).hasSize(method.equals("gnnexplainer") ? 1 : 0);
    assertThat(json.get("settings")).isInstanceOf(Map.class);
  }

  @Test
  void explainsAClassThatWasNotPredicted() throws IOException {
    Path image = data.resolve("Early/0.png");
    for (String name : List.of("Benign", "Early")) {
      Path map = folder.resolve(name + ".json");

      Gcn.Result result =
          gcn.run(
              "explain",
              "--model",
              model,
              image,
              "--class",
              name,
              "--out",
              folder.resolve("heat.png"),
              "--json",
              map);

      assertThat(result.status()).as(result.err()).isZero();
      assertThat(result.out()).contains("\t" + name + "\tgradcam\t");
      assertThat(Gcn.object(Json.parse(Files.readString(map))).get("explained_class"))
          .isEqualTo(name);
    }
  }

  @Test
  void writesAFileForEachOfSeveralImagesAndGoesOnPastBadOnes() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.png"), "no image");
    Path pictures = folder.resolve("maps");

    Gcn.Result result = gcn.run("explain", "--model", model, data, bad, "--out", pictures);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("bad.png");
    assertThat(result.out().lines()).hasSize(4);
    assertThat(pictures.resolve("0.png")).exists();
    assertThat(pictures.resolve("0-2.png")).exists();
    assertThat(pictures.resolve("1-2.png")).exists();
  }

  @Test
  void showsProgressOnATerminal() {
    Gcn.Result result =
        gcn.onTerminal(80)
            .run(
                "explain",
                "--model",
                model,
                data.resolve("Early/0.png"),
                "--method",
                "occlusion",
                "--out",
                folder.resolve("heat.png"));

    assertThat(result.status()).as(result.err()).isZero();
    assertThat(result.err()).contains("explaining", "100%");
  }

  @Test
  void refusesWhatItCannotDoInOneLine() {
    Path image = data.resolve("Early/0.png");
    Path picture = folder.resolve("heat.png");

    Gcn.Result method =
        gcn.run("explain", "--model", model, image, "--method", "lime", "--out", picture);
    Gcn.Result name =
        gcn.run("explain", "--model", model, image, "--class", "Dog", "--out", picture);
    Gcn.Result place =
        gcn.run("explain", "--model", model, image, "--out", folder.resolve("none/heat.png"));

    assertThat(method.status()).isEqualTo(2);
    assertThat(method.err())
        .contains("--method: expected a method of [gradcam,", "found \"lime\"")
        .hasLineCount(1);
    assertThat(name.status()).isEqualTo(2);
    assertThat(name.err())
        .contains("--class: expected one of [Benign, Early], found 'Dog'")
        .hasLineCount(1);
    assertThat(place.status()).isEqualTo(1);
    assertThat(place.err()).contains("heat.png").hasLineCount(1);
    assertThat(picture).doesNotExist();
  }
}
