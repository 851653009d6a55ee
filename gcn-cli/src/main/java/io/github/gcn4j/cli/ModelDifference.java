package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.model.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How two model files differ: what they were made from, and how far their parameters are apart. */
final class ModelDifference {
  private static final String ABSENT = "–";
  private static final int LONGEST = 40;

  private final List<Path> files;
  private final Map<String, List<Fact>> different = new LinkedHashMap<>();
  private final List<String> same = new ArrayList<>();
  private final Optional<ParameterDistance> distance;

  /** One fact of two models, absent where a model does not tell it. */
  private record Fact(String name, @Nullable Object first, @Nullable Object second) {}

  ModelDifference(List<Path> files, Model first, Model second) {
    this.files = List.copyOf(files);
    Map<String, Map<String, Object>> one = ModelFacts.of(first).sections();
    Map<String, Map<String, Object>> other = ModelFacts.of(second).sections();
    Set<String> sections = new LinkedHashSet<>(one.keySet());
    sections.addAll(other.keySet());
    for (String section : sections) {
      List<Fact> facts =
          differing(one.getOrDefault(section, Map.of()), other.getOrDefault(section, Map.of()));
      if (facts.isEmpty()) {
        same.add(section);
      } else {
        different.put(section, facts);
      }
    }
    this.distance = ParameterDistance.between(first, second);
  }

  private static List<Fact> differing(Map<String, Object> first, Map<String, Object> second) {
    Set<String> names = new LinkedHashSet<>(first.keySet());
    names.addAll(second.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(first.get(name), second.get(name)))
        .map(name -> new Fact(name, first.get(name), second.get(name)))
        .toList();
  }

  /** Two columns for people. */
  String text() {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"", files.get(0).toString(), files.get(1).toString()});
    different.forEach(
        (section, facts) -> {
          rows.add(new String[] {section, "", ""});
          for (Fact fact : facts) {
            rows.add(row(fact));
          }
        });
    int names = width(rows, 0);
    int values = width(rows, 1);
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      String line =
          String.format(
              Locale.ROOT, "%-" + names + "s  %-" + values + "s  %s", row[0], row[1], row[2]);
      text.append(line.stripTrailing()).append('\n');
    }
    text.append('\n');
    text.append("Same: ").append(same.isEmpty() ? "nothing" : String.join(", ", same)).append('\n');
    text.append("Parameters: ")
        .append(
            distance.map(ParameterDistance::words).orElse("not comparable, as the programs differ"))
        .append('\n');
    return text.toString();
  }

  private static int width(List<String[]> rows, int column) {
    return rows.stream().mapToInt(row -> row[column].length()).reduce(1, Math::max);
  }

  private static String[] row(Fact fact) {
    String first = words(fact.first());
    String second = words(fact.second());
    if (first.equals(second)) { // they differ beyond what is usually shown
      first = String.valueOf(fact.first());
      second = String.valueOf(fact.second());
    }
    return new String[] {"  " + ModelFacts.words(fact.name()), first, second};
  }

  private static String words(@Nullable Object value) {
    String words = value == null ? ABSENT : ModelFacts.words(value);
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
  }

  /** The same for scripts. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("first", files.get(0).toString());
    json.put("second", files.get(1).toString());
    json.put("same", same);
    Map<String, Object> sections = new LinkedHashMap<>();
    different.forEach(
        (section, facts) -> {
          Map<String, Object> values = new LinkedHashMap<>();
          for (Fact fact : facts) {
            Map<String, Object> sides = new LinkedHashMap<>();
            if (fact.first() != null) {
              sides.put("first", fact.first());
            }
            if (fact.second() != null) {
              sides.put("second", fact.second());
            }
            values.put(fact.name(), sides);
          }
          sections.put(section, values);
        });
    json.put("different", sections);
    distance.ifPresent(found -> json.put("parameters", found.json()));
    json.put("notice", Notice.TEXT);
    return json;
  }
}
