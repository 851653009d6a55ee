package io.github.gcn4j.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The charts of a report, drawn; none where this machine has no fonts.
 *
 * @param all in the order of the charts
 * @param missing why there are none, if so
 */
record Pictures(List<Picture> all, Optional<String> missing) {

  Pictures {
    all = List.copyOf(all);
  }

  /** Draws charts, unless it is known why they cannot be drawn. */
  static Pictures of(List<Chart> charts, Optional<String> fontsMissing) throws IOException {
    List<Picture> drawn = new ArrayList<>();
    if (fontsMissing.isEmpty()) {
      for (Chart chart : charts) {
        drawn.add(Picture.of(chart));
      }
    }
    return new Pictures(drawn, fontsMissing);
  }

  /** The picture of a chart, by the stem of its file. */
  Optional<Picture> of(String fileStem) {
    return all.stream().filter(picture -> picture.chart().fileStem().equals(fileStem)).findFirst();
  }
}
