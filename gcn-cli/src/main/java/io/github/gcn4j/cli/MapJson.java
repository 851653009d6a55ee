package io.github.gcn4j.cli;

import io.github.gcn4j.evaluation.Notice;
import io.github.gcn4j.explanation.EdgeScores;
import io.github.gcn4j.explanation.Explanation;
import io.github.gcn4j.imaging.ImageExplanation;
import io.github.gcn4j.io.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A map as numbers: probabilities are in percent, as in all JSON of the command. */
final class MapJson {
  private MapJson() {}

  static String of(Path file, ImageExplanation map) {
    Explanation explanation = map.explanation();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", file.toString());
    json.put("predicted_class", map.classification().predictedClass());
    json.put("all_probabilities", Percent.numbers(map.classification()));
    map.classification().typicality().ifPresent(share -> json.put("typicality", share));
    json.put("warnings", map.classification().warnings());
    json.put("explained_class", map.targetClass());
    json.put("method", explanation.method());
    json.put("settings", explanation.settings());
    json.put("measures", explanation.measures());
    json.put("height", map.height());
    json.put("width", map.width());
    json.put("node_scores", list(map.nodeScores()));
    json.put("feature_scores", list(explanation.featureScores()));
    json.put("edge_scores", explanation.edgeScores().stream().map(MapJson::edges).toList());
    json.put("notice", Notice.TEXT);
    return Json.format(json) + "\n";
  }

  private static Map<String, Object> edges(EdgeScores edges) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("level", edges.level());
    json.put("sources", Arrays.stream(edges.sources()).boxed().collect(Collectors.toList()));
    json.put("targets", Arrays.stream(edges.targets()).boxed().collect(Collectors.toList()));
    json.put("scores", list(edges.scores()));
    return json;
  }

  private static List<Float> list(float[] values) {
    List<Float> list = new ArrayList<>(values.length);
    for (float value : values) {
      list.add(value);
    }
    return list;
  }
}
