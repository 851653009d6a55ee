package io.github.gcn4j.report;

import java.awt.image.BufferedImage;

/**
 * A picture of a result, drawn without a display. Drawing text needs fonts: see {@link ChartFonts}.
 *
 * <p>Implementations are immutable: the same chart and theme give the same picture on one machine
 * (fonts differ between machines).
 */
public interface Chart {

  /** Name of the chart's file without its ending: lower case, words joined by '-'. */
  String fileStem();

  /** Heading above the chart, for people. */
  String title();

  /** What the chart shows, in words and figures, for those who cannot see it. */
  String description();

  /**
   * Draws the chart at {@value ChartTheme#PIXELS_PER_POINT} pixels per point, so that it stays
   * sharp on dense screens.
   */
  BufferedImage draw(ChartTheme theme);
}
