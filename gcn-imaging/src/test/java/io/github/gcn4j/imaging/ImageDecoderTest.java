package io.github.gcn4j.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {

  private final ImageDecoder decoder = ImageDecoder.standard();

  @TempDir Path folder;

  @Test
  void recognisesAFileByItsContentWhateverItsName() throws IOException {
    Path file = Files.write(folder.resolve("cell.txt"), Fixtures.image("palette-16.png"));

    assertThat(decoder.decode(file).width()).isEqualTo(37);
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jpg"));

    assertThatThrownBy(() -> decoder.decode(file))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(
            file
                + ": expected a JPEG, PNG, BMP, TIFF or GIF image, found an empty file; convert or replace it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <!DOCTYPE html> not a picture | text beginning with "<!DOCTYPE ht"
          RIFF0000WEBPVP8               | a WebP image
          0000ftypheic                  | a HEIF, AVIF or MP4 file
          PK\3\4zip                     | a ZIP archive
          II+\0big                      | a BigTIFF image
          BMW is a car, not a bitmap    | text beginning with "BMW is a car"
          """)
  void saysWhatItFoundInsteadOfAnImage(String content, String found) {
    assertThatThrownBy(() -> decoder.decode(content.getBytes(ISO_8859_1)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("found " + found + ";");
  }

  @Test
  void showsTheFirstBytesOfWhatItDoesNotKnow() {
    assertThatThrownBy(() -> decoder.decode(Fixtures.bytes(1, 2, 255)))
        .hasMessageContaining("found bytes beginning with 01 02 ff;");
  }

  @Test
  void saysThatADicomFileIsOne() {
    byte[] dicom = Fixtures.concat(new byte[128], "DICM".getBytes(ISO_8859_1));

    assertThatThrownBy(() -> decoder.decode(dicom)).hasMessageContaining("found a DICOM file;");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> decoder.decode(folder))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("expected an image file, found a folder");
  }

  @Test
  @Timeout(20)
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void refusesAPipeWithoutWaitingForItsEnd() throws Exception {
    Path pipe = folder.resolve("pipe.png");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> decoder.decode(pipe))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("expected an image file, found a pipe, socket or device");
  }

  @Test
  void refusesAPathWhereNothingIs() {
    assertThatThrownBy(() -> decoder.decode(folder.resolve("none.png")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.png")
        .hasMessageContaining("check the path");
  }

  @Test
  void refusesAPngThatDeclaresMorePixelsThanAllowedBeforeDecodingThem() {
    assertThatThrownBy(() -> decoder.decode(Fixtures.pngBomb(30_000, 30_000)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessage(
            "expected an image of at most 16384×16384 and 50000000 pixels in all, "
                + "found 30000×30000 pixels declared in its header; save it smaller");
  }

  @ParameterizedTest
  @CsvSource({"36, 100, 10000", "100, 22, 10000", "100, 100, 850"})
  void holdsEveryLimitOnDimensions(int maxWidth, int maxHeight, long maxPixels) {
    ImageDecoder strict =
        new ImageDecoder(new DecodeLimits(1_000_000, maxWidth, maxHeight, maxPixels));
    for (String name : new String[] {"baseline-444.jpg", "rgb.bmp", "rgb.tif", "palette.gif"}) {
      assertThatThrownBy(() -> strict.decode(Fixtures.image(name)))
          .hasMessageContaining("found 37×23 pixels declared in its header");
    }
  }

  @Test
  void acceptsAnImageExactlyAtItsLimits() throws IOException {
    byte[] png = Fixtures.image("interlaced.png");
    ImageDecoder exact = new ImageDecoder(new DecodeLimits(png.length, 37, 23, 37 * 23));

    assertThat(exact.decode(Files.write(folder.resolve("x.png"), png)).height()).isEqualTo(23);
  }

  @Test
  void refusesAFileLongerThanTheLimit() throws IOException {
    byte[] png = Fixtures.image("interlaced.png");
    ImageDecoder strict = new ImageDecoder(new DecodeLimits(png.length - 1, 99, 99, 9999));
    Path file = Files.write(folder.resolve("long.png"), png);

    assertThatThrownBy(() -> strict.decode(png))
        .hasMessageContaining("found one of " + png.length + " bytes");
    assertThatThrownBy(() -> strict.decode(file))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("found one of " + png.length + " bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"floating-point.tif", "lab.tif"})
  void refusesSamplesThatAreNoColoursOfEightOrSixteenBits(String name) {
    assertThatThrownBy(() -> decoder.decode(Fixtures.image(name)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("expected a gray, RGB or CMYK TIFF image of 8 or 16 bits a sample")
        .hasMessageEndingWith("save it as RGB with 8 bits a sample");
  }

  @Test
  void passesOverWhatFollowsTheImage() throws IOException {
    byte[] jpeg = Fixtures.image("baseline-420.jpg");
    byte[] trailed = Fixtures.concat(jpeg, "<script>".getBytes(ISO_8859_1));

    assertThat(decoder.decode(trailed).samples()).isEqualTo(decoder.decode(jpeg).samples());
  }

  @Test
  void leavesTheGlobalSettingsOfImageIoAlone() throws IOException {
    boolean before = ImageIO.getUseCache();

    decoder.decode(Fixtures.image("rgb.tif"));

    assertThat(ImageIO.getUseCache()).isEqualTo(before);
  }

  @Test
  void tellsItsLimits() {
    assertThat(decoder.limits()).isEqualTo(DecodeLimits.standard());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1",
    "3000000000, 1, 1, 1",
    "1, 0, 1, 1",
    "1, 1, 0, 1",
    "1, 1, 1, 0",
    "1, 1, 1, 700000001"
  })
  void refusesLimitsThatMakeNoSense(long bytes, int width, int height, long pixels) {
    assertThatThrownBy(() -> new DecodeLimits(bytes, width, height, pixels))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected max");
  }
}
