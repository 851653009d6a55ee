package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A damaged image is an error of one line, never a partly gray picture")
class DamagedImageTest {

  private final ImageDecoder decoder = ImageDecoder.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline-420.jpg",
        "progressive.jpg",
        "gray.jpg",
        "ycck.jpg",
        "exif-6.jpg",
        "interlaced.png",
        "palette-transparent.png"
      })
  void everyTruncationOfAJpegOrPngIsRefused(String name) {
    byte[] whole = Fixtures.image(name);
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> decoder.decode(part))
          .as("the first %d bytes of %s", length, name)
          .isInstanceOf(ImageFormatException.class)
          .hasMessageStartingWith("expected ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rgb.bmp",
        "run-length.bmp",
        "rgb.tif",
        "lzw.tif",
        "deflate.tif",
        "fax-4.tif",
        "palette.gif"
      })
  void aTruncatedFileOfAnotherFormatIsRefusedUnlessItsPixelsAreAllThere(String name)
      throws ImageFormatException {
    byte[] whole = Fixtures.image(name);
    byte[] pixels = decoder.decode(whole).samples();
    int survived = 0;
    for (int length = 0; length < whole.length; length++) {
      try {
        byte[] found = decoder.decode(Arrays.copyOf(whole, length)).samples();
        assertThat(found).as("the first %d bytes of %s", length, name).isEqualTo(pixels);
        survived++;
      } catch (ImageFormatException e) {
        assertThat(e).hasMessageStartingWith("expected ");
      }
    }
    assertThat(survived).isLessThan(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "baseline-420.jpg",
        "progressive.jpg",
        "cmyk-adobe.jpg",
        "exif-6.jpg",
        "interlaced.png",
        "565.bmp",
        "run-length.bmp",
        "rgb.tif",
        "lzw.tif",
        "jpeg.tif",
        "fax-4.tif",
        "cmyk.tif",
        "alpha.tif",
        "palette.gif"
      })
  void flippedBytesGiveAnImageOrAnErrorAndNothingElse(String name) {
    byte[] whole = Fixtures.image(name);
    Random random = new Random(20);
    int refused = 0;
    for (int round = 0; round < 200; round++) {
      byte[] flipped = whole.clone();
      int reach = random.nextBoolean() ? Math.min(200, whole.length) : whole.length;
      for (int i = 0; i <= random.nextInt(3); i++) {
        flipped[random.nextInt(reach)] = (byte) random.nextInt();
      }
      try {
        assertThat(decoder.decode(flipped).samples()).isNotEmpty();
      } catch (ImageFormatException e) {
        refused++;
        assertThat(e.getMessage()).startsWith("expected ").doesNotContain("\n");
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void aJpegThatEndsEarlySaysSo() {
    byte[] whole = Fixtures.image("progressive.jpg");

    assertThatThrownBy(() -> decoder.decode(Arrays.copyOf(whole, whole.length / 2)))
        .hasMessage(
            "expected a complete JPEG image, found one that ends before its end-of-image marker; "
                + "copy it again from its source");
  }

  @Test
  void aJpegWhoseMiddleIsMissingIsRefused() {
    byte[] whole = Fixtures.image("baseline-444.jpg");
    int cut = whole.length - 300;
    byte[] holed =
        Fixtures.concat(
            Arrays.copyOf(whole, cut), Arrays.copyOfRange(whole, whole.length - 2, whole.length));

    assertThatThrownBy(() -> decoder.decode(holed))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("premature end of data segment");
  }

  @Test
  void aJpegWithStrayBytesBetweenSegmentsIsAccepted() throws ImageFormatException {
    byte[] whole = Fixtures.image("baseline-444.jpg");
    int tables = Fixtures.marker(whole, 0xdb);
    byte[] stray =
        Fixtures.concat(
            Arrays.copyOf(whole, tables),
            Fixtures.bytes(0, 0, 0),
            Arrays.copyOfRange(whole, tables, whole.length));

    assertThat(decoder.decode(stray).samples()).isEqualTo(decoder.decode(whole).samples());
  }

  @Test
  void aJpegOfThousandsOfScansIsRefused() {
    byte[] whole = Fixtures.image("progressive.jpg");
    int scan = Fixtures.marker(whole, 0xda);
    byte[] one = Arrays.copyOfRange(whole, scan, scan + 200);
    byte[][] scans = new byte[1000][];
    Arrays.fill(scans, one);
    byte[] bomb =
        Fixtures.concat(
            Arrays.copyOf(whole, scan), Fixtures.concat(scans), Fixtures.bytes(0xff, 0xd9));

    assertThatThrownBy(() -> decoder.decode(bomb)).hasMessageContaining("more than 500 scans");
  }

  @Test
  void aJpegOfTwoComponentsIsRefused() {
    byte[] jpeg = Fixtures.image("baseline-444.jpg");
    jpeg[Fixtures.marker(jpeg, 0xc0) + 9] = 2;

    assertThatThrownBy(() -> decoder.decode(jpeg))
        .hasMessageContaining("expected a JPEG image of 1, 3 or 4 components, found one of 2");
  }

  @Test
  void aJpegWhoseFrameHeaderIsTooShortIsRefused() {
    byte[] jpeg = Fixtures.image("baseline-444.jpg");
    jpeg[Fixtures.marker(jpeg, 0xc0) + 9] = 9;

    assertThatThrownBy(() -> decoder.decode(jpeg))
        .hasMessageContaining("its frame header is too short");
  }

  @Test
  void aJpegWithoutAPictureIsRefused() {
    assertThatThrownBy(() -> decoder.decode(Fixtures.bytes(0xff, 0xd8, 0xff, 0x01, 0xff, 0xd9)))
        .hasMessageContaining("it holds no picture");
  }

  @Test
  void aPngWithAWrongChecksumIsRefused() {
    byte[] png = Fixtures.image("interlaced.png");
    png[png.length / 2] ^= 1;

    assertThatThrownBy(() -> decoder.decode(png))
        .hasMessageContaining("the checksum of a chunk is wrong");
  }

  @Test
  void aPngWithAnEmptyImageIsRefused() {
    assertThatThrownBy(() -> decoder.decode(Fixtures.pngBomb(40, 40)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("a complete PNG image");
  }

  @Test
  void anImageWithinItsLimitsThatDoesNotFitTheMemoryIsRefused() {
    ImageDecoder generous = new ImageDecoder(new DecodeLimits(1_000, 30_000, 30_000, 700_000_000));

    // Two gigabytes of pixels: too much for these tests' heap; in a larger one, the missing data
    // are what is found.
    assertThatThrownBy(() -> generous.decode(Fixtures.pngBomb(26_000, 26_000)))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageStartingWith("expected a");
  }

  @Test
  void aSmallTiffThatDeclaresHugeTilesIsRefusedBeforeTheyAreMade() {
    byte[] tiled = tiledTiff(8, 8, 60_000, 60_000);

    assertThatThrownBy(() -> decoder.decode(tiled))
        .hasMessageContaining("found 60000×60000 pixels declared in its header");
  }

  @Test
  void aTiffWithoutPixelsIsRefused() {
    assertThatThrownBy(() -> decoder.decode(Fixtures.bytes('I', 'I', 42, 0, 8, 0, 0, 0, 0, 0)))
        .isInstanceOf(ImageFormatException.class);
  }

  @Test
  void aBitmapOfNegativeWidthIsRefused() {
    byte[] bmp = Fixtures.image("rgb.bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, -37);

    assertThatThrownBy(() -> decoder.decode(bmp)).isInstanceOf(ImageFormatException.class);
  }

  /** One gray tile of TIFF, mostly missing. */
  private static byte[] tiledTiff(int width, int height, int tileWidth, int tileHeight) {
    int[][] entries = {
      {256, width},
      {257, height},
      {258, 8},
      {259, 1},
      {262, 1},
      {277, 1},
      {322, tileWidth},
      {323, tileHeight},
      {324, 8},
      {325, 4}
    };
    ByteBuffer tiff = ByteBuffer.allocate(8 + 4 + 2 + entries.length * 12 + 4);
    tiff.order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(Fixtures.bytes('I', 'I')).putShort((short) 42).putInt(12).putInt(0);
    tiff.putShort((short) entries.length);
    for (int[] entry : entries) {
      tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
    }
    return tiff.putInt(0).array();
  }
}
