package io.github.gcn4j.cli;

import io.github.gcn4j.model.Model;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How far the parameters of two models of one program are apart.
 *
 * @param largest the largest difference of two values
 * @param name the parameter it is found in
 */
record ParameterDistance(double largest, String name) {

  /** Between two models; empty where they compute different things. */
  static Optional<ParameterDistance> between(Model first, Model second) {
    if (!first.program().equals(second.program())) {
      return Optional.empty();
    }
    double largest = 0;
    String where = "";
    for (String name : first.parameters().names()) {
      float[] one = first.parameters().get(name);
      float[] other = second.parameters().get(name);
      for (int i = 0; i < one.length; i++) {
        double difference = Math.abs((double) one[i] - other[i]);
        if (difference > largest) {
          largest = difference;
          where = name;
        }
      }
    }
    return Optional.of(new ParameterDistance(largest, where));
  }

  String words() {
    return largest == 0
        ? "the same, every one"
        : String.format(Locale.ROOT, "at most %.4g apart, in %s", largest, name);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("same", largest == 0);
    json.put("max_abs_difference", largest);
    if (largest > 0) {
      json.put("parameter", name);
    }
    return json;
  }
}
