package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.LabelledImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageGroupsTest {
  @TempDir Path folder;
  private Path table;

  @BeforeEach
  void name() {
    table = folder.resolve("groups.csv");
  }

  private static ImageSet images(String... names) {
    return new ImageSet(
        1,
        1,
        1,
        List.of("a"),
        java.util.Arrays.stream(names)
            .map(
                name ->
                    new LabelledImage(
                        name, 0, new byte[1], new float[LabelledImage.HISTOGRAM_LENGTH], 0))
            .toList());
  }

  @Test
  void aColumnNamesTheGroupOfEachImage() throws IOException {
    Files.writeString(
        table, "\ufefffile,slide,stain\r\na/1.png,7,x\r\n\r\n\"a/2, \"\"new\"\".png\", 8 ,y\r\n");

    ImageGroups groups = ImageGroups.read(table, "slide");

    assertThat(groups.of(images("a/2, \"new\".png", "a/1.png"))).containsExactly("8", "7");
    assertThat(ImageGroups.read(table, "stain").of(images("a/1.png"))).containsExactly("x");
    assertThat(groups.sha256()).matches("[0-9a-f]{64}");
    assertThatThrownBy(() -> groups.of(images("a/1.png", "a/3.png", "a/4.png")))
        .isInstanceOf(ImageFolderException.class)
        .hasMessage(
            table
                + ": expected a line for every image, found none for 2 of 3, the first a/3.png; add"
                + " the lines, or leave the images out with a list");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "file,slide;a,1       | stain | one of the others is stain, found the columns file, slide",
        "file,slide;a,1       | file  | one of the others is file",
        "file,slide;a,1;b     | slide | line 3: expected 2 fields, found 1",
        "file,slide;a,1;a,2   | slide | line 3: expected every image once, found a again",
        "file,slide;a,        | slide | line 2: expected a group for a, found an empty field",
        "'file,slide;a,\"1'    | slide | line 2: expected quotes in pairs",
        "file,slide,slide;a,1,2 | slide | expected one column slide, found two",
        "file.slide;a.1       | slide | save it as a table with commas",
        "''                   | slide | found an empty file",
      })
  void refusesWhatIsNoSuchTable(String lines, String column, String message) throws IOException {
    Files.writeString(table, lines.replace(';', '\n'));

    assertThatThrownBy(() -> ImageGroups.read(table, column))
        .isInstanceOf(ImageFolderException.class)
        .hasMessageContaining(table.toString())
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatIsNoText() throws IOException {
    Files.write(table, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

    assertThatThrownBy(() -> ImageGroups.read(table, "slide"))
        .hasMessageContaining("found bytes that are not text");
    assertThatThrownBy(() -> ImageGroups.read(folder, "slide"))
        .hasMessageContaining("found a folder");
  }
}
