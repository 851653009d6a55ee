package io.github.gcn4j.cli.tune;

import io.github.gcn4j.data.RandomStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a search chooses from. As a text: parameters with commas or line ends between them, each
 *
 * <pre>
 * lr=1e-4..1e-2:log            a number, equal ratios equally likely
 * label-smoothing=0..0.2       a number
 * batch=16|32|64               one of these
 * </pre>
 *
 * @param parameters at least one, no name twice
 */
public record Space(List<Parameter> parameters) {
  static final String LOGARITHMIC = ":log";

  /** Keeps these draws apart from those of the trainings, which have the same seed. */
  private static final long PURPOSE = 0x74756e65L; // "tune"

  private static final int ATTEMPTS_EACH = 50;
  private static final Pattern START = Pattern.compile("\\s*([a-z][a-z.-]*)\\s*=");
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,9}");

  /** What an option takes. */
  public enum Kind {
    WHOLE_NUMBER,
    NUMBER,
    TEXT
  }

  /** Copies the list. */
  public Space {
    parameters = List.copyOf(parameters);
  }

  /**
   * Reads a space. What follows a {@code #} on a line is a remark.
   *
   * @param known every name there may be, and what it takes; of a name that ends in a dot, every
   *     name that begins so
   * @throws IllegalArgumentException if the text is none, or a name is unknown or there twice
   */
  public static Space parse(String text, Map<String, Kind> known) {
    List<Parameter> parameters = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String entry : entries(text, known)) {
      Parameter parameter = parameter(entry, known);
      if (!names.add(parameter.name())) {
        throw new IllegalArgumentException(
            "expected %s once, found it again: remove one".formatted(parameter.name()));
      }
      parameters.add(parameter);
    }
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException(
          "expected parameters as lr=1e-4..1e-2:log,batch=16|32, found none");
    }
    return new Space(parameters);
  }

  /** A comma is the end of an entry only where the name of another follows: choices hold some. */
  private static List<String> entries(String text, Map<String, Kind> known) {
    List<String> entries = new ArrayList<>();
    for (String line : text.lines().toList()) {
      String rest = line.replaceFirst("#.*", "");
      StringBuilder entry = new StringBuilder();
      for (String part : rest.split(",", -1)) {
        Matcher start = START.matcher(part);
        boolean begins = start.lookingAt() && kind(start.group(1), known) != null;
        if (!entry.isEmpty() && begins) {
          entries.add(entry.toString().strip());
          entry.setLength(0);
        }
        entry.append(entry.isEmpty() ? "" : ",").append(part);
      }
      if (!entry.toString().isBlank()) {
        entries.add(entry.toString().strip());
      }
    }
    return entries;
  }

  private static @Nullable Kind kind(String name, Map<String, Kind> known) {
    int dot = name.indexOf('.');
    return known.getOrDefault(name, dot < 0 ? null : known.get(name.substring(0, dot + 1)));
  }

  private static Parameter parameter(String entry, Map<String, Kind> known) {
    int equals = entry.indexOf('=');
    String name = equals < 0 ? entry : entry.substring(0, equals).strip();
    Kind kind = kind(name, known);
    if (equals < 0 || kind == null) {
      throw new IllegalArgumentException(
          "expected NAME=RANGE with a name of %s, found '%s'"
              .formatted(
                  new TreeSet<>(known.keySet())
                      .stream()
                          .map(each -> each.endsWith(".") ? each + "NAME" : each)
                          .collect(Collectors.joining(", ")),
                  entry));
    }
    String values = entry.substring(equals + 1).strip();
    return values.contains("..") ? range(name, kind, values) : choices(name, kind, values);
  }

  private static Parameter range(String name, Kind kind, String text) {
    boolean logarithmic = text.endsWith(LOGARITHMIC);
    String ends = logarithmic ? text.substring(0, text.length() - LOGARITHMIC.length()) : text;
    int dots = ends.indexOf("..");
    if (kind == Kind.TEXT) {
      throw refused(name, "choices as in a|b", text, "list what is to be tried");
    }
    String from = ends.substring(0, dots).strip();
    String to = ends.substring(dots + 2).strip();
    requireNumber(name, kind, from);
    requireNumber(name, kind, to);
    double lowest = Double.parseDouble(from);
    double highest = Double.parseDouble(to);
    if (!(lowest < highest)) {
      throw refused(name, "the lower end first", text, "turn it round, or leave it out");
    }
    if (logarithmic && lowest <= 0) {
      throw refused(name, "ends above 0 with :log", text, "raise the lower end or drop :log");
    }
    return new Parameter.Range(name, lowest, highest, logarithmic, kind == Kind.WHOLE_NUMBER);
  }

  private static Parameter choices(String name, Kind kind, String text) {
    List<String> values = new ArrayList<>();
    for (String value : text.split("\\|", -1)) {
      values.add(value.strip());
    }
    for (String value : values) {
      if (value.isEmpty()) {
        throw refused(name, "a value on both sides of |", text, "fill it in");
      }
      if (kind != Kind.TEXT) {
        requireNumber(name, kind, value);
      }
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw refused(name, "every choice once", text, "remove one");
    }
    if (values.size() < 2) {
      throw refused(
          name,
          "a range as 0.001..0.1 or choices as a|b",
          text,
          "add another, or give it as the option --" + name);
    }
    return new Parameter.Choices(name, values);
  }

  private static void requireNumber(String name, Kind kind, String text) {
    boolean fits = kind == Kind.WHOLE_NUMBER ? WHOLE.matcher(text).matches() : isNumber(text);
    if (!fits) {
      String expected = kind == Kind.WHOLE_NUMBER ? "whole numbers" : "numbers";
      throw refused(name, expected, text, "correct it");
    }
  }

  private static boolean isNumber(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static IllegalArgumentException refused(
      String name, String expected, String found, String remedy) {
    return new IllegalArgumentException(
        "%s: expected %s, found '%s': %s".formatted(name, expected, found, remedy));
  }

  /**
   * Draws trials: the first changes nothing, the others are all different.
   *
   * @param count how many are wanted, the first included; fewer come of a space that has no more
   * @param seed the same seed draws the same, and more trials begin with fewer
   */
  public List<Trial> draw(int count, long seed) {
    SplittableRandom random = RandomStream.of(seed, PURPOSE);
    List<Trial> trials = new ArrayList<>();
    trials.add(new Trial(1, Map.of()));
    Set<Map<String, String>> seen = new HashSet<>();
    for (int i = 0; i < ATTEMPTS_EACH * count && trials.size() < count; i++) {
      Map<String, String> settings = new LinkedHashMap<>();
      parameters.forEach(parameter -> settings.put(parameter.name(), parameter.draw(random)));
      if (seen.add(settings)) {
        trials.add(new Trial(trials.size() + 1, settings));
      }
    }
    return trials;
  }

  /** The text {@link #parse} makes an equal space from, a line each. */
  public String text() {
    return parameters.stream().map(Parameter::text).collect(Collectors.joining("\n"));
  }
}
