package io.github.gcn4j.io;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * A safetensors header, parsed token by token so that a hostile one never builds a tree: every
 * tensor's type is known, its shape valid, its two positions integers. Whether the positions fit
 * the data is {@link SafetensorsLayout}'s to say.
 */
final class SafetensorsHeader {
  /** The reference implementation's limit. */
  static final int MAXIMUM_BYTES = 100_000_000;

  /** Tensors, and texts of metadata. */
  private static final int MAXIMUM_ENTRIES = 100_000;

  private static final int MAXIMUM_RANK = 64;

  /** Longest metadata text, in characters. */
  private static final int MAXIMUM_TEXT = 1 << 24;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          // No table of names is kept across files that strangers wrote.
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxStringLength(MAXIMUM_TEXT)
                  .build())
          .build();

  private final String source;
  private final JsonParser json;
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<TensorEntry> entries = new ArrayList<>();

  private SafetensorsHeader(String source, JsonParser json) {
    this.source = source;
    this.json = json;
  }

  static SafetensorsHeader parse(String source, byte[] header) throws ModelFormatException {
    if (header.length == 0 || header[0] != '{') {
      throw new ModelFormatException(
          source, "expected a JSON header that begins with '{'; is this a safetensors file?");
    }
    // A decoder that reports malformed bytes; decoded as parsed, so that no second copy is held.
    Reader text =
        new InputStreamReader(
            new ByteArrayInputStream(header), StandardCharsets.UTF_8.newDecoder());
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      SafetensorsHeader parsed = new SafetensorsHeader(source, json);
      parsed.readAll();
      return parsed;
    } catch (JacksonException e) {
      String problem =
          e.getCause() instanceof CharacterCodingException
              ? "expected a header in UTF-8, found other bytes; is this a safetensors file?"
              : "expected a header of valid JSON, found: " + e.getOriginalMessage();
      throw new ModelFormatException(source, problem, e);
    }
  }

  Map<String, String> metadata() {
    return Collections.unmodifiableMap(metadata);
  }

  List<TensorEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  private void readAll() throws ModelFormatException {
    json.nextToken(); // the '{' seen before
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      requireUnicode(name);
      if (name.equals(SafetensorsFile.METADATA_KEY)) {
        readMetadata();
      } else {
        entries.add(readEntry(name));
        if (entries.size() > MAXIMUM_ENTRIES) {
          throw new ModelFormatException(
              source, "expected at most %d tensors, found more".formatted(MAXIMUM_ENTRIES));
        }
      }
    }
    if (json.nextToken() != null) {
      throw new ModelFormatException(
          source, "expected nothing but spaces after the header's JSON object, found more");
    }
  }

  private void readMetadata() throws ModelFormatException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new ModelFormatException(source, "__metadata__: expected an object, found " + found());
    }
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_STRING) {
        throw new ModelFormatException(
            source, "__metadata__ " + Quotation.of(key) + ": expected a text, found " + found());
      }
      String text = json.getString();
      requireUnicode(key);
      requireUnicode(text);
      metadata.put(key, text);
      if (metadata.size() > MAXIMUM_ENTRIES) {
        throw new ModelFormatException(
            source,
            "__metadata__: expected at most %d texts, found more".formatted(MAXIMUM_ENTRIES));
      }
    }
  }

  private TensorEntry readEntry(String name) throws ModelFormatException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw problem(name, "expected an object, found " + found());
    }
    Optional<DType> dtype = Optional.empty();
    Optional<long[]> shape = Optional.empty();
    Optional<long[]> offsets = Optional.empty();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = json.currentName();
      switch (key) {
        case "dtype" -> dtype = Optional.of(readDType(name));
        case "shape" -> shape = Optional.of(readIntegers(name, "shape"));
        case "data_offsets" -> offsets = Optional.of(readIntegers(name, "data_offsets"));
        default ->
            throw problem(
                name, "expected dtype, shape and data_offsets, found " + Quotation.of(key));
      }
    }
    if (dtype.isEmpty() || shape.isEmpty() || offsets.isEmpty()) {
      throw problem(name, "expected dtype, shape and data_offsets, found not all of them");
    }
    long[] range = offsets.get();
    if (range.length != 2) {
      throw problem(name, "expected two data_offsets, found " + range.length);
    }
    return new TensorEntry(name, dtype.get(), shape.get(), range[0], range[1]);
  }

  private DType readDType(String tensor) throws ModelFormatException {
    if (json.nextToken() != JsonToken.VALUE_STRING) {
      throw problem(tensor, "dtype: expected a text, found " + found());
    }
    String dtype = json.getString();
    return DType.named(dtype)
        .orElseThrow(
            () ->
                problem(
                    tensor,
                    "expected a dtype of "
                        + List.of(DType.values())
                        + ", found "
                        + Quotation.of(dtype)));
  }

  /** Reads an array of integers that are not negative, as dimensions and positions both are. */
  private long[] readIntegers(String tensor, String what) throws ModelFormatException {
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw problem(tensor, what + ": expected an array, found " + found());
    }
    long[] values = new long[MAXIMUM_RANK];
    int count = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (count == MAXIMUM_RANK) {
        throw problem(tensor, what + ": expected at most 64 numbers, found more");
      }
      if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
        throw problem(tensor, what + ": expected an integer, found " + found());
      }
      if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
        throw problem(tensor, what + ": expected an integer from 0 to 2^63 - 1, found " + found());
      }
      values[count++] = json.getLongValue();
    }
    return Arrays.copyOf(values, count);
  }

  private void requireUnicode(String text) throws ModelFormatException {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new ModelFormatException(
          source, "expected valid Unicode, found half a surrogate pair in " + Quotation.of(text));
    }
  }

  private String found() {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      default -> Quotation.of(json.getString());
    };
  }

  private ModelFormatException problem(String tensor, String problem) {
    return ModelFormatException.inTensor(source, tensor, problem);
  }
}
