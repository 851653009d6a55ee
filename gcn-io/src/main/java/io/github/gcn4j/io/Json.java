package io.github.gcn4j.io;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON to and from plain Java: {@link Map} (in order), {@link List}, {@link String}, {@link
 * Boolean}, {@link Long} for numbers without a fraction or exponent and {@link Double} for the
 * others. There is no null but for numbers that are written: an {@link OptionalDouble} without a
 * value becomes one. What else is absent is left out, and nulls are not read. {@link JsonObject}
 * reads what was parsed.
 */
public final class Json {
  private static final JsonFactory WRITER =
      JsonFactory.builder()
          // Jackson's own shortest digits: those of Double.toString changed with JDK 19.
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();

  private Json() {}

  /**
   * How much text is parsed before it is refused.
   *
   * @param depth how deep objects and arrays may nest, from 1
   * @param characters how long the text may be, from 1
   * @param tokens how many values, names and brackets it may hold, from 1: what was parsed takes
   *     ten times as much memory as a text of nothing but brackets
   */
  public record Limits(int depth, int characters, long tokens) {
    /** Depth 64 and 16,777,216 characters. */
    public static final Limits DEFAULT = new Limits(64, 1 << 24);

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a limit is below 1, or the depth above 1000 (parsing is
     *     recursive)
     */
    public Limits {
      if (depth < 1 || depth > 1000 || characters < 1 || tokens < 1) {
        throw new IllegalArgumentException(
            "expected a depth of 1 to 1000, 1 character and 1 token or more, found depth %d, %d and %d"
                .formatted(depth, characters, tokens));
      }
    }

    /** As many tokens as there are characters. */
    public Limits(int depth, int characters) {
      this(depth, characters, characters);
    }
  }

  /**
   * Parses a text within {@link Limits#DEFAULT}.
   *
   * @param text one JSON value, white space around it allowed
   * @return the value, unmodifiable
   * @throws JsonFormatException as {@link #parse(String, Limits)} does
   */
  public static Object parse(String text) throws JsonFormatException {
    return parse(text, Limits.DEFAULT);
  }

  /**
   * Parses a text.
   *
   * @param text one JSON value, white space around it allowed
   * @param limits what is refused
   * @return the value, unmodifiable
   * @throws JsonFormatException if the text is not JSON, exceeds a limit, has more than one value,
   *     a key twice in one object, null, an integer beyond 64 bits or a number beyond double's
   *     range
   */
  public static Object parse(String text, Limits limits) throws JsonFormatException {
    if (text.length() > limits.characters()) {
      throw new JsonFormatException(
          "expected JSON of at most %d characters, found %d"
              .formatted(limits.characters(), text.length()));
    }
    try (JsonParser json = reader(limits).createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() == null) {
        throw new JsonFormatException("expected JSON, found nothing");
      }
      Object value = value(json);
      if (json.nextToken() != null) {
        throw new JsonFormatException("expected one JSON value, found more" + place(json));
      }
      return value;
    } catch (JacksonException e) {
      throw new JsonFormatException("expected JSON, found: " + problem(e), e);
    }
  }

  /** What Jackson found, less its remarks on why it does not show the text. */
  private static String problem(JacksonException e) {
    return String.valueOf(e.getOriginalMessage())
        .replaceAll("\\[Source: REDACTED \\([^)]*\\); ([^]]*)]", "$1");
  }

  /**
   * Writes a value on one line, without spaces: the same value gives the same text everywhere.
   *
   * @param value a Map with String keys (its iteration order is kept: give one that has an order),
   *     a List, String, Boolean, Byte, Short, Integer, Long, Float, Double or OptionalDouble (as
   *     its number or null), nested up to depth 64; floating-point numbers get the fewest digits
   *     that give them back
   * @return the text
   * @throws IllegalArgumentException if a value is of another type, NaN or infinite, or nests
   *     deeper; the message says where
   */
  public static String format(Object value) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = WRITER.createGenerator(ObjectWriteContext.empty(), text)) {
      write(json, value, "$", Limits.DEFAULT.depth());
    }
    return text.toString();
  }

  private static JsonFactory reader(Limits limits) {
    return JsonFactory.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        // Models hold a few numbers: loading what reads many of them fast delays a quick start.
        .disable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
        // No table of names is kept from texts that strangers wrote.
        .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxTokenCount(limits.tokens())
                .maxStringLength(limits.characters())
                .maxNameLength(limits.characters())
                .build())
        .build();
  }

  private static Object value(JsonParser json) throws JsonFormatException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer(json);
      case VALUE_NUMBER_FLOAT -> number(json);
      default ->
          throw new JsonFormatException(
              "expected a value, found " + json.getString() + place(json) + "; leave it out");
    };
  }

  private static Map<String, Object> object(JsonParser json) throws JsonFormatException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      members.put(name, value(json));
    }
    return Collections.unmodifiableMap(members);
  }

  private static List<Object> array(JsonParser json) throws JsonFormatException {
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(json));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Long integer(JsonParser json) throws JsonFormatException {
    if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new JsonFormatException(
          "expected an integer of 64 bits, found " + shown(json) + place(json));
    }
    return json.getLongValue();
  }

  private static Double number(JsonParser json) throws JsonFormatException {
    double number = json.getDoubleValue();
    if (!Double.isFinite(number)) {
      throw new JsonFormatException(
          "expected a number a double can hold, found " + shown(json) + place(json));
    }
    return number;
  }

  private static String shown(JsonParser json) {
    return Quotation.of(json.getString());
  }

  private static String place(JsonParser json) {
    return " at line %d, column %d"
        .formatted(
            json.currentTokenLocation().getLineNr(), json.currentTokenLocation().getColumnNr());
  }

  private static void write(JsonGenerator json, Object value, String path, int depth) {
    if (depth == 0) {
      throw new IllegalArgumentException(
          "expected values nested up to %d deep, found more".formatted(Limits.DEFAULT.depth()));
    }
    if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      members.forEach((name, member) -> writeMember(json, name, member, path, depth));
      json.writeEndObject();
    } else if (value instanceof List<?> elements) {
      json.writeStartArray();
      for (int i = 0; i < elements.size(); i++) {
        write(json, elements.get(i), path + "[" + i + "]", depth - 1);
      }
      json.writeEndArray();
    } else if (value instanceof Number number) {
      writeNumber(json, number, path);
    } else if (value instanceof OptionalDouble number) {
      if (number.isPresent()) {
        writeNumber(json, number.getAsDouble(), path);
      } else {
        json.writeNull();
      }
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      throw unwritable(value, path);
    }
  }

  private static void writeMember(
      JsonGenerator json, Object name, Object member, String path, int depth) {
    if (!(name instanceof String text)) {
      throw unwritable(name, path + "'s keys");
    }
    json.writeName(text);
    write(json, member, path + "." + text, depth - 1);
  }

  private static void writeNumber(JsonGenerator json, Number number, String path) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException(
          "%s: expected a finite number, found %s".formatted(path, number));
    }
    if (number instanceof Double wide) {
      json.writeNumber(wide);
    } else if (number instanceof Float single) {
      json.writeNumber(single);
    } else if (number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte) {
      json.writeNumber(number.longValue());
    } else {
      throw unwritable(number, path);
    }
  }

  private static IllegalArgumentException unwritable(Object value, String path) {
    String found = value == null ? "null" : value.getClass().getName();
    return new IllegalArgumentException(
        path + ": expected a map, list, text, number or boolean, found " + found);
  }
}
