package io.github.gcn4j.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {

  private static final int ORIENTATION_TAG = 0x0112;

  private final ImageDecoder decoder = ImageDecoder.standard();
  private final byte[] jpeg = Fixtures.image("baseline-444.jpg");

  /** The stored picture is 2 wide and 3 high: 1 2 / 3 4 / 5 6. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 123456",
    "2, 2, 214365",
    "3, 2, 654321",
    "4, 2, 563412",
    "5, 3, 135246",
    "6, 3, 531642",
    "7, 3, 642531",
    "8, 3, 246135",
    "0, 2, 123456",
    "9, 2, 123456",
    "-1, 2, 123456"
  })
  void turnsAPictureUpright(int tag, int width, String expected) {
    RasterImage stored = new RasterImage(2, 3, 1, Fixtures.bytes(1, 2, 3, 4, 5, 6));

    RasterImage upright = Orientation.ofTag(tag).apply(stored);

    StringBuilder seen = new StringBuilder();
    for (byte sample : upright.samples()) {
      seen.append(sample);
    }
    assertThat(upright.width()).isEqualTo(width);
    assertThat(seen).hasToString(expected);
  }

  @Test
  void keepsTheColoursOfAPixelTogether() {
    RasterImage stored = new RasterImage(2, 1, 3, Fixtures.bytes(1, 2, 3, 4, 5, 6));

    assertThat(Orientation.MIRRORED.apply(stored).samples())
        .isEqualTo(Fixtures.bytes(4, 5, 6, 1, 2, 3));
  }

  @ParameterizedTest
  @CsvSource({"II, 6", "MM, 6", "II, 3", "MM, 8"})
  void readsTheOrientationInEitherByteOrder(String order, int tag) throws ImageFormatException {
    RasterImage stored = decoder.decode(jpeg);

    RasterImage decoded = decoder.decode(withExif(exif(order, ORIENTATION_TAG, 3, 1, tag)));

    assertThat(decoded.samples())
        .isEqualTo(Orientation.ofTag(tag).apply(stored).samples())
        .isNotEqualTo(stored.samples());
  }

  @Test
  void appliesTheOrientationOfATiff() throws ImageFormatException {
    byte[] tiff = Fixtures.image("rgb.tif");
    RasterImage stored = decoder.decode(tiff);
    ByteBuffer patched = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN);
    int directory = patched.getInt(4);
    // The tag RowsPerStrip is not needed for a single strip; Orientation takes its place.
    for (int i = 0; i < patched.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      if (patched.getShort(entry) == 0x0116) {
        patched.putShort(entry, (short) ORIENTATION_TAG).putShort(entry + 2, (short) 3);
        patched.putInt(entry + 4, 1).putInt(entry + 8, 6);
      }
    }

    RasterImage decoded = decoder.decode(tiff);

    assertThat(decoded.width()).isEqualTo(stored.height());
    assertThat(decoded.samples()).isEqualTo(Orientation.TURN_RIGHT.apply(stored).samples());
  }

  @Test
  void leavesAPictureAsItIsWhenItsExifDataMakeNoSense() throws ImageFormatException {
    byte[] plain = decoder.decode(jpeg).samples();
    byte[] whole = exif("II", ORIENTATION_TAG, 3, 1, 6);
    byte[][] broken = {
      new byte[0],
      Fixtures.bytes('I', 'I', 42),
      exif("II", 0x010f, 3, 1, 6),
      exif("II", ORIENTATION_TAG, 5, 1, 6),
      exif("II", ORIENTATION_TAG, 3, 2, 6),
      exif("II", ORIENTATION_TAG, 3, 1, 77),
      with(whole, 2, 43),
      with(whole, 4, 0xff),
      with(whole, 7, 0xff),
      with(whole, 8, 200),
      with(whole, 9, 0xff),
      Arrays.copyOf(whole, 15)
    };
    for (byte[] exif : broken) {
      assertThat(decoder.decode(withExif(exif)).samples()).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://ns.adobe.com/xap/1.0/", "Exif"})
  void passesOverOtherApplicationSegments(String content) throws ImageFormatException {
    byte[] segment = content.getBytes(StandardCharsets.US_ASCII);

    assertThat(decoder.decode(withSegment(segment)).samples())
        .isEqualTo(decoder.decode(jpeg).samples());
  }

  private static byte[] with(byte[] bytes, int index, int value) {
    byte[] copy = bytes.clone();
    copy[index] = (byte) value;
    return copy;
  }

  private static byte[] exif(String order, int tag, int type, int count, int value) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    tiff.put(order.getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 1).putShort((short) tag).putShort((short) type).putInt(count);
    tiff.putShort((short) value).putShort((short) 0).putInt(0);
    return tiff.array();
  }

  private byte[] withExif(byte[] tiff) {
    return withSegment(Fixtures.concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff));
  }

  /** The picture with an APP1 segment after its first marker. */
  private byte[] withSegment(byte[] content) {
    int length = content.length + 2;
    return Fixtures.concat(
        Arrays.copyOf(jpeg, 2),
        Fixtures.bytes(0xff, 0xe1, length >> 8, length),
        content,
        Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }
}
