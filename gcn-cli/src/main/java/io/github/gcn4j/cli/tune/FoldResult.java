package io.github.gcn4j.cli.tune;

import io.github.gcn4j.io.JsonFormatException;
import io.github.gcn4j.io.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one training: the smallest piece of a search that is not done twice.
 *
 * @param trial number of the trial, from 1
 * @param rung from 1
 * @param fold from 1
 * @param epochs it was told
 * @param predicted class index of each test image; empty if it could not be trained
 * @param problem why it could not be trained, if so
 * @param seconds it took
 */
public record FoldResult(
    int trial,
    int rung,
    int fold,
    int epochs,
    List<Integer> predicted,
    Optional<String> problem,
    double seconds) {
  private static final int MOST = 1_000_000_000;

  /** Copies the list. */
  public FoldResult {
    predicted = List.copyOf(predicted);
  }

  /** Ready for {@link io.github.gcn4j.io.Json}. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trial", trial);
    json.put("rung", rung);
    json.put("fold", fold);
    json.put("epochs", epochs);
    json.put("predicted", predicted);
    problem.ifPresent(text -> json.put("problem", text));
    json.put("seconds", seconds);
    return json;
  }

  /**
   * Reads what {@link #json} made.
   *
   * @throws JsonFormatException if it is something else
   */
  static FoldResult read(JsonObject json) throws JsonFormatException {
    json.requireOnly("trial", "rung", "fold", "epochs", "predicted", "problem", "seconds");
    return new FoldResult(
        json.integer("trial", 1, MOST),
        json.integer("rung", 1, MOST),
        json.integer("fold", 1, MOST),
        json.integer("epochs", 1, MOST),
        json.integers("predicted", 0, MOST),
        json.has("problem") ? Optional.of(json.text("problem")) : Optional.empty(),
        json.number("seconds"));
  }
}
