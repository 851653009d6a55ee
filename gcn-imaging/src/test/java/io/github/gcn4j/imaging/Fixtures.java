package io.github.gcn4j.imaging;

import io.github.gcn4j.io.SafetensorsFile;
import io.github.gcn4j.io.SafetensorsReader;
import io.github.gcn4j.io.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;

/** Pictures for the tests: the ones beside them, and bytes put together by hand. */
final class Fixtures {

  private Fixtures() {}

  /** A picture among the test resources, as bytes. */
  static byte[] image(String name) {
    return resource("images/" + name);
  }

  static byte[] resource(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("expected a test resource, found no " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SafetensorsFile safetensors(String name) {
    try {
      return SafetensorsReader.read(name, resource(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A tensor of pixels, {@code [height, width]} or {@code [height, width, channels]}, as an image.
   */
  static RasterImage raster(SafetensorsFile file, String name) {
    Tensor tensor = file.tensor(name).orElseThrow();
    long[] shape = tensor.shape();
    int channels = shape.length == 2 ? 1 : (int) shape[2];
    return new RasterImage((int) shape[1], (int) shape[0], channels, tensor.bytes());
  }

  static RasterImage random(int width, int height, int channels, long seed) {
    byte[] samples = new byte[width * height * channels];
    new Random(seed).nextBytes(samples);
    return new RasterImage(width, height, channels, samples);
  }

  static RasterImage uniform(int width, int height, int... color) {
    byte[] samples = new byte[width * height * color.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) color[i % color.length];
    }
    return new RasterImage(width, height, color.length, samples);
  }

  static byte[] png(RasterImage image) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PngFile.write(image, out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PNG file that declares this size and holds next to nothing. */
  static byte[] pngBomb(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    byte[] signature = "\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1);
    return concat(
        signature,
        pngChunk("IHDR", header.array()),
        pngChunk("IDAT", new byte[] {0x78, (byte) 0x9c, 3, 0, 0, 0, 0, 1}),
        pngChunk("IEND", new byte[0]));
  }

  static byte[] pngChunk(String type, byte[] data) {
    byte[] typed = concat(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 crc = new CRC32();
    crc.update(typed);
    return concat(ints(data.length), typed, ints((int) crc.getValue()));
  }

  static byte[] ints(int value) {
    return ByteBuffer.allocate(4).putInt(value).array();
  }

  /** Bytes given as numbers. */
  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** The position of a JPEG marker's 0xff. */
  static int marker(byte[] jpeg, int code) {
    for (int i = 0; i + 1 < jpeg.length; i++) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) code) {
        return i;
      }
    }
    throw new IllegalArgumentException("no such marker");
  }
}
