package io.github.gcn4j.data;

/**
 * How much of a picture is black, and where: between what is lit, as a mask leaves it, or around
 * it, as an eyepiece or a letterbox does.
 *
 * @param all how many pixels there are
 * @param lit how many of them are not black
 * @param pale how many of the lit ones have little colour, as background and red cells: their
 *     lowest channel is above 0.6 of their highest; of a gray picture, all
 * @param spanned pixels between the first and the last run of three lit ones of each row
 * @param holes how many of those are black
 */
record BlackPixels(int all, int lit, int pale, int spanned, int holes) {
  /** A pixel none of whose channels exceeds this is black: 0.08 of full scale. */
  private static final int BLACK = 20;

  /** Noise lights single pixels of a frame, but seldom so many side by side. */
  private static final int RUN = 3;

  private static final double MOST_BLACK = 0.15;
  private static final double MOST_FRAME = 0.85;
  private static final double MOST_HOLES = 0.15;
  private static final double LEAST_PALE = 0.3;

  /** Counts, in one pass. */
  static BlackPixels of(byte[] pixels, int width, int channels) {
    int lit = 0;
    int pale = 0;
    int spanned = 0;
    int holes = 0;
    int stride = width * channels;
    for (int start = 0; start < pixels.length; start += stride) {
      int run = 0;
      int first = -1;
      int last = -1;
      int black = 0;
      int inside = 0;
      for (int column = 0; column < width; column++) {
        int brightest = 0;
        int darkest = 255;
        for (int c = 0; c < channels; c++) {
          int value = pixels[start + column * channels + c] & 0xff;
          brightest = Math.max(brightest, value);
          darkest = Math.min(darkest, value);
        }
        if (brightest <= BLACK) {
          run = 0;
          black++;
          continue;
        }
        lit++;
        pale += 5 * darkest > 3 * brightest ? 1 : 0;
        run++;
        if (run >= RUN) {
          if (first < 0) {
            first = column - RUN + 1;
            black = 0;
          }
          last = column;
          inside = black;
        }
      }
      spanned += first < 0 ? 0 : last - first + 1;
      holes += inside;
    }
    return new BlackPixels(pixels.length / channels, lit, pale, spanned, holes);
  }

  /** Whether all but the nuclei is painted black. */
  boolean isMask() {
    return all - lit > MOST_BLACK * all && !isFrame();
  }

  /** One bright field, whole and not too small, with black around it. */
  private boolean isFrame() {
    return all - lit <= MOST_FRAME * all
        && pale >= LEAST_PALE * lit
        && spanned > 0
        && holes <= MOST_HOLES * spanned;
  }
}
