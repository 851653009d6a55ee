package io.github.gcn4j.io;

/**
 * Text of unknown origin as an error message may show it: in single quotes, at most 80 characters,
 * without control characters, so that a hostile file can neither flood a terminal nor forge a
 * second line.
 */
final class Quotation {
  private static final int SHOWN_CHARACTERS = 80;

  private Quotation() {}

  static String of(String text) {
    StringBuilder shown = new StringBuilder("'");
    int end = Math.min(text.length(), SHOWN_CHARACTERS);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      shown.append(isPlain(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return shown.append(end < text.length() ? "…'" : "'").toString();
  }

  private static boolean isPlain(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
