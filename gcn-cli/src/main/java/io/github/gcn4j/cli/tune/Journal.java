package io.github.gcn4j.cli.tune;

import io.github.gcn4j.io.AtomicFile;
import io.github.gcn4j.io.Json;
import io.github.gcn4j.io.JsonFormatException;
import io.github.gcn4j.io.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A search as a file of JSON lines: first what is searched, then a line for each training. A line
 * is on the disk before the next training begins; half a line, which only the last can be, is that
 * of a training that will be repeated.
 */
public final class Journal implements AutoCloseable {
  private static final String VERSION = "version";
  private static final String ENVIRONMENT = "environment";

  private final Path path;
  private final FileChannel channel;
  private final List<FoldResult> results;
  private final Optional<String> warning;

  private Journal(Path path, List<FoldResult> results, Optional<String> warning)
      throws IOException {
    this.path = path;
    this.results = List.copyOf(results);
    this.warning = warning;
    this.channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /**
   * What is searched, as texts by name in named sections.
   *
   * @param sections such as data, split and space; nothing may differ when a search goes on
   * @param environment what computes; where that differs, other bits may come of it
   */
  public record Heading(
      Map<String, Map<String, String>> sections, Map<String, String> environment) {

    private Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put(VERSION, 1);
      json.putAll(sections);
      json.put(ENVIRONMENT, environment);
      return json;
    }
  }

  /**
   * Starts a journal.
   *
   * @throws IOException if the file cannot be written
   */
  public static Journal create(Path path, Heading heading) throws IOException {
    byte[] line = (Json.format(heading.json()) + "\n").getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(path, out -> out.write(line));
    return new Journal(path, List.of(), Optional.empty());
  }

  /**
   * Goes on with a journal. Half a line at its end is cut off.
   *
   * @throws IOException if it cannot be read or written, is no journal, or one of another search,
   *     naming the first difference
   */
  public static Journal resume(Path path, Heading heading) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    int whole = bytes.length;
    while (whole > 0 && bytes[whole - 1] != '\n') {
      whole--;
    }
    List<String> lines = new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty()) {
      throw new IOException(
          path + ": expected the journal of a search, found none: remove the file and start anew");
    }
    Optional<String> warning = Optional.empty();
    List<FoldResult> results = new ArrayList<>();
    int number = 1;
    try {
      warning = compare(path, JsonObject.parse(lines.get(0)), heading);
      for (String line : lines.subList(1, lines.size())) {
        number++;
        results.add(FoldResult.read(JsonObject.parse(line)));
      }
    } catch (JsonFormatException e) {
      throw new IOException(
          "%s line %d: expected the journal of a search, found something else (%s): restore it, or start anew in another folder"
              .formatted(path, number, e.getMessage()),
          e);
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(whole);
      channel.force(true);
    }
    return new Journal(path, results, warning);
  }

  /**
   * Whether a file is the journal of a search of which nothing was done, so that nothing is lost
   * with it: a heading alone, as a search leaves that fails before its first training ends.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isBare(Path path) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
    try {
      return lines.size() == 1 && JsonObject.parse(lines.get(0)).has(ENVIRONMENT);
    } catch (JsonFormatException e) {
      return false;
    }
  }

  private static Optional<String> compare(Path path, JsonObject then, Heading now)
      throws IOException {
    if (then.integer(VERSION) != 1) {
      throw new JsonFormatException("expected version 1, found " + then.integer(VERSION));
    }
    for (Map.Entry<String, Map<String, String>> section : now.sections().entrySet()) {
      Optional<String> difference =
          difference(texts(then.object(section.getKey())), section.getValue(), section.getKey());
      if (difference.isPresent()) {
        throw new IOException(
            "expected the search that %s holds, found another: %s: give the same options, or search in another folder"
                .formatted(path, difference.get()));
      }
    }
    return difference(texts(then.object(ENVIRONMENT)), now.environment(), ENVIRONMENT)
        .map(difference -> "warning: other bits may come of it: " + difference);
  }

  private static Map<String, String> texts(JsonObject json) throws JsonFormatException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name : json.names()) {
      texts.put(name, json.text(name));
    }
    return texts;
  }

  private static Optional<String> difference(
      Map<String, String> then, Map<String, String> now, String section) {
    Set<String> names = new LinkedHashSet<>(then.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(then.get(name), now.get(name)))
        .findFirst()
        .map(
            name ->
                "%s %s was %s, is %s"
                    .formatted(
                        section,
                        name.replace('_', ' '),
                        then.getOrDefault(name, "unset"),
                        now.getOrDefault(name, "unset"))
                    .replace("\n", ","));
  }

  /** What was done before, in the order it was done. */
  public List<FoldResult> results() {
    return results;
  }

  /** Why other bits may come of going on here, if so. */
  public Optional<String> warning() {
    return warning;
  }

  /**
   * Adds a line; it is on the disk when this returns.
   *
   * @throws IOException if it cannot be written
   */
  public void append(FoldResult result) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((Json.format(result.json()) + "\n").getBytes(StandardCharsets.UTF_8));
    try {
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new IOException(
          "cannot write %s: expected a disk that takes another line, found: %s; free some space and go on with --resume"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
