package io.github.gcn4j.cli;

/** How long something will take yet, for a log. */
final class TimeLeft {
  private TimeLeft() {}

  /** For example {@code 40 s left} or {@code 2 min 5 s left}. */
  static String text(double seconds) {
    long whole = Math.round(seconds);
    return (whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s") + " left";
  }
}
