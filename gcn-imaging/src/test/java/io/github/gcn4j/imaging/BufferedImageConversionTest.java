package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedImageConversionTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void takesOpaqueColoursOfEveryLayoutAsTheyAre(int type) {
    BufferedImage image = new BufferedImage(2, 1, type);
    image.setRGB(0, 0, 0xff0a141e);
    image.setRGB(1, 0, 0xffc8d2dc);

    RasterImage converted = RasterImage.of(image);

    assertThat(converted.channels()).isEqualTo(3);
    assertThat(converted.samples()).isEqualTo(Fixtures.bytes(10, 20, 30, 200, 210, 220));
  }

  @Test
  void stretchesPackedColoursOfFiveAndSixBits() {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_565_RGB);
    image.getRaster().setPixel(0, 0, new int[] {31, 63, 31});
    image.getRaster().setPixel(1, 0, new int[] {1, 1, 16});

    assertThat(RasterImage.of(image).samples()).isEqualTo(Fixtures.bytes(255, 255, 255, 8, 4, 131));
  }

  @Test
  void takesGrayAsStoredThoughJavaThinksItLinear() {
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int x = 0; x < 256; x++) {
      image.getRaster().setSample(x, 0, 0, x);
    }

    RasterImage converted = RasterImage.of(image);

    assertThat(converted.channels()).isEqualTo(1);
    for (int x = 0; x < 256; x++) {
      assertThat(converted.sample(x, 0, 0)).isEqualTo(x);
    }
  }

  @Test
  void keepsTheHighByteOfSixteenBits() {
    BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
    int[] stored = {0x00ff, 0x0100, 0x7fff, 0xffff};
    for (int x = 0; x < 4; x++) {
      image.getRaster().setSample(x, 0, 0, stored[x]);
    }

    assertThat(RasterImage.of(image).samples()).isEqualTo(Fixtures.bytes(0, 1, 127, 255));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_4BYTE_ABGR,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void showsTransparentPixelsOnBlack(int type) {
    BufferedImage image = new BufferedImage(2, 1, type);
    image.setRGB(0, 0, 0x00ffffff);
    image.setRGB(1, 0, 0x80ff8040);

    assertThat(RasterImage.of(image).samples()).isEqualTo(Fixtures.bytes(0, 0, 0, 128, 64, 32));
  }

  @Test
  void takesAPaletteOfGraysForGray() {
    BufferedImage image = new BufferedImage(8, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(3, 0, 0xffffffff);

    RasterImage converted = RasterImage.of(image);

    assertThat(converted.channels()).isEqualTo(1);
    assertThat(converted.samples()).isEqualTo(Fixtures.bytes(0, 0, 0, 255, 0, 0, 0, 0));
  }

  @Test
  void looksColoursUpInThePaletteAndShowsTransparentOnesOnBlack() {
    byte[] red = Fixtures.bytes(10, 200, 90);
    byte[] green = Fixtures.bytes(20, 100, 90);
    byte[] blue = Fixtures.bytes(30, 50, 90);
    byte[] alpha = Fixtures.bytes(255, 128, 0);
    IndexColorModel palette = new IndexColorModel(2, 3, red, green, blue, alpha);
    BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int x = 0; x < 4; x++) {
      image.getRaster().setSample(x, 0, 0, x);
    }

    // The palette has no entry 3: black.
    assertThat(RasterImage.of(image).samples())
        .isEqualTo(Fixtures.bytes(10, 20, 30, 100, 50, 25, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void mixesInksAsPillowDoes() {
    BufferedImage image = image(new FourInks(), Transparency.OPAQUE, DataBuffer.TYPE_BYTE, 3, 4);
    image.getRaster().setPixel(0, 0, new int[] {0, 0, 0, 0});
    image.getRaster().setPixel(1, 0, new int[] {255, 128, 0, 0});
    image.getRaster().setPixel(2, 0, new int[] {0, 100, 255, 155});

    assertThat(RasterImage.of(image).samples())
        .isEqualTo(Fixtures.bytes(255, 255, 255, 0, 127, 255, 100, 61, 0));
  }

  @Test
  void convertsAPartOfAnImage() {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
    image.setRGB(2, 3, 0x010203);

    RasterImage part = RasterImage.of(image.getSubimage(2, 3, 1, 1));

    assertThat(part.samples()).isEqualTo(Fixtures.bytes(1, 2, 3));
  }

  @ParameterizedTest
  @ValueSource(ints = {DataBuffer.TYPE_FLOAT, DataBuffer.TYPE_SHORT, DataBuffer.TYPE_INT})
  void refusesSamplesThatAreNotUnsignedAndShort(int type) {
    BufferedImage image =
        image(ColorSpace.getInstance(ColorSpace.CS_GRAY), Transparency.OPAQUE, type, 1, 1);

    assertThatThrownBy(() -> RasterImage.of(image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("expected unsigned samples of at most 16 bits, found ");
  }

  @Test
  void refusesColourSpacesItDoesNotKnow() {
    BufferedImage image =
        image(
            ColorSpace.getInstance(ColorSpace.CS_CIEXYZ),
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE,
            1,
            3);

    assertThatThrownBy(() -> RasterImage.of(image))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected gray, RGB or CMYK colours");
  }

  private static BufferedImage image(
      ColorSpace space, int transparency, int type, int width, int bands) {
    ColorModel model = new ComponentColorModel(space, false, false, transparency, type);
    WritableRaster raster = model.createCompatibleWritableRaster(width, 1);
    assertThat(raster.getNumBands()).isEqualTo(bands);
    return new BufferedImage(model, raster, false, null);
  }

  /** A stand-in for a printer's profile; its conversions are not to be called. */
  private static final class FourInks extends ColorSpace {
    FourInks() {
      super(TYPE_CMYK, 4);
    }

    @Override
    public float[] toRGB(float[] color) {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public float[] fromRGB(float[] color) {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public float[] toCIEXYZ(float[] color) {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public float[] fromCIEXYZ(float[] color) {
      throw new UnsupportedOperationException("not needed");
    }
  }
}
