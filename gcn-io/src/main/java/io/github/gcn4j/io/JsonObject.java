package io.github.gcn4j.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a parsed JSON object member by member; what is missing or of another type is reported with
 * its full path, such as {@code program.steps[2].kind: expected a text, found 3}.
 */
public final class JsonObject {
  private final String path;
  private final Map<?, ?> members;

  private JsonObject(String path, Map<?, ?> members) {
    this.path = path;
    this.members = members;
  }

  /**
   * Parses a text within {@link Json.Limits#DEFAULT}.
   *
   * @param text a JSON object
   * @return its reader
   * @throws JsonFormatException if the text is not JSON or not an object
   */
  public static JsonObject parse(String text) throws JsonFormatException {
    return parse(text, Json.Limits.DEFAULT);
  }

  /**
   * Parses a text.
   *
   * @param text a JSON object
   * @param limits what is refused
   * @return its reader
   * @throws JsonFormatException if the text is not JSON, exceeds a limit, or is not an object
   */
  public static JsonObject parse(String text, Json.Limits limits) throws JsonFormatException {
    Object value = Json.parse(text, limits);
    if (value instanceof Map<?, ?> members) {
      return new JsonObject("", members);
    }
    throw new JsonFormatException("expected a JSON object, found " + shown(value));
  }

  /**
   * Returns where this object stands in what was parsed.
   *
   * @return such as {@code program.steps[2]}; empty for the outermost object
   */
  public String path() {
    return path;
  }

  /**
   * Returns the members' names.
   *
   * @return all names, in order
   */
  public Set<String> names() {
    return asMap().keySet();
  }

  /**
   * Tells whether there is a member of that name.
   *
   * @param name the member's name
   * @return true if it is there, of whatever type
   */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  /**
   * Returns the object as {@link Json} parsed it.
   *
   * @return value by name, in order, unmodifiable
   */
  @SuppressWarnings("unchecked") // made by Json.parse, whose keys are all String
  public Map<String, Object> asMap() {
    return (Map<String, Object>) members;
  }

  /**
   * Refuses names it does not know, so that a misspelt or newer setting is not silently ignored.
   *
   * @param known every name there may be
   * @throws JsonFormatException if there is another
   */
  public void requireOnly(String... known) throws JsonFormatException {
    for (String name : names()) {
      if (!Arrays.asList(known).contains(name)) {
        throw new JsonFormatException(
            (path.isEmpty() ? "" : path + ": ")
                + "expected only "
                + String.join(", ", known)
                + ", found "
                + Quotation.of(name));
      }
    }
  }

  /**
   * Reads a text.
   *
   * @param name the member's name
   * @return its value
   * @throws JsonFormatException if it is missing or not a text
   */
  public String text(String name) throws JsonFormatException {
    return typed(String.class, "a text", at(name), member(name));
  }

  /**
   * Reads true or false.
   *
   * @param name the member's name
   * @return its value
   * @throws JsonFormatException if it is missing or neither true nor false
   */
  public boolean truth(String name) throws JsonFormatException {
    return typed(Boolean.class, "true or false", at(name), member(name));
  }

  /**
   * Reads a number, with or without a fraction.
   *
   * @param name the member's name
   * @return its value
   * @throws JsonFormatException if it is missing or not a number
   */
  public double number(String name) throws JsonFormatException {
    return typed(Number.class, "a number", at(name), member(name)).doubleValue();
  }

  /**
   * Reads an integer of 64 bits.
   *
   * @param name the member's name
   * @return its value
   * @throws JsonFormatException if it is missing or not an integer
   */
  public long integer(String name) throws JsonFormatException {
    return typed(Long.class, "an integer", at(name), member(name));
  }

  /**
   * Reads an integer within bounds.
   *
   * @param name the member's name
   * @param minimum the smallest accepted
   * @param maximum the largest accepted
   * @return its value
   * @throws JsonFormatException if it is missing, not an integer or out of bounds
   */
  public int integer(String name, int minimum, int maximum) throws JsonFormatException {
    return bounded(integer(name), minimum, maximum, at(name));
  }

  /**
   * Reads an object.
   *
   * @param name the member's name
   * @return its reader
   * @throws JsonFormatException if it is missing or not an object
   */
  public JsonObject object(String name) throws JsonFormatException {
    return new JsonObject(at(name), typed(Map.class, "an object", at(name), member(name)));
  }

  /**
   * Reads an array of objects.
   *
   * @param name the member's name
   * @return a reader for each, in order
   * @throws JsonFormatException if it is missing, not an array, or an element is not an object
   */
  public List<JsonObject> objects(String name) throws JsonFormatException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : elements(name)) {
      String place = at(name) + "[" + objects.size() + "]";
      objects.add(new JsonObject(place, typed(Map.class, "an object", place, element)));
    }
    return List.copyOf(objects);
  }

  /**
   * Reads an array of texts.
   *
   * @param name the member's name
   * @return the texts, in order
   * @throws JsonFormatException if it is missing, not an array, or an element is not a text
   */
  public List<String> texts(String name) throws JsonFormatException {
    List<String> texts = new ArrayList<>();
    for (Object element : elements(name)) {
      String place = at(name) + "[" + texts.size() + "]";
      texts.add(typed(String.class, "a text", place, element));
    }
    return List.copyOf(texts);
  }

  /**
   * Reads an array of numbers.
   *
   * @param name the member's name
   * @return the numbers, in order
   * @throws JsonFormatException if it is missing, not an array, or an element is not a number
   */
  public double[] numbers(String name) throws JsonFormatException {
    List<?> elements = elements(name);
    double[] numbers = new double[elements.size()];
    for (int i = 0; i < numbers.length; i++) {
      String place = at(name) + "[" + i + "]";
      numbers[i] = typed(Number.class, "a number", place, elements.get(i)).doubleValue();
    }
    return numbers;
  }

  /**
   * Reads an array of integers within bounds.
   *
   * @param name the member's name
   * @param minimum the smallest accepted
   * @param maximum the largest accepted
   * @return the integers, in order
   * @throws JsonFormatException if it is missing, not an array, or an element is not an integer or
   *     is out of bounds
   */
  public List<Integer> integers(String name, int minimum, int maximum) throws JsonFormatException {
    List<Integer> integers = new ArrayList<>();
    for (Object element : elements(name)) {
      String place = at(name) + "[" + integers.size() + "]";
      integers.add(
          bounded(typed(Long.class, "an integer", place, element), minimum, maximum, place));
    }
    return List.copyOf(integers);
  }

  /**
   * Reads one of an enum's constants, written as {@link #label} does.
   *
   * @param <E> the enum
   * @param name the member's name
   * @param type the enum
   * @return the constant
   * @throws JsonFormatException if it is missing or none of the labels, which the message lists
   */
  public <E extends Enum<E>> E choice(String name, Class<E> type) throws JsonFormatException {
    return constant(at(name), text(name), type);
  }

  /**
   * Returns a list of constants of an enum, each written in lower case with underscores.
   *
   * @throws JsonFormatException if it is missing, not a list of strings, or one is not the name of
   *     a constant
   */
  public <E extends Enum<E>> List<E> choices(String name, Class<E> type)
      throws JsonFormatException {
    List<E> constants = new ArrayList<>();
    for (String text : texts(name)) {
      constants.add(constant(at(name) + "[" + constants.size() + "]", text, type));
    }
    return constants;
  }

  private static <E extends Enum<E>> E constant(String where, String found, Class<E> type)
      throws JsonFormatException {
    List<String> labels = new ArrayList<>();
    for (E constant : type.getEnumConstants()) {
      if (label(constant).equals(found)) {
        return constant;
      }
      labels.add(label(constant));
    }
    throw new JsonFormatException(
        where + ": expected one of " + labels + ", found " + Quotation.of(found));
  }

  /**
   * Returns what stands for an enum's constant in JSON.
   *
   * @param constant such as {@code RANDOM_WALK}
   * @return its name in lower case, such as {@code random_walk}
   */
  public static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private List<?> elements(String name) throws JsonFormatException {
    return typed(List.class, "an array", at(name), member(name));
  }

  private Object member(String name) throws JsonFormatException {
    Object value = members.get(name);
    if (value == null) {
      throw new JsonFormatException(at(name) + ": expected a value, found none");
    }
    return value;
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static int bounded(long value, int minimum, int maximum, String place)
      throws JsonFormatException {
    if (value < minimum || value > maximum) {
      throw new JsonFormatException(
          "%s: expected an integer from %d to %d, found %d"
              .formatted(place, minimum, maximum, value));
    }
    return (int) value;
  }

  private static <T> T typed(Class<T> type, String expected, String place, Object value)
      throws JsonFormatException {
    if (!type.isInstance(value)) {
      throw new JsonFormatException(place + ": expected " + expected + ", found " + shown(value));
    }
    return type.cast(value);
  }

  private static String shown(Object value) {
    if (value instanceof Map) {
      return "an object";
    }
    if (value instanceof List) {
      return "an array";
    }
    return Quotation.of(value.toString());
  }
}
