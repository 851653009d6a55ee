package io.github.gcn4j.report;

import java.awt.Color;

/**
 * Viridis (S. van der Walt and N. Smith, 2015; CC0): from dark blue-violet to yellow, with equal
 * steps that look equal, lighter throughout, and as clear to people who do not tell red from green.
 */
final class HeatColours {
  private static final int[] STOPS = {
    0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21918c, 0x28ae80, 0x5ec962, 0xaddc30, 0xfde725
  };

  private HeatColours() {}

  /** The colour of a value from 0 to 1; what lies outside is taken for the nearer end. */
  static Color of(double value) {
    double position = Math.max(0, Math.min(1, value)) * (STOPS.length - 1);
    int below = (int) Math.min(STOPS.length - 2.0, position);
    double share = position - below;
    int from = STOPS[below];
    int to = STOPS[below + 1];
    return new Color(
        mix(from >> 16, to >> 16, share), mix(from >> 8, to >> 8, share), mix(from, to, share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round((from & 0xff) * (1 - share) + (to & 0xff) * share);
  }
}
