package io.github.gcn4j.report;

/**
 * Markup under construction: {@link #raw} takes markup, {@link #text} takes anything and escapes
 * it.
 */
final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Appends markup as it is. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /**
   * Appends text, escaped so that it is safe as an element's content and inside a quoted attribute.
   */
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
