package io.github.gcn4j.imaging.augment;

/** A straight line from old levels to new ones, saturating at 0 and 255. */
final class ToneCurve {
  private ToneCurve() {}

  /** Replaces each value v by {@code gain · v + offset}, rounded. */
  static void apply(byte[] pixels, double gain, double offset) {
    byte[] levels = new byte[256];
    for (int level = 0; level < 256; level++) {
      levels[level] = saturated((int) Math.floor(gain * level + offset + 0.5));
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = levels[pixels[i] & 0xff];
    }
  }

  static byte saturated(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
