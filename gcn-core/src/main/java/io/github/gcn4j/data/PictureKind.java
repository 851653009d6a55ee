package io.github.gcn4j.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * The kinds of pictures of blood cells that want models of their own: what is learnt from one kind
 * does not carry over to the other.
 */
public enum PictureKind {
  /** Whatever the picture is. */
  ANY,
  /** As the microscope gave it. */
  ORIGINAL,
  /** With everything but the nuclei painted black. */
  SEGMENTED;

  /** A pixel none of whose channels exceeds this is black: 0.08 of full scale. */
  private static final int BLACK = 20;

  /**
   * A picture with more than this share of black pixels is segmented. Of 2,500 pictures of each
   * kind, brightened, darkened, blurred, compressed or made noisy as well, originals had at most
   * 0.03 and segmented ones at least 0.22.
   */
  private static final double BLACK_SHARE = 0.15;

  /**
   * Tells which kind a picture is.
   *
   * @param pixels {@code [height, width, channels]} unsigned bytes
   * @param channels 1 (gray) or 3 (red, green, blue)
   * @return {@link #ORIGINAL} or {@link #SEGMENTED}
   */
  public static PictureKind of(byte[] pixels, int channels) {
    int black = 0;
    for (int i = 0; i < pixels.length; i += channels) {
      int brightest = 0;
      for (int c = 0; c < channels; c++) {
        brightest = Math.max(brightest, pixels[i + c] & 0xff);
      }
      black += brightest <= BLACK ? 1 : 0;
    }
    return black * (double) channels > BLACK_SHARE * pixels.length ? SEGMENTED : ORIGINAL;
  }

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException if there is none, listing those there are
   */
  public static PictureKind named(String name) {
    for (PictureKind kind : values()) {
      if (kind.label().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "expected one of "
            + Arrays.stream(values()).map(PictureKind::label).toList()
            + ", found '"
            + name
            + "'");
  }

  /** Whether a model for pictures of this kind may be given one of that kind. */
  public boolean includes(PictureKind other) {
    return this == ANY || this == other;
  }

  /** The name people write: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
