package io.github.gcn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.github.gcn4j.io.ModelFile;
import io.github.gcn4j.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
  void ensembleMakesOneModelOfSeveral() throws IOException {
    Gcn gcn = new Gcn(folder);
    Path one = folder.resolve("one.safetensors");
    StateDicts.convert(gcn, folder, one, "A,B");
    Path both = folder.resolve("both.safetensors");

    Gcn.Result result = gcn.run("ensemble", "--out", both, "--temperature", 0.5, one, one);

    assertThat(result.status()).isZero();
    assertThat(result.err()).contains("2 members");
    Model made = ModelFile.read(both);
    assertThat(made.classes()).containsExactly("A", "B");
    assertThat(made.trust().temperature()).isEqualTo(0.5);
    assertThat(made.provenance().source()).isEqualTo("ensemble");
    assertThat(made.program().parameterCount())
        .isEqualTo(2 * ModelFile.read(one).program().parameterCount());
    assertThat(gcn.run("info", both).out()).contains("member2.conv1.lin.weight");
  }

  @Test
  void ensembleRefusesWhatIsNoEnsembleAndLeavesTheOldFile() throws IOException {
    Gcn gcn = new Gcn(folder);
    Path one = folder.resolve("one.safetensors");
    Path other = folder.resolve("other.safetensors");
    StateDicts.convert(gcn, folder, one, "A,B");
    StateDicts.convert(gcn, folder, other, "A,C");
    Path out = folder.resolve("out.safetensors");
    Files.writeString(out, "old");

    assertThat(gcn.run("ensemble", "--out", out, one).err())
        .contains("expected two or more model files, found 1");
    assertThat(gcn.run("ensemble", "--out", out, one, other).err())
        .contains("members of the same classes, found [A, B] in the first and [A, C] in member 2");
    assertThat(gcn.run("ensemble", "--out", out, "--temperature", 0, one, one).err())
        .contains("--temperature: expected a number above 0, found 0.0");
    assertThat(gcn.run("ensemble", "--out", out, one, folder.resolve("none")).status())
        .isEqualTo(1);
    assertThat(out).hasContent("old");
  }

  @Test
  void convertRefusesWrongUsage() throws IOException {
    Path dict = StateDicts.write(folder.resolve("pyg.safetensors"), 2);
    Gcn gcn = new Gcn(folder);

    assertThat(gcn.run("convert", dict, "x.safetensors", "--classes", "A,A").err())
        .contains("distinct names");
    assertThat(gcn.run("convert", dict, "x.safetensors", "--classes", ","))
        .satisfies(this::isWrongUsage);
    assertThat(gcn.run("convert", dict, "x.safetensors", "--classes", "A,,B"))
        .satisfies(this::isWrongUsage);
    assertThat(gcn.run("convert", dict, "x.safetensors").err()).contains("expected --classes NAME");
    assertThat(
            gcn.run("convert", dict, "x.safetensors", "--classes", "A,B", "--channels", 2).status())
        .isEqualTo(2);
    assertThat(
            gcn.run("convert", dict, "x.safetensors", "--classes", "A,B", "--image-size", 0)
                .status())
        .isEqualTo(2);
  }

  private void isWrongUsage(Gcn.Result result) {
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err())
        .contains("--classes: expected names with commas between")
        .hasLineCount(1);
  }

  @Test
  void convertLeavesAModelThatIsOneAlready() throws IOException {
    Path model = folder.resolve("model.safetensors");
    Gcn gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, model, "A,B");

    Gcn.Result result =
        gcn.run("convert", model, folder.resolve("x.safetensors"), "--classes", "A,B");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("found a gcn4j model: use it as it is").hasLineCount(1);
  }

  @Test
  void convertWritesOnnxThatTellsClassesAndInput() throws IOException {
    Path model = folder.resolve("model.safetensors");
    Path onnx = folder.resolve("model.onnx");
    Gcn gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, model, "A,B");

    Gcn.Result result = gcn.run("convert", model, onnx);

    assertThat(result.status()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains(
            "model.onnx: ONNX opset 13, pixels [N, 1, 16, 16], logits and probabilities [N, 2]")
        .hasLineCount(1);
    ModelProto written = ModelProto.parseFrom(Files.readAllBytes(onnx));
    assertThat(written.getGraph().getInput(0).getName()).isEqualTo("input");
    assertThat(written.getMetadataPropsList())
        .anySatisfy(
            entry -> {
              assertThat(entry.getKey()).isEqualTo("classes");
              assertThat(entry.getValue()).isEqualTo("[\"A\",\"B\"]");
            });
  }

  @Test
  void convertToOnnxTakesAModelAndNothingElse() throws IOException {
    Path dict = StateDicts.write(folder.resolve("pyg.safetensors"), 2);
    Path model = folder.resolve("model.safetensors");
    Path onnx = folder.resolve("model.onnx");
    Gcn gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, model, "A,B");

    Gcn.Result bare = gcn.run("convert", dict, onnx);
    Gcn.Result named = gcn.run("convert", model, onnx, "--classes", "A,B");
    Gcn.Result other = gcn.run("convert", model, folder.resolve("model.pb"));

    assertThat(bare.status()).isEqualTo(1);
    assertThat(bare.err()).contains("expected a gcn4j model").hasLineCount(1);
    assertThat(named.status()).isEqualTo(2);
    assertThat(named.err()).contains("--classes: expected no such option").hasLineCount(1);
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.err())
        .contains("OUT: expected a name that ends in .safetensors or .onnx, found ")
        .hasLineCount(1);
    assertThat(onnx).doesNotExist();
  }

  @Test
  void onnxIsNotReadButNamedForWhatItIs() throws IOException {
    Path model = folder.resolve("model.safetensors");
    Path onnx = folder.resolve("model.onnx");
    Gcn gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, model, "A,B");
    gcn.run("convert", model, onnx);

    for (Gcn.Result result :
        List.of(gcn.run("info", onnx), gcn.run("convert", onnx, model, "--classes", "A,B"))) {
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err())
          .contains("found an ONNX file: name the model file it was made from")
          .hasLineCount(1);
    }
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
    Map<Object, Object> program = Gcn.object(document.get("program"));
    assertThat((List<?>) program.get("parameters")).hasSize(6);
    assertThat((List<?>) program.get("steps")).isNotEmpty();
    assertThat(document)
        .containsEntry("parameter_count", 38L)
        .containsEntry("baseline", false)
        .containsKeys("version", "preprocessing", "temperature", "provenance", "notice");
  }

  @Test
  void infoShowsWhatATrainingLeft() throws IOException {
    Path data = TinyData.write(folder.resolve("data"), 5, "A", "B");
    Path model = folder.resolve("model.safetensors");
    Gcn gcn = new Gcn(folder);
    gcn.run("train", "--data", data, "--out", model, "--image-size", 16, "--epochs", 1);

    String text = gcn.run("info", model).out();

    assertThat(text.replaceAll("  +", "  "))
        .containsSubsequence(
            "Model\n",
            "  architecture  flat\n",
            "Input\n",
            "  images  16×16 pixels, gray\n",
            "Program\n",
            "  1  propagate symmetric",
            "Training\n",
            "  epochs  1\n",
            "Data\n",
            "  training images  6\n",
            "Split\n",
            "  kind  random\n",
            "Environment\n",
            "  backend  vector\n",
            "Evaluation\n",
            "  test accuracy  ");
    assertThat(text).contains("color histogram", "8 of training images", "not a medical device");
    assertThat(text.lines()).noneMatch(line -> line.endsWith(" "));
    Map<Object, Object> provenance =
        Gcn.object(gcn.run("info", "--json", model).json().get("provenance"));
    assertThat(Gcn.object(provenance.get("training"))).containsEntry("epochs", "1");
  }

  @Test
  void infoAsksForOneModelOrTwo() {
    Gcn gcn = new Gcn(folder);

    assertThat(gcn.run("info").err()).contains("expected --model FILE, found none: add it");
    assertThat(gcn.run("info", "a", "b").err()).contains("found 2: name one, or add --diff");
    Gcn.Result one = gcn.run("info", "--diff", "a");
    assertThat(one.status()).isEqualTo(2);
    assertThat(one.err()).contains("expected two model files to compare, found 1").hasLineCount(1);
  }

  @Test
  void infoShowsWhereTwoRunsDiffer() throws IOException {
    Path data = TinyData.write(folder.resolve("data"), 5, "A", "B");
    Path one = folder.resolve("one.safetensors");
    Path other = folder.resolve("other.safetensors");
    Gcn gcn = new Gcn(folder);
    Object[] train = {"train", "--data", data, "--image-size", 16, "--epochs", 1, "--out"};
    gcn.run(with(train, one));
    gcn.run(with(train, other, "--lr", "0.01", "--clip", "3"));

    Gcn.Result text = gcn.run("info", "--diff", one, other);

    assertThat(text.status()).isZero();
    assertThat(text.out().lines().findFirst().orElse("")).contains("one.safet", "other.safet");
    assertThat(text.out())
        .containsPattern("  learning rate +0.001 +0.01\n")
        .containsPattern("  maximum norm +none +3.0\n")
        .contains("Same: model, input, program, data, split, environment\n")
        .containsPattern("Parameters: at most 0\\.0\\d+ apart, in \\S+\n")
        .doesNotContain("epochs", "fingerprint");
    Map<Object, Object> json = gcn.run("info", "--json", "--diff", one, other).json();
    assertThat(json.get("same"))
        .isEqualTo(List.of("model", "input", "program", "data", "split", "environment"));
    Map<Object, Object> different = Gcn.object(json.get("different"));
    assertThat(Gcn.object(Gcn.object(different.get("training")).get("learning_rate")))
        .containsEntry("first", "0.001")
        .containsEntry("second", "0.01");
    assertThat((Double) Gcn.object(json.get("parameters")).get("max_abs_difference")).isPositive();
  }

  private static Object[] with(Object[] words, Object... more) {
    return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray();
  }

  @Test
  void infoFindsNoDifferenceOfAModelToItselfAndNoDistanceOfDifferentPrograms() throws IOException {
    Path one = folder.resolve("one.safetensors");
    Path other = folder.resolve("other.safetensors");
    Gcn gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, one, "A,B");
    StateDicts.convert(gcn, folder, other, "A,B,C");

    assertThat(gcn.run("info", "--diff", one, one).out())
        .contains("Same: model, input, program\n", "Parameters: the same, every one\n");
    assertThat(gcn.run("info", "--diff", one, other).out())
        .contains("  classes", "A, B, C", "Parameters: not comparable, as the programs differ");
    assertThat(gcn.run("info", "--json", "--diff", one, other).json())
        .doesNotContainKey("parameters");
  }

  @Test
  void evaluateSaysWhatToDoAboutFoldersThatAreNoClass() throws IOException {
    Path data = TinyData.write(folder.resolve("data"), 1, "A", "B");
    Path model = folder.resolve("model.safetensors");
    Gcn gcn = new Gcn(folder);
    StateDicts.convert(gcn, folder, model, "A,B");
    Files.createDirectory(data.resolve("__MACOSX"));

    Gcn.Result result = gcn.run("evaluate", "--model", model, "--data", data);

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err())
        .contains("move what is no class of the model elsewhere (__MACOSX)")
        .hasLineCount(1);
  }

  @Test
  void backendsListsTheDefaultFirst() throws IOException {
    Gcn gcn = new Gcn(folder);

    assertThat(gcn.run("backends").out().lines().findFirst().orElse(""))
        .startsWith("vector")
        .endsWith("(default)");
    Map<Object, Object> json = gcn.run("backends", "--json").json();
    assertThat(Gcn.object(((List<?>) json.get("backends")).get(0)))
        .containsEntry("name", "vector")
        .containsEntry("default", true)
        .containsEntry("available", true);
  }
}
