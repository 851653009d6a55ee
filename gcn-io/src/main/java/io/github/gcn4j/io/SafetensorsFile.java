package io.github.gcn4j.io;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a safetensors file holds, in memory and immutable: metadata and tensors, both in the order
 * of the file's header.
 */
public final class SafetensorsFile {
  /** The header's key for metadata, which no tensor may bear. */
  static final String METADATA_KEY = "__metadata__";

  private final Map<String, String> metadata;
  private final Map<String, Tensor> tensors;

  /**
   * Gathers metadata and tensors.
   *
   * @param metadata free text by key, copied in its iteration order (give a map that has one: the
   *     order decides the bytes of the file)
   * @param tensors the tensors, in order
   * @throws IllegalArgumentException if two tensors have one name, a tensor is named {@code
   *     __metadata__}, or a name, key or text is not valid Unicode (holds half a surrogate pair)
   */
  public SafetensorsFile(Map<String, String> metadata, List<Tensor> tensors) {
    Map<String, String> texts = new LinkedHashMap<>(metadata);
    texts.forEach(
        (key, text) -> {
          requireUnicode("metadata key", key);
          requireUnicode("metadata " + Quotation.of(key), text);
        });
    Map<String, Tensor> byName = new LinkedHashMap<>();
    for (Tensor tensor : tensors) {
      requireUnicode("tensor name", tensor.name());
      if (tensor.name().equals(METADATA_KEY)) {
        throw new IllegalArgumentException(
            "expected a tensor name, found " + METADATA_KEY + ", which the format reserves");
      }
      if (byName.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException(
            "expected tensors of different names, found two named " + Quotation.of(tensor.name()));
      }
    }
    this.metadata = Collections.unmodifiableMap(texts);
    this.tensors = Collections.unmodifiableMap(byName);
  }

  /**
   * Returns the metadata.
   *
   * @return text by key, in order, unmodifiable; empty where the file has none
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * Returns the tensors.
   *
   * @return all tensors, in order, unmodifiable
   */
  public List<Tensor> tensors() {
    return List.copyOf(tensors.values());
  }

  /**
   * Returns the tensors' names.
   *
   * @return all names, in order, unmodifiable
   */
  public Set<String> names() {
    return tensors.keySet();
  }

  /**
   * Finds a tensor.
   *
   * @param name its name
   * @return the tensor, or nothing when the file has none of that name
   */
  public Optional<Tensor> tensor(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  private static void requireUnicode(String what, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      throw new IllegalArgumentException(
          what + ": expected valid Unicode, found half a surrogate pair in " + Quotation.of(text));
    }
  }
}
