package io.github.gcn4j.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Small copies of images, so that a page with many stays small. */
final class Thumbnail {

  private static final int SIDE = 224;

  private Thumbnail() {}

  /** The image as RGB, at most {@value #SIDE} pixels on its longer side; never enlarged. */
  static BufferedImage of(BufferedImage image) {
    double scale = Math.min(1, (double) SIDE / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(image, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return small;
  }

  /** Draws an image as large as it fits into a square, centred there, and says where it came. */
  static Rectangle2D draw(Graphics2D graphics, BufferedImage image, int x, int y, int side) {
    double scale = (double) side / Math.max(image.getWidth(), image.getHeight());
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    int left = x + (side - width) / 2;
    int top = y + (side - height) / 2;
    graphics.drawImage(image, left, top, width, height, null);
    return new Rectangle2D.Double(left, top, width, height);
  }
}
