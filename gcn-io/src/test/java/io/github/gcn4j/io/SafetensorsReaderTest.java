package io.github.gcn4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsReaderTest {
  @TempDir Path folder;

  @Test
  void readsWhatPythonWrote() throws IOException {
    SafetensorsFile file = resource("grid5x7.safetensors");

    assertThat(file.metadata())
        .containsEntry("producer", "torch-geometric 2.5.3, torch 1.13.0")
        .containsEntry("height", "5");
    assertThat(file.metadata().keySet())
        .containsExactly("producer", "height", "width", "batch", "adam", "seed");
    assertThat(file.tensors()).hasSize(38);
    assertThat(file.names()).startsWith("init.conv1.bias", "init.conv1.lin.weight");
    Tensor logits = file.tensor("logits").orElseThrow();
    assertThat(logits.shape()).containsExactly(4, 4);
    assertThat(logits.floats())
        .startsWith(0x1.3fc4d6p-4f, 0x1.a8e668p-5f, 0x1.057444p-3f, -0x1.6d2caep-5f);
    assertThat(file.tensor("y").orElseThrow().longs()).containsExactly(3, 2, 0, 1);
    assertThat(file.tensor("adam_losses").orElseThrow().floats())
        .containsExactly(0x1.6339f4p0f, 0x1.628e8ep0f, 0x1.61e9acp0f, 0x1.614ac4p0f, 0x1.60b34ep0f);
  }

  @Test
  void readsTensorsOfSeveralTypesAndRanks() throws IOException {
    SafetensorsFile file = resource("layers.safetensors");

    assertThat(file.tensors()).hasSize(58);
    assertThat(file.tensor("gat.att_src").orElseThrow().shape()).containsExactly(1, 2, 4);
    assertThat(file.tensor("edge_index").orElseThrow().longs()).hasSize(80).startsWith(0, 0, 0);
    assertThat(file.tensor("gin.eps").orElseThrow().floats()).containsExactly(0.1f);
    assertThat(file.tensor("batch").orElseThrow())
        .hasToString("batch I64 [14]")
        .extracting(Tensor::count)
        .isEqualTo(14);
    assertThat(file.tensor("nothing")).isEmpty();
  }

  @Test
  void readsAFileFromDiskAsFromMemory() throws IOException {
    Path path = Files.write(folder.resolve("small.safetensors"), RawFile.small());

    SafetensorsFile file = SafetensorsReader.read(path);

    assertThat(file.metadata()).containsEntry("k", "é");
    assertThat(file.tensor("c").orElseThrow().longs()).containsExactly(24, 25, 26);
  }

  @Test
  void acceptsHeaderPaddingEmptyTensorsAndAnyOrderOfEntries() throws IOException {
    String header =
        "{%s,%s,%s,%s}   "
            .formatted(
                RawFile.entry("late", "U8", "[2]", "[1,3]"),
                RawFile.entry("none", "F32", "[0,1099511627776]", "[1,1]"),
                RawFile.entry("end", "F64", "[0]", "[3,3]"),
                RawFile.entry("scalar", "I8", "[]", "[0,1]"));

    SafetensorsFile file = SafetensorsReader.read("file", RawFile.of(header, 3));

    assertThat(file.names()).containsExactly("late", "none", "end", "scalar");
    assertThat(file.tensor("late").orElseThrow().longs()).containsExactly(1, 2);
    assertThat(file.tensor("none").orElseThrow().floats()).isEmpty();
    assertThat(file.tensor("scalar").orElseThrow().longs()).containsExactly(0);
  }

  @Test
  void acceptsAFileWithoutTensors() throws IOException {
    assertThat(SafetensorsReader.read("file", RawFile.of("{}", 0)).tensors()).isEmpty();
  }

  @Test
  void refusesAFileCutShortAtAnyByte() throws IOException {
    byte[] whole = RawFile.small();
    Path path = folder.resolve("cut.safetensors");
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      Files.write(path, cut);
      assertThatThrownBy(() -> SafetensorsReader.read(path))
          .as("%d of %d bytes", length, whole.length)
          .isInstanceOf(ModelFormatException.class)
          .hasMessageStartingWith(path + ": ")
          .hasMessageContaining("expected")
          .hasMessageContaining("found")
          .hasMessageContaining("cut short");
      assertThatThrownBy(() -> SafetensorsReader.read("memory", cut))
          .isInstanceOf(ModelFormatException.class);
    }
  }

  @Test
  void refusesAByteTooMany() {
    byte[] whole = RawFile.small();

    assertThatThrownBy(() -> SafetensorsReader.read("file", Arrays.copyOf(whole, whole.length + 1)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "file: expected the file to end with tensor 'c' after 27 bytes of data, found 28 bytes");
  }

  @Test
  void neverFailsInAnotherWayWhateverBytesAreChanged() {
    SplittableRandom random = new SplittableRandom(5);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] file = RawFile.small();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      Throwable thrown = catchThrowable(() -> SafetensorsReader.read("file", file));
      if (thrown != null) {
        assertThat(thrown).isInstanceOf(ModelFormatException.class);
        assertThat(thrown.getMessage()).doesNotContain("\n").startsWith("file: ");
        refused++;
      }
    }
    assertThat(refused).isBetween(10_000, 19_999);
  }

  static Stream<Arguments> faults() {
    String good = RawFile.entry("a", "F32", "[2]", "[0,8]");
    return Stream.of(
        fault("{\"a\":1}", "tensor 'a': expected an object, found '1'"),
        fault("{\"a\":null}", "tensor 'a': expected an object, found 'null'"),
        fault(
            "{" + RawFile.entry("a", "F33", "[2]", "[0,8]") + "}",
            "tensor 'a': expected a dtype of [F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL], found 'F33'"),
        fault(
            "{\"a\":{\"dtype\":7,\"shape\":[2],\"data_offsets\":[0,8]}}",
            "tensor 'a': dtype: expected a text, found '7'"),
        fault(
            "{" + RawFile.entry("a", "F32", "[-2]", "[0,8]") + "}",
            "tensor 'a': shape: expected an integer from 0 to 2^63 - 1, found '-2'"),
        fault(
            "{" + RawFile.entry("a", "F32", "[2.0]", "[0,8]") + "}",
            "tensor 'a': shape: expected an integer, found '2.0'"),
        fault(
            "{" + RawFile.entry("a", "F32", "[[2]]", "[0,8]") + "}",
            "tensor 'a': shape: expected an integer, found an array"),
        fault(
            "{" + RawFile.entry("a", "F32", "2", "[0,8]") + "}",
            "tensor 'a': shape: expected an array, found '2'"),
        fault(
            "{" + RawFile.entry("a", "F32", "{}", "[0,8]") + "}",
            "tensor 'a': shape: expected an array, found an object"),
        fault(
            "{" + RawFile.entry("a", "F32", "[9223372036854775808]", "[0,8]") + "}",
            "tensor 'a': shape: expected an integer from 0 to 2^63 - 1, found '9223372036854775808'"),
        fault(
            "{" + RawFile.entry("a", "F32", "[4294967296,4294967296]", "[0,8]") + "}",
            "tensor 'a': expected a shape whose size a 64-bit number can hold, found F32 [4294967296, 4294967296]"),
        fault(
            "{" + RawFile.entry("a", "F32", "[4611686018427387905]", "[0,4]") + "}",
            "tensor 'a': expected a shape whose size a 64-bit number can hold, found F32 [4611686018427387905]"),
        fault(
            "{" + RawFile.entry("a", "F32", "[" + "1,".repeat(64) + "2]", "[0,8]") + "}",
            "tensor 'a': shape: expected at most 64 numbers, found more"),
        fault(
            "{" + RawFile.entry("a", "F32", "[2]", "[0,8,16]") + "}",
            "tensor 'a': expected two data_offsets, found 3"),
        fault(
            "{" + RawFile.entry("a", "F32", "[2]", "[8,0]") + "}",
            "tensor 'a': expected data_offsets in ascending order, found [8, 0]"),
        fault(
            "{" + RawFile.entry("a", "F32", "[3]", "[0,8]") + "}",
            "tensor 'a': expected 12 bytes for F32 [3], found 8 in data_offsets [0, 8]"),
        fault(
            "{" + RawFile.entry("a", "F32", "[3]", "[0,12]") + "}",
            "tensor 'a': expected data up to byte 12, found only 8 bytes; the file is cut short"),
        fault(
            "{" + RawFile.entry("a", "U8", "[4]", "[4,8]") + "}",
            "tensor 'a': expected data from byte 0, where the header ends, found data_offsets [4, 8] (a hole)"),
        fault(
            "{"
                + RawFile.entry("a", "U8", "[3]", "[0,3]")
                + ","
                + RawFile.entry("b", "U8", "[4]", "[4,8]")
                + "}",
            "tensor 'b': expected data from byte 3, where tensor 'a' ends, found data_offsets [4, 8] (a hole)"),
        fault(
            "{"
                + RawFile.entry("a", "U8", "[5]", "[0,5]")
                + ","
                + RawFile.entry("b", "U8", "[4]", "[4,8]")
                + "}",
            "tensor 'b': expected data from byte 5, where tensor 'a' ends, found data_offsets [4, 8] (an overlap)"),
        fault(
            "{" + good + "," + RawFile.entry("z", "U8", "[0]", "[4,4]") + "}",
            "tensor 'z': expected data from byte 8, where tensor 'a' ends, found data_offsets [4, 4] (an overlap)"),
        fault(
            "{" + RawFile.entry("a", "U8", "[7]", "[0,7]") + "}",
            "expected the file to end with tensor 'a' after 7 bytes of data, found 8 bytes"),
        fault(
            "{}", "expected the file to end with the header after 0 bytes of data, found 8 bytes"),
        fault(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
            "tensor 'a': expected dtype, shape and data_offsets, found not all of them"),
        fault(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}",
            "tensor 'a': expected dtype, shape and data_offsets, found 'x'"),
        fault("{" + good + "," + good + "}", "found: Duplicate Object property \"a\""),
        fault(
            "{\"a\":{\"dtype\":\"F32\",\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}",
            "found: Duplicate Object property \"dtype\""),
        fault(
            "{\"__metadata__\":[]," + good + "}",
            "__metadata__: expected an object, found an array"),
        fault(
            "{\"__metadata__\":{\"k\":1}," + good + "}",
            "__metadata__ 'k': expected a text, found '1'"),
        fault(
            "{\"__metadata__\":{\"k\":{\"l\":[[[]]]}}," + good + "}",
            "__metadata__ 'k': expected a text, found an object"),
        fault(
            "{\"__metadata__\":{\"k\":\"\\ud800\"}," + good + "}",
            "expected valid Unicode, found half a surrogate pair in"),
        fault("{" + RawFile.entry("\\udc00", "F32", "[2]", "[0,8]") + "}", "surrogate"),
        fault(
            "[" + good + "]",
            "expected a JSON header that begins with '{'; is this a safetensors file?"),
        fault(
            " {" + good + "}",
            "expected a JSON header that begins with '{'; is this a safetensors file?"),
        fault("", "expected a JSON header that begins with '{'; is this a safetensors file?"),
        fault("{" + good, "expected a header of valid JSON, found: "),
        fault("{" + good + ",}", "expected a header of valid JSON, found: "),
        fault(
            "{" + good + "} {}",
            "expected nothing but spaces after the header's JSON object, found more"),
        fault(
            "{" + RawFile.entry("two\\nlines", "F32", "[3]", "[0,8]") + "}",
            "tensor 'two\\u000alines': expected 12 bytes"));
  }

  private static Arguments fault(String header, String message) {
    return Arguments.of(header, message);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void namesTheFaultInTheHeader(String header, String message) {
    assertThatThrownBy(() -> SafetensorsReader.read("m.safetensors", RawFile.of(header, 8)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith("m.safetensors: ")
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void refusesAHeaderThatIsNotUtf8() {
    byte[] header = "{\"__metadata__\":{\"k\":\"?\"}}".getBytes(StandardCharsets.US_ASCII);
    header[22] = (byte) 0xff;

    assertThatThrownBy(() -> SafetensorsReader.read("file", RawFile.of(header, 0)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(
            "expected a header in UTF-8, found other bytes; is this a safetensors file?");
  }

  @Test
  void refusesAHeaderWhoseEndIsHalfACharacter() {
    byte[] header = "{}é".getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(
            () ->
                SafetensorsReader.read(
                    "file", RawFile.of(Arrays.copyOf(header, header.length - 1), 0)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("expected a header");
  }

  @Test
  void refusesMoreTensorsThanAnyModelHas() {
    StringBuilder header = new StringBuilder("{");
    for (int i = 0; i <= 100_000; i++) {
      header.append(i == 0 ? "" : ",").append(RawFile.entry("t" + i, "U8", "[0]", "[0,0]"));
    }

    assertThatThrownBy(
            () -> SafetensorsReader.read("file", RawFile.of(header.append('}').toString(), 0)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("file: expected at most 100000 tensors, found more");
  }

  @Test
  void refusesMoreMetadataThanAnyModelHas() {
    StringBuilder header = new StringBuilder("{\"__metadata__\":{");
    for (int i = 0; i <= 100_000; i++) {
      header.append(i == 0 ? "" : ",").append("\"k" + i + "\":\"\"");
    }

    assertThatThrownBy(
            () -> SafetensorsReader.read("file", RawFile.of(header.append("}}").toString(), 0)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage("file: __metadata__: expected at most 100000 texts, found more");
  }

  @Test
  void refusesAHeaderInUtf16() {
    byte[] header = "{}".getBytes(StandardCharsets.UTF_16LE);

    assertThatThrownBy(() -> SafetensorsReader.read("file", RawFile.of(header, 0)))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("expected a header of valid JSON");
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 100_000_001})
  void refusesAHeaderLengthBeyondTheFormatsLimit(long length) {
    byte[] file = RawFile.small();
    for (int i = 0; i < 8; i++) {
      file[i] = (byte) (length >>> (8 * i));
    }

    assertThatThrownBy(() -> SafetensorsReader.read("file", file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(
            "file: expected a header of at most 100000000 bytes, found a length of "
                + Long.toUnsignedString(length)
                + "; is this a safetensors file?");
  }

  @Test
  void refusesAFileLargerThanTheCallersLimit() throws IOException {
    Path path = Files.write(folder.resolve("small.safetensors"), RawFile.small());
    long size = Files.size(path);

    assertThat(SafetensorsReader.read(path, size).tensors()).hasSize(3);
    assertThatThrownBy(() -> SafetensorsReader.read(path, size - 1))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("expected at most %d bytes, found %d", size - 1, size);
  }

  @Test
  void saysThatNothingIsThere() {
    Path path = folder.resolve("missing.safetensors");

    assertThatThrownBy(() -> SafetensorsReader.read(path))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(path + ": expected a safetensors file, found nothing; check the path");
  }

  @Test
  void saysThatAFolderIsThere() {
    assertThatThrownBy(() -> SafetensorsReader.read(folder))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(folder + ": expected a safetensors file, found a folder");
  }

  private static SafetensorsFile resource(String name) throws IOException {
    try (InputStream in = SafetensorsReaderTest.class.getResourceAsStream(name)) {
      return SafetensorsReader.read(name, in.readAllBytes());
    }
  }
}
