package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("convert, info and backends")
class ModelCommandsTest {
  @TempDir Path folder;

  @Test
  void convertTakesLayersAndWidthsFromTheTensors() throws IOException {
    Path model = folder.resolve("model.safetensors");
    StateDicts.convert(new Gcn(folder), folder, model, "Benign,Early,Pre");

    Model converted = ModelFile.read(model);

    assertThat(converted.classes()).containsExactly("Benign", "Early", "Pre");
    assertThat(converted.program().parameters().get("conv2.lin.weight").shape())
        .containsExactly(5, 3);
    assertThat(converted.preprocessing().height()).isEqualTo(16);
    assertThat(converted.provenance().source()).isEqualTo("converted");
  }

  @Test
  void convertKeepsNormalisationConstants() throws IOException {
    Path dict = StateDicts.write(folder.resolve("pyg.safetensors"), 2);
    Path model = folder.resolve("model.safetensors");

    Gcn.Result result =
        new Gcn(folder)
            .run("convert", dict, model, "--classes", "A,B", "--mean", "0.5", "--std", "0.25");

    assertThat(result.status()).isZero();
    assertThat(ModelFile.read(model).preprocessing().mean()).containsExactly(0.5f);
    assertThat(ModelFile.read(model).preprocessing().std()).containsExactly(0.25f);
  }

  @Test
  void convertNamesTheTensorThatDoesNotFit() throws IOException {
    Path dict = StateDicts.write(folder.resolve("pyg.safetensors"), 3);
    Path model = folder.resolve("model.safetensors");
    Files.writeString(model, "old");

    Gcn.Result result = new Gcn(folder).run("convert", dict, model, "--classes", "A,B");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("fc.", "expected", "found").hasLineCount(1);
    assertThat(model).hasContent("old");
  }

  @Test
  void convertRefusesWrongUsage() throws IOException {
    Path dict = StateDicts.write(folder.resolve("pyg.safetensors"), 2);
    Gcn gcn = new Gcn(folder);

    assertThat(gcn.run("convert", dict, "x", "--classes", "A,A").err()).contains("distinct names");
    assertThat(gcn.run("convert", dict, "x").err()).contains("expected --classes NAME");
    assertThat(gcn.run("convert", dict, "x", "--classes", "A,B", "--channels", 2).status())
        .isEqualTo(2);
    assertThat(gcn.run("convert", dict, "x", "--classes", "A,B", "--image-size", 0).status())
        .isEqualTo(2);
  }

  @Test
  void infoShowsStepsShapesAndOrigin() throws IOException {
    Path model = folder.resolve("model.safetensors");
    Gcn gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, model, "Benign,Early");

    Gcn.Result text = gcn.run("info", "--model", model);
    Gcn.Result json = gcn.run("info", "--model", model, "--json");

    assertThat(text.out())
        .contains("linear conv2.lin.weight", "[5, 3] = 15", "Benign, Early", "converted");
    Map<Object, Object> document = json.json();
    assertThat(document.get("classes")).isEqualTo(List.of("Benign", "Early"));
    assertThat(Gcn.object(document.get("parameters"))).hasSize(6);
    assertThat((List<?>) document.get("steps")).isNotEmpty();
    assertThat(document.get("baseline")).isEqualTo(false);
  }

  @Test
  void infoShowsWhatATrainingLeft() throws IOException {
    Path data = TinyData.write(folder.resolve("data"), 5, "A", "B");
    Path model = folder.resolve("model.safetensors");
    Gcn gcn = new Gcn(folder);
    gcn.run("train", "--data", data, "--out", model, "--image-size", 16, "--epochs", 1);

    assertThat(gcn.run("info", "--model", model).out())
        .contains("Seed", "epochs 1", "test_accuracy", "color histogram", "8 of training images");
  }

  @Test
  void backendsListsTheDefaultFirst() throws IOException {
    Gcn gcn = new Gcn(folder);

    assertThat(gcn.run("backends").out().lines().findFirst().orElse(""))
        .startsWith("ejml")
        .endsWith("(default)");
    Map<Object, Object> json = gcn.run("backends", "--json").json();
    assertThat(Gcn.object(((List<?>) json.get("backends")).get(0)))
        .containsEntry("name", "ejml")
        .containsEntry("default", true)
        .containsEntry("available", true);
  }
}
