package io.github.gcn4j.imaging;

/** Arithmetic on single samples, rounded where Pillow rounds. */
final class Samples {

  private Samples() {}

  /**
   * {@code a * b / 255} rounded to nearest, for a and b in 0–255 (Pillow's MULDIV255): a sample
   * seen through that much alpha on black.
   */
  static int scaled(int a, int b) {
    int product = a * b + 128;
    return ((product >> 8) + product) >> 8;
  }

  /**
   * What is left of one primary of white light after an ink and black, all 0–255, 255 being full
   * ink (Pillow's cmyk2rgb).
   */
  static int light(int ink, int black) {
    int paper = 255 - black;
    return Math.max(0, paper - scaled(ink, paper));
  }

  /**
   * A table's entry; bits above those it is made for, which damaged files can hold, are cut off.
   */
  static byte lookup(byte[] table, int value) {
    return table[value & (table.length - 1)];
  }

  /** For each component, a table from its stored value to 0–255. */
  static byte[][] scales(int[] bits) {
    byte[][] tables = new byte[bits.length][];
    for (int i = 0; i < bits.length; i++) {
      tables[i] = i > 0 && bits[i] == bits[i - 1] ? tables[i - 1] : scale(bits[i]);
    }
    return tables;
  }

  /**
   * A table from samples of {@code bits} bits to 8 bits. More than 8: the 8 highest bits are kept,
   * as Pillow and libpng do for 16-bit colour, so that a value never depends on rounding. Fewer:
   * {@code v * 255 / max}, truncated, as Pillow does.
   */
  private static byte[] scale(int bits) {
    byte[] table = new byte[1 << bits];
    int max = Math.max(1, table.length - 1);
    for (int value = 0; value < table.length; value++) {
      table[value] = (byte) (bits >= 8 ? value >> (bits - 8) : value * 255 / max);
    }
    return table;
  }
}
