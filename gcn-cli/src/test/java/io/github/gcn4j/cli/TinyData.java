package io.github.gcn4j.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small image folders, good and bad. */
final class TinyData {
  private TinyData() {}

  /** Classes of gray noise, each brighter than the one before: {@code NAME/0.png}, … */
  static Path write(Path folder, int images, String... classes) throws IOException {
    for (int label = 0; label < classes.length; label++) {
      Path classFolder = Files.createDirectories(folder.resolve(classes[label]));
      for (int i = 0; i < images; i++) {
        Random random = new Random(1000L * label + i);
        Files.write(
            classFolder.resolve(i + ".png"), png(60 + 120 * label / classes.length, random));
      }
    }
    return folder;
  }

  /** A 20×20 PNG of noise around a level of gray. */
  static byte[] png(int level, Random random) throws IOException {
    BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 20; y++) {
      for (int x = 0; x < 20; x++) {
        int gray = level + random.nextInt(40);
        image.setRGB(x, y, gray << 16 | gray << 8 | gray);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** Five files in a class folder that look like images and are none. */
  static void addBadImages(Path classFolder) throws IOException {
    byte[] good = png(100, new Random(7));
    Files.write(classFolder.resolve("truncated.png"), Arrays.copyOf(good, good.length / 2));
    Files.write(classFolder.resolve("zero.jpg"), new byte[0]);
    Files.writeString(classFolder.resolve("text.jpg"), "no picture at all");
    Files.write(classFolder.resolve("huge.png"), hugePng());
    Files.write(
        classFolder.resolve("damaged.bmp"),
        "BM and then nothing".getBytes(StandardCharsets.US_ASCII));
  }

  /** The beginning of a PNG that declares 30,000×30,000 pixels. */
  private static byte[] hugePng() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(0x89504e470d0a1a0aL);
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    DataOutputStream header = new DataOutputStream(chunk);
    header.writeBytes("IHDR");
    header.writeInt(30_000);
    header.writeInt(30_000);
    header.write(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(chunk.toByteArray());
    out.writeInt(13);
    out.write(chunk.toByteArray());
    out.writeInt((int) crc.getValue());
    return bytes.toByteArray();
  }
}
