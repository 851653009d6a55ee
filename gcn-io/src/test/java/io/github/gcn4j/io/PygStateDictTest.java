package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.data.Preprocessing;
import io.github.gcn4j.model.Model;
import io.github.gcn4j.program.Preset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PygStateDictTest {
  private static final List<String> CLASSES = List.of("Benign", "Early", "Pre", "Pro");
  private static final Preprocessing GRAY = Preprocessing.unit(5, 7, 1);

  @TempDir Path folder;

  @Test
  void makesAModelOfWhatPygTrained() throws IOException {
    Path path = folder.resolve("pyg.safetensors");
    SafetensorsFile reference = reference();
    SafetensorsWriter.write(new SafetensorsFile(Map.of(), stateDict()), path);

    Model model = PygStateDict.toModel(path, Preset.FLAT, CLASSES, GRAY);

    assertThat(model.architecture()).isEqualTo("flat");
    assertThat(model.program()).isEqualTo(Preset.FLAT.program(1, 4));
    assertThat(model.provenance().source()).isEqualTo("converted");
    assertThat(model.classes()).isEqualTo(CLASSES);
    assertThat(model.preprocessing()).isEqualTo(GRAY);
    assertThat(model.trust().temperature()).isEqualTo(1);
    for (String name : model.parameters().names()) {
      assertThat(model.parameters().get(name))
          .isEqualTo(reference.tensor("init." + name).orElseThrow().floats());
    }
  }

  @Test
  void makesAModelFileThatLoadsLikeAnyOther() throws IOException {
    Model model = convert(stateDict());

    Model loaded = ModelFile.read("m", ModelFile.toBytes(model));

    assertThat(loaded.program()).isEqualTo(model.program());
    assertThat(loaded.parameters().get("conv3.lin.weight"))
        .isEqualTo(model.parameters().get("conv3.lin.weight"));
  }

  @Test
  void refusesAModelThatNeedsNoConversion() throws IOException {
    SafetensorsFile model = SafetensorsReader.read("m", ModelFile.toBytes(ExampleModels.flat()));

    assertThatThrownBy(() -> PygStateDict.toModel("m", model, Preset.FLAT, CLASSES, GRAY))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "m: expected a PyTorch Geometric state_dict, found a gcn4j model: use it as it is, it needs no conversion");
  }

  @Test
  void takesNumberAndWidthOfLayersFromTheTensors() throws IOException {
    List<Tensor> tensors =
        List.of(
            Tensor.ofFloats("fc.bias", new float[4], 4),
            Tensor.ofFloats("fc.weight", new float[8], 4, 2),
            Tensor.ofFloats("conv1.bias", new float[2], 2),
            Tensor.ofFloats("conv1.lin.weight", new float[] {3, 4}, 2, 1));

    Model model = convert(tensors);

    assertThat(model.architecture()).isEqualTo("custom");
    assertThat(model.program()).isEqualTo(Preset.flat(1, List.of(2), 4));
    assertThat(model.parameters().get("conv1.lin.weight")).containsExactly(3f, 4f);
  }

  @Test
  void namesTheTensorThatIsMissing() throws IOException {
    assertRefused(
        without("conv2.lin.weight"), "tensor 'conv2.lin.weight': expected this tensor, found only");
    assertRefused(without("conv3.bias"), "tensor 'conv3.bias': expected this tensor, found only");
    assertRefused(without("fc.weight"), "tensor 'fc.weight': expected this tensor, found only");
    assertRefused(
        List.of(), "tensor 'conv1.lin.weight': expected this tensor, found no tensors at all");
    assertRefused(
        with(Tensor.ofFloats("conv9999.bias", new float[1], 1)),
        "tensor 'conv4.lin.weight': expected this tensor, found only");
  }

  @Test
  void namesTheTensorThatDoesNotFit() throws IOException {
    assertRefused(
        with(Tensor.ofFloats("conv2.lin.weight", new float[32 * 15], 32, 15)),
        "tensor 'conv2.lin.weight': expected shape [32, 16], found [32, 15]");
    assertRefused(
        with(Tensor.ofFloats("conv2.lin.weight", new float[32], 32)),
        "tensor 'conv2.lin.weight': expected shape [out, in], found [32]");
    assertRefused(
        with(Tensor.ofFloats("conv1.lin.weight", new float[0], 16, 0)),
        "tensor 'conv1.lin.weight': expected shape [out, in], found [16, 0]");
    assertRefused(
        with(Tensor.ofFloats("conv1.bias", new float[] {Float.NaN}, 1)),
        "tensor 'conv1.bias': expected shape [16], found [1]");
    assertRefused(
        with(Tensor.ofLongs("fc.bias", new long[4], 4)),
        "tensor 'fc.bias': expected floating-point numbers, found I64");
    assertRefused(
        with(Tensor.ofFloats("fc.bias", new float[] {0, 0, 0, Float.NaN}, 4)),
        "tensor 'fc.bias': expected finite numbers, found NaN at 3");
    assertRefused(
        with(Tensor.ofFloats("bn1.weight", new float[16], 16)),
        "tensor 'bn1.weight': expected no such tensor in this model, found one");
  }

  @Test
  void namesTheTensorThatDisagreesWithClassesOrChannels() throws IOException {
    SafetensorsFile file = new SafetensorsFile(Map.of(), stateDict());
    assertThatThrownBy(
            () -> PygStateDict.toModel("m", file, Preset.FLAT, CLASSES.subList(0, 3), GRAY))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("m: tensor 'fc.weight': expected shape [3, 64], found [4, 64]");
    assertThatThrownBy(
            () ->
                PygStateDict.toModel("m", file, Preset.FLAT, CLASSES, Preprocessing.unit(5, 7, 3)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("m: tensor 'conv1.lin.weight': expected shape [16, 3], found [16, 1]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PygStateDict.toModel("m", file, Preset.FLAT, List.of(), GRAY));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> PygStateDict.toModel("m", file, Preset.FLAT, List.of("a", "a", "b", "c"), GRAY))
        .withMessageContaining("expected 4 distinct class names");
  }

  private static Model convert(List<Tensor> tensors) throws IOException {
    SafetensorsFile file = new SafetensorsFile(Map.of(), tensors);
    return PygStateDict.toModel("m", file, Preset.FLAT, CLASSES, GRAY);
  }

  private static void assertRefused(List<Tensor> tensors, String message) {
    assertThatThrownBy(() -> convert(tensors))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("m: " + message);
  }

  private static List<Tensor> without(String name) throws IOException {
    List<Tensor> tensors = new ArrayList<>(stateDict());
    assertThat(tensors.removeIf(tensor -> tensor.name().equals(name))).isTrue();
    return tensors;
  }

  private static List<Tensor> with(Tensor replacement) throws IOException {
    List<Tensor> tensors = new ArrayList<>(stateDict());
    tensors.removeIf(tensor -> tensor.name().equals(replacement.name()));
    tensors.add(replacement);
    return tensors;
  }

  /** The reference model's first parameters, under the names torch gives them. */
  private static List<Tensor> stateDict() throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    for (Tensor tensor : reference().tensors()) {
      if (tensor.name().startsWith("init.")) {
        String name = tensor.name().substring("init.".length());
        tensors.add(Tensor.ofFloats(name, tensor.floats(), tensor.shape()));
      }
    }
    return tensors;
  }

  private static SafetensorsFile reference() throws IOException {
    try (InputStream in = PygStateDictTest.class.getResourceAsStream("grid5x7.safetensors")) {
      return SafetensorsReader.read("grid5x7", in.readAllBytes());
    }
  }
}
