package io.github.gcn4j.report;

import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * A chart drawn for light and for dark pages.
 *
 * @param light PNG bytes
 * @param dark PNG bytes
 * @param width width in points, the page's pixels
 * @param height height in points
 */
record Picture(Chart chart, byte[] light, byte[] dark, int width, int height) {

  static Picture of(Chart chart) throws IOException {
    BufferedImage light = chart.draw(ChartTheme.LIGHT);
    return new Picture(
        chart,
        Png.encode(light),
        Png.encode(chart.draw(ChartTheme.DARK)),
        light.getWidth() / ChartTheme.PIXELS_PER_POINT,
        light.getHeight() / ChartTheme.PIXELS_PER_POINT);
  }
}
