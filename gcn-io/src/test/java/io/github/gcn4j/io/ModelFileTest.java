package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.gcn4j.data.PictureKind;
import io.github.gcn4j.data.PictureStatistics;
import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.model.Novelty;
import io.github.gcn4j.model.Provenance;
import io.github.gcn4j.model.Trust;
import io.github.gcn4j.program.Initializer;
import io.github.gcn4j.program.Layer;
import io.github.gcn4j.program.ParameterSpec;
import io.github.gcn4j.program.Parameters;
import io.github.gcn4j.program.Program;
import io.github.gcn4j.program.Readout;
import io.github.gcn4j.program.Step;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
  @TempDir Path folder;

  @Test
  void whatIsKnownOfAModelComesBackFromItsFile() throws IOException {
    float[] mean = new float[PictureStatistics.COUNT];
    mean[3] = 0.25f;
    float[] whitening = new float[PictureStatistics.COUNT * PictureStatistics.COUNT];
    whitening[5] = -1.5f;
    Novelty novelty = new Novelty(mean, whitening, new float[] {1, 2, 2.5f});
    Model model =
        ExampleModels.flat()
            .withTrust(new Trust(1.25, PictureKind.SEGMENTED, Optional.of(novelty)));

    Model back = ModelFile.read("memory", ModelFile.toBytes(model));

    assertThat(back.trust()).isEqualTo(model.trust());
    assertSame(back, model);
  }

  @Test
  void distancesOfKnownPicturesThatAreNoListAreRefused() throws IOException {
    Novelty novelty =
        new Novelty(
            new float[PictureStatistics.COUNT],
            new float[PictureStatistics.COUNT * PictureStatistics.COUNT],
            new float[] {1, 2});
    Model model = ExampleModels.flat().withTrust(Trust.UNKNOWN.withNovelty(novelty));
    SafetensorsFile file = SafetensorsReader.read("memory", ModelFile.toBytes(model));
    List<Tensor> tensors = new ArrayList<>(file.tensors());
    tensors.replaceAll(
        tensor ->
            tensor.name().equals("novelty.distances")
                ? Tensor.ofFloats("novelty.distances", new float[] {1, 2}, 2, 1)
                : tensor);
    byte[] bytes = SafetensorsWriter.toBytes(new SafetensorsFile(file.metadata(), tensors));

    assertThatThrownBy(() -> ModelFile.read("memory", bytes))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("novelty.distances")
        .hasMessageContaining("expected shape [pictures], found [2, 1]");
  }

  @Test
  void givesBackAModelWithEveryKindOfStepAndEveryPart() throws IOException {
    Model model = ExampleModels.rich();
    Path path = folder.resolve("model.safetensors");

    ModelFile.write(model, path);

    assertSame(ModelFile.read(path), model);
  }

  @Test
  void givesBackAModelWithoutOptionalParts() throws IOException {
    Model model = ExampleModels.flat();
    byte[] bytes = ModelFile.toBytes(model);

    assertSame(ModelFile.read("memory", bytes), model);
    assertSame(ModelFile.read("stream", new ByteArrayInputStream(bytes)), model);
    assertThat(SafetensorsReader.read("memory", bytes).names())
        .containsExactlyElementsOf(model.program().parameters().keySet());
  }

  @Test
  void givesBackAModelOfStainFeatures() throws IOException {
    Program program = Program.sequential(4, Layer.pool(Readout.MEAN), Layer.linear("fc", 2));
    Model model =
        new Model(
            "custom",
            program,
            Parameters.initial(program, new SplittableRandom(1)),
            List.of("A", "B"),
            Preprocessing.stain(8, 9),
            1,
            Provenance.of("trained"),
            Optional.empty(),
            List.of());
    byte[] bytes = ModelFile.toBytes(model);

    assertSame(ModelFile.read("memory", bytes), model);
    assertThat(SafetensorsReader.read("memory", bytes).metadata().get("gcn4j.model"))
        .contains("\"std\":[1.0,1.0,1.0],\"features\":\"stain\"}");
  }

  @Test
  void writesTheSameBytesForTheSameModel() throws IOException {
    byte[] bytes = ModelFile.toBytes(ExampleModels.rich());

    assertThat(ModelFile.toBytes(ExampleModels.rich())).isEqualTo(bytes);
    assertThat(ModelFile.toBytes(ModelFile.read("copy", bytes))).isEqualTo(bytes);
  }

  @Test
  void writesWhatPythonReadsWithoutThisLibrary() throws IOException {
    SafetensorsFile file = SafetensorsReader.read("model", ModelFile.toBytes(ExampleModels.flat()));

    assertThat(file.metadata().keySet()).containsExactly("format", "gcn4j.model");
    assertThat(file.metadata()).containsEntry("format", "gcn4j");
    assertThat(file.tensor("conv1.lin.weight").orElseThrow())
        .hasToString("conv1.lin.weight F32 [2, 1]");
    String json = file.metadata().get("gcn4j.model");
    assertThat(json)
        .startsWith(
            "{\"version\":2,\"architecture\":\"custom\",\"classes\":[\"Benign\",\"Früh \\\"pre-B\\\"\"],"
                + "\"preprocessing\":{\"height\":4,\"width\":5,\"channels\":1,"
                + "\"connectivity\":\"four\",\"mean\":[0.0],\"std\":[1.0]},\"temperature\":1.0,"
                + "\"program\":{\"input_features\":1,\"steps\":["
                + "{\"op\":\"propagate\",\"input\":0,\"adjacency\":{\"normalization\":\"symmetric\",\"self_loops\":1.0}},"
                + "{\"op\":\"linear\",\"input\":1,\"weight\":\"conv1.lin.weight\"},"
                + "{\"op\":\"bias\",\"input\":2,\"bias\":\"conv1.bias\"},"
                + "{\"op\":\"activate\",\"input\":3,\"function\":\"relu\"},")
        .contains(
            "{\"op\":\"pool\",\"input\":8,\"readouts\":[\"mean\"]}",
            "\"parameters\":[{\"name\":\"conv1.bias\",\"shape\":[2],\"initializer\":{\"low\":0.0,\"high\":0.0}},")
        .endsWith(
            "\"provenance\":{\"source\":\"trained\",\"data\":{},\"split\":{},\"input\":{},"
                + "\"training\":{},\"environment\":{},\"metrics\":{}}}");
  }

  @Test
  void storesBaselineAndHashesAsTensors() throws IOException {
    SafetensorsFile file = SafetensorsReader.read("model", ModelFile.toBytes(ExampleModels.rich()));

    assertThat(file.tensors().stream().map(Tensor::toString))
        .endsWith(
            "baseline.weight F32 [2, 96]",
            "baseline.bias F32 [2]",
            "baseline.mean F32 [96]",
            "baseline.scale F32 [96]",
            "provenance.image_hashes I64 [4]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"version\":2 | \"version\":1 | expected version 2, found 1: written by an older gcn4j: train",
        "\"version\":2 | \"version\":3 | expected version 2, found 3: written by a newer gcn4j: update",
        "\"version\":2 | \"version\":0 | expected version 2, found 0",
        "\"version\":2, | `` | version: expected a value, found none",
        "\"version\":2 | \"version\":\"1\" | version: expected an integer, found '1'",
        "\"temperature\":1.7 | \"temperature\":\"hot\" | temperature: expected a number, found 'hot'",
        "\"temperature\":1.7 | \"temperature\":0 | expected a positive, finite temperature, found 0.0",
        "\"temperature\":1.7 | \"temperature\":1.7,\"colour\":1 | expected only version, architecture",
        "\"op\":\"combine\" | \"op\":\"subtract\" | program.steps[5].op: expected one of [linear, bias, propagate, activate, dropout, combine, scale, batch_norm, graph_norm, standardise, concat, select, coarsen, attend, pool, attention_pool, weighted_pool], found 'subtract'; a newer gcn4j may know it: update",
        "\"right\":5 | \"right\":-1 | program.steps[5].right: expected an integer from 0 to 10000, found -1",
        "\"right\":5 | \"right\":9 | to read values 0 to 5, found 9",
        "\"right\":5,\"right_factor\" | \"right_factor\" | program.steps[5].right: expected a value, found none",
        "\"probability\":0.2 | \"probability\":1.0 | expected a dropout probability",
        "\"readouts\":[\"max\"] | \"readouts\":[\"MAX\"] | readouts[0]: expected one of [mean, max, sum, std], found 'MAX'",
        "\"self_loops\":0.1 | \"self_loops\":-1 | expected a finite self-loop weight",
        "\"normalization\":\"random_walk\" | \"normalization\":7 | normalization: expected a text, found '7'",
        "\"connectivity\":\"eight\" | \"connectivity\":\"six\" | preprocessing.connectivity: expected one of [four, eight], found 'six'",
        "\"height\":7 | \"height\":100000 | preprocessing.height: expected an integer from 1 to 8192, found 100000",
        "\"width\":9 | \"width\":0 | preprocessing.width: expected an integer from 1 to 8192, found 0",
        "\"channels\":3 | \"channels\":1 | expected a mean and a std for each of 1 channels",
        "\"std\":[1.0, | \"std\":[0.0, | expected finite means and positive stds",
        "\"connectivity\":\"eight\" | \"connectivity\":\"eight\",\"features\":\"dots\" | preprocessing.features: expected one of [channels, stain], found 'dots'; a newer gcn4j may know it: update",
        "\"connectivity\":\"eight\" | \"connectivity\":\"eight\",\"features\":\"stain\" | expected mean 0 and std 1 for stain features",
        "\"input_features\":3 | \"input_features\":99999999999 | program.input_features: expected an integer from 1 to",
        "\"input_features\":3 | \"input_features\":2 | expected conv1.lin.weight of shape [out, 2]",
        "\"shape\":[4,3] | \"shape\":[4,0] | program.parameters[1].shape[1]: expected an integer from 1 to",
        "\"shape\":[4,3] | \"shape\":[2147483647,3] | expected conv1.bias of shape [2147483647]",
        "\"shape\":[4,3] | \"shape\":[4,3,1] | expected conv1.lin.weight of shape [out, 3], found [4, 3, 1]",
        "\"name\":\"fc.bias\" | \"name\":\"fc.offset\" | found fc.bias",
        "\"Benign\" | \"Früh \\\\\"pre-B\\\\\"\" | expected 2 distinct class names",
        "\"Benign\", | `` | classes: expected 2 names, one for each logit, found 1",
        "\"version\":2 | \"version\":20000000000000000000 | expected an integer of 64 bits",
        "\"epochs\":\"25\" | \"epochs\":25 | provenance.training.epochs: expected a text, found '25'",
        "\"loss\":1.0E-9 | \"loss\":true | provenance.metrics.loss: expected a number, found 'true'",
        "{\"version\":2 | [\"version\" | expected JSON",
        "{\"version\":2 | {\"version\":2,\"version\":2 | Duplicate Object property",
      })
  void namesTheFaultInTheDescription(String good, String bad, String message) throws IOException {
    SafetensorsFile file = rich();
    String json = file.metadata().get("gcn4j.model");
    assertThat(json).contains(good);
    String changed = json.replaceFirst(Pattern.quote(good), bad);
    byte[] bytes =
        SafetensorsWriter.toBytes(
            new SafetensorsFile(Map.of("gcn4j.model", changed), file.tensors()));

    assertThatThrownBy(() -> ModelFile.read("m.safetensors", bytes))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("m.safetensors: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesMoreStepsThanAnyModelHas() throws IOException {
    SafetensorsFile file = rich();
    String step = "{\"op\":\"activate\",\"input\":0,\"function\":\"relu\"},";
    String json =
        file.metadata()
            .get("gcn4j.model")
            .replace("\"steps\":[", "\"steps\":[" + step.repeat(10_000));
    byte[] bytes =
        SafetensorsWriter.toBytes(new SafetensorsFile(Map.of("gcn4j.model", json), List.of()));

    assertThatThrownBy(() -> ModelFile.read("m", bytes))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("program.steps: expected at most 10000 steps, found 10010");
  }

  @Test
  void saysHowToConvertAFileOfAnotherProgram() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("grid5x7.safetensors")) {
      assertThatThrownBy(() -> ModelFile.read("grid5x7.safetensors", in))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith(
              "grid5x7.safetensors: expected a gcn4j model, found a safetensors file without gcn4j metadata")
          .hasMessageContaining("gcn convert FILE model.safetensors --preset flat");
    }
  }

  @Test
  void namesAMissingTensor() {
    assertRefused(
        without("fc.weight"),
        "m: tensor 'fc.weight': expected this tensor, found only 'conv1.bias', 'conv1.lin.weight', 'fc.bias', 'baseline.weight', 'baseline.bias', 'baseline.mean', 'baseline.scale', 'provenance.image_hashes'");
    assertRefused(without("baseline.mean"), "m: tensor 'baseline.mean': expected this tensor");
    assertRefused(
        without("baseline.weight"),
        "m: tensor 'baseline.bias': expected no such tensor in this model, found one");
  }

  @Test
  void namesATensorTooMany() {
    assertRefused(
        with(Tensor.ofFloats("extra", new float[1], 1)),
        "m: tensor 'extra': expected no such tensor in this model, found one");
  }

  @Test
  void namesATensorOfAnotherShapeOrType() {
    assertRefused(
        with(Tensor.ofFloats("fc.weight", new float[6], 2, 3)),
        "m: tensor 'fc.weight': expected shape [2, 4], found [2, 3]");
    assertRefused(
        with(Tensor.ofFloats("fc.bias", new float[2], 2, 1)),
        "m: tensor 'fc.bias': expected shape [2], found [2, 1]");
    assertRefused(
        with(Tensor.ofLongs("fc.bias", new long[2], 2)),
        "m: tensor 'fc.bias': expected floating-point numbers, found I64");
    assertRefused(
        with(Tensor.ofFloats("provenance.image_hashes", new float[2], 2)),
        "m: tensor 'provenance.image_hashes': expected I64 of shape [images] with at most 4194304, found F32 [2]");
    assertRefused(
        with(Tensor.ofLongs("provenance.image_hashes", new long[2], 1, 2)),
        "m: tensor 'provenance.image_hashes': expected I64 of shape [images]");
  }

  @Test
  void namesATensorThatIsNotFinite() {
    assertRefused(
        with(Tensor.ofFloats("fc.bias", new float[] {0, Float.NaN}, 2)),
        "m: tensor 'fc.bias': expected finite numbers, found NaN at 1");
    assertRefused(
        with(Tensor.ofFloats("conv1.bias", new float[] {Float.NEGATIVE_INFINITY, 0, 0, 0}, 4)),
        "m: tensor 'conv1.bias': expected finite numbers, found -Infinity at 0");
    assertRefused(
        with(Tensor.ofFloats("baseline.scale", new float[96], 96)),
        "histogram baseline scale: expected values above 0, found 0.0");
  }

  @Test
  void readsParametersThatPythonStoredInHalfPrecision() throws IOException {
    byte[] half = {0, 0x3c, 0, (byte) 0xc0};

    Model model = ModelFile.read("m", with(Tensor.ofBytes("fc.bias", DType.F16, half, 2)));

    assertThat(model.parameters().get("fc.bias")).containsExactly(1f, -2f);
  }

  @Test
  void neverFailsInAnotherWayWhateverBytesAreChanged() {
    byte[] good = ModelFile.toBytes(ExampleModels.rich());
    SplittableRandom random = new SplittableRandom(4);
    int read = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] file = good.clone();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      Throwable thrown = catchThrowable(() -> ModelFile.read("m", file));
      if (thrown == null) {
        read++;
      } else {
        assertThat(thrown).isInstanceOf(ModelFormatException.class);
        assertThat(thrown.getMessage()).startsWith("m: ").doesNotContain("\n");
      }
    }
    assertThat(read).isBetween(50, 4_950);
  }

  @Test
  void refusesAModelCutShortAtAnyByte() {
    byte[] good = ModelFile.toBytes(ExampleModels.flat());
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> ModelFile.read("m", cut)).isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void refusesToReadMoreThanItIsAllowed() throws IOException {
    Path path = folder.resolve("model.safetensors");
    ModelFile.write(ExampleModels.flat(), path);

    assertThatThrownBy(() -> ModelFile.read(path, 100))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("expected at most 100 bytes");
  }

  @Test
  void refusesToWriteAnotherClassListForTheBaseline() {
    Model rich = ExampleModels.rich();
    Model renamed =
        new Model(
            rich.architecture(),
            rich.program(),
            rich.parameters(),
            List.of("a", "b"),
            rich.preprocessing(),
            1,
            rich.provenance(),
            rich.baseline(),
            List.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.toBytes(renamed))
        .withMessageStartingWith("expected a histogram baseline for [a, b], found one for [Benign");
  }

  @Test
  void refusesToWriteAMetricThatIsNotFinite() {
    Model flat = ExampleModels.flat();
    Model broken = withProgram(flat, flat.program(), flat.parameters(), Map.of("f1", Double.NaN));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.toBytes(broken))
        .withMessage("$.provenance.metrics.f1: expected a finite number, found NaN");
  }

  @Test
  void keepsReservedNamesFromParameters() throws IOException {
    Program program =
        new Program(
            1,
            List.of(new Step.Pool(0, Readout.SUM), new Step.Linear(1, "baseline.weight")),
            List.of(new ParameterSpec("baseline.weight", List.of(2, 1), Initializer.ZEROS)));
    Model model = withProgram(ExampleModels.flat(), program, Parameters.zeros(program), Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.toBytes(model))
        .withMessageContaining(
            "beginning neither with baseline. nor novelty. nor provenance., found baseline.weight");

    Program usual = Program.sequential(1, Layer.pool(Readout.SUM), Layer.linear("fc", 2));
    Model honest = withProgram(ExampleModels.flat(), usual, Parameters.zeros(usual), Map.of());
    SafetensorsFile file = SafetensorsReader.read("m", ModelFile.toBytes(honest));
    String json = file.metadata().get("gcn4j.model").replace("fc.weight", "provenance.x");
    assertRefused(
        SafetensorsWriter.toBytes(new SafetensorsFile(Map.of("gcn4j.model", json), file.tensors())),
        "m: tensor 'provenance.x': expected a parameter name beginning neither");
  }

  private static Model withProgram(
      Model model, Program program, Parameters parameters, Map<String, Double> metrics) {
    return new Model(
        "custom",
        program,
        parameters,
        model.classes(),
        model.preprocessing(),
        1,
        model.provenance().withMetrics(metrics),
        model.baseline(),
        model.trainingHashes());
  }

  private static SafetensorsFile rich() throws IOException {
    return SafetensorsReader.read("m", ModelFile.toBytes(ExampleModels.rich()));
  }

  private static byte[] without(String name) {
    return changed(tensor -> !tensor.name().equals(name), List.of());
  }

  private static byte[] with(Tensor replacement) {
    return changed(tensor -> !tensor.name().equals(replacement.name()), List.of(replacement));
  }

  private static byte[] changed(Predicate<Tensor> kept, List<Tensor> added) {
    try {
      SafetensorsFile file = rich();
      List<Tensor> tensors = new ArrayList<>(file.tensors().stream().filter(kept).toList());
      tensors.addAll(added);
      return SafetensorsWriter.toBytes(new SafetensorsFile(file.metadata(), tensors));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertRefused(byte[] file, String message) {
    assertThatThrownBy(() -> ModelFile.read("m", file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  private static void assertSame(Model read, Model written) {
    assertThat(read)
        .usingRecursiveComparison(
            RecursiveComparisonConfiguration.builder().withStrictTypeChecking(false).build())
        .isEqualTo(written);
    assertThat(read.program()).isEqualTo(written.program());
    for (String name : written.parameters().names()) {
      assertThat(read.parameters().get(name)).isEqualTo(written.parameters().get(name));
    }
    assertThat(read.provenance().training().keySet())
        .containsExactlyElementsOf(written.provenance().training().keySet());
  }
}
