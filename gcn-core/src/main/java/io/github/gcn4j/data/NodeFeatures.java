package io.github.gcn4j.data;

/** What a node of an image's grid is told about its pixel. */
public enum NodeFeatures {
  /** The pixel's channels, each {@code (byte / 255 − mean) / std}. */
  CHANNELS,
  /**
   * Four features of a colour pixel that depend little on stain, lamp and camera: lightness and two
   * chromas, standardised over the image, and how much the pixel looks like a nucleus. Impulse
   * noise and the lower right corner, where microscopes print a scale bar, are left out.
   *
   * <p>Of the image's median over a pixel and its four neighbours, with red, green and blue from 0
   * to 1:
   *
   * <ol>
   *   <li>V = max(r, g, b), cx = (2r − g − b) / (2V + 0.02), cy = 0.866 (g − b) / (V + 0.02), each
   *       (x − mean) / (deviation + 0.02) over the whole image;
   *   <li>m = ((d / max(0.1, highest d) − 0.25) / 0.35) from 0 to 1, where d is the difference of
   *       the optical densities of green and red, D = −ln(min(1, x / white) + 0.02), averaged over
   *       neighbours as a graph convolution does, and white the brightest twentieth's lower end in
   *       that channel. Stained chromatin absorbs green far more than red; red cells do so less.
   * </ol>
   *
   * All four are 0 in the last eighth of the rows where they cross the last quarter of the columns.
   */
  STAIN;

  private static final int OF_STAIN = 4;

  /**
   * Features of each node.
   *
   * @param channels of the images
   */
  public int count(int channels) {
    return this == STAIN ? OF_STAIN : channels;
  }
}
