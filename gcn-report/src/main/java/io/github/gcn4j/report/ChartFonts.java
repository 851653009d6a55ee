package io.github.gcn4j.report;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Optional;

/**
 * Whether this machine can draw text. The JDK brings no fonts: on a bare Linux image it needs
 * libfreetype, libfontconfig and one font family (Debian and Ubuntu: {@code fontconfig
 * fonts-dejavu-core}; Alpine and Amazon Linux have packages of like names), and fails with an Error
 * rather than an exception where they are missing.
 */
public final class ChartFonts {

  private ChartFonts() {}

  /** Why no text can be drawn, and what to install, in one line; empty where all is well. */
  public static Optional<String> missing() {
    try {
      boolean drawable =
          ChartTheme.plain(12)
                  .getStringBounds("0", new FontRenderContext(null, true, true))
                  .getWidth()
              > 0;
      return drawable ? Optional.empty() : Optional.of(remedy("fonts without glyphs"));
    } catch (LinkageError | InternalError | RuntimeException e) {
      // Each JDK has its own way to fail here; all mean the same to whoever wanted a chart.
      return Optional.of(remedy(rootCause(e).toString()));
    }
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : rootCause(cause);
  }

  private static String remedy(String found) {
    return "charts left out: expected a font named \""
        + Font.SANS_SERIF
        + "\", found "
        + found
        + "; install fontconfig and a font family (apt-get install fontconfig fonts-dejavu-core)";
  }
}
