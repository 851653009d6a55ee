package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriterTest {
  @TempDir Path folder;

  @Test
  void writesTheOfficialLayoutByteForByte() throws IOException {
    SafetensorsFile file =
        new SafetensorsFile(
            Map.of("k\n\"", "é"), List.of(Tensor.ofFloats("w", new float[] {1f, -2f}, 1, 2)));

    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    String header =
        "{\"__metadata__\":{\"k\\n\\\"\":\"é\"},"
            + "\"w\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[0,8]}}  ";
    byte[] headerBytes = header.getBytes(StandardCharsets.UTF_8);
    assertThat(headerBytes).hasSize(88); // padded to a multiple of eight
    expected.write(new byte[] {88, 0, 0, 0, 0, 0, 0, 0});
    expected.write(headerBytes);
    expected.write(new byte[] {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0});
    assertThat(SafetensorsWriter.toBytes(file)).isEqualTo(expected.toByteArray());
  }

  @Test
  void padsTheHeaderWithSpacesSoThatDataIsAligned() {
    for (int length = 1; length <= 16; length++) {
      String name = "n".repeat(length);
      byte[] bytes =
          SafetensorsWriter.toBytes(
              new SafetensorsFile(Map.of(), List.of(Tensor.ofLongs(name, new long[] {-1}, 1))));

      String text = new String(bytes, 8, bytes[0], StandardCharsets.UTF_8);
      assertThat(bytes[0] % 8).isZero();
      assertThat(bytes).hasSize(8 + bytes[0] + 8);
      assertThat(text).startsWith("{\"n").matches(".*} {0,7}");
    }
  }

  @Test
  void keepsTheOrderOfTensorsAndAlignsWiderTypesFirst() throws IOException {
    SafetensorsFile file =
        new SafetensorsFile(
            Map.of(),
            List.of(
                Tensor.ofBytes("byte", DType.U8, new byte[] {7, 8, 9}, 3),
                Tensor.ofFloats("single", new float[] {1.5f}, 1),
                Tensor.ofBytes("half", DType.F16, new byte[] {0, 0x3c}, 1),
                Tensor.ofLongs("long", new long[] {5}, 1),
                Tensor.ofFloats("number", new float[] {2.5f})));

    byte[] bytes = SafetensorsWriter.toBytes(file);

    SafetensorsFile read = SafetensorsReader.read("written", bytes);
    assertThat(read.names()).containsExactly("byte", "single", "half", "long", "number");
    assertThat(read.tensor("byte").orElseThrow().longs()).containsExactly(7, 8, 9);
    assertThat(read.tensor("single").orElseThrow().floats()).containsExactly(1.5f);
    assertThat(read.tensor("half").orElseThrow().floats()).containsExactly(1f);
    assertThat(read.tensor("long").orElseThrow().longs()).containsExactly(5);
    assertThat(read.tensor("number").orElseThrow().shape()).isEmpty();
    assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
        .contains("\"byte\":{\"dtype\":\"U8\",\"shape\":[3],\"data_offsets\":[18,21]}")
        .contains("\"single\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,12]}")
        .contains("\"half\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[16,18]}")
        .contains("\"long\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}")
        .contains("\"number\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[12,16]}");
  }

  @Test
  void givesBackEverythingOfAFileThatPythonWrote() throws IOException {
    SafetensorsFile original;
    try (InputStream in = getClass().getResourceAsStream("layers.safetensors")) {
      original = SafetensorsReader.read("layers", in.readAllBytes());
    }

    SafetensorsFile copy = SafetensorsReader.read("copy", SafetensorsWriter.toBytes(original));

    assertThat(copy.metadata()).containsExactlyEntriesOf(original.metadata());
    assertThat(copy.names()).containsExactlyElementsOf(original.names());
    for (Tensor tensor : original.tensors()) {
      Tensor same = copy.tensor(tensor.name()).orElseThrow();
      assertThat(same).hasToString(tensor.toString());
      assertThat(same.bytes()).isEqualTo(tensor.bytes());
    }
  }

  @Test
  void keepsTheOrderOfMetadata() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    for (String key : List.of("zebra", "apple", "Mango", "10", "9")) {
      metadata.put(key, "text of " + key);
    }

    byte[] bytes = SafetensorsWriter.toBytes(new SafetensorsFile(metadata, List.of()));

    assertThat(SafetensorsReader.read("file", bytes).metadata()).containsExactlyEntriesOf(metadata);
  }

  @Test
  void replacesAFile() throws IOException {
    Path target = Files.writeString(folder.resolve("m.safetensors"), "old");
    SafetensorsFile file =
        new SafetensorsFile(Map.of(), List.of(Tensor.ofFloats("w", new float[] {1f}, 1)));

    SafetensorsWriter.write(file, target);

    assertThat(target).hasBinaryContent(SafetensorsWriter.toBytes(file));
  }

  @Test
  void refusesNamesThatNoFileCanHold() {
    Tensor tensor = Tensor.ofFloats("w", new float[1], 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SafetensorsFile(Map.of(), List.of(tensor, tensor)))
        .withMessage("expected tensors of different names, found two named 'w'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SafetensorsFile(
                    Map.of(), List.of(Tensor.ofFloats("__metadata__", new float[1], 1))))
        .withMessageContaining("which the format reserves");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SafetensorsFile(Map.of("\ud800", ""), List.of()))
        .withMessageContaining("metadata key: expected valid Unicode");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SafetensorsFile(Map.of("k", "\udc00"), List.of()))
        .withMessage(
            "metadata 'k': expected valid Unicode, found half a surrogate pair in '\\udc00'");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SafetensorsFile(Map.of(), List.of(Tensor.ofFloats("\ud800x", new float[1], 1))))
        .withMessageContaining("tensor name: expected valid Unicode");
  }

  @Test
  void cannotBeChangedOnceGathered() {
    Map<String, String> metadata = new LinkedHashMap<>(Map.of("k", "v"));
    SafetensorsFile file = new SafetensorsFile(metadata, List.of());
    metadata.put("k", "changed");

    assertThat(file.metadata()).containsEntry("k", "v");
    assertThatThrownBy(() -> file.metadata().put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
