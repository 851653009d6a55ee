package io.github.gcn4j.cli.tune;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Settings that are tried.
 *
 * @param number from 1; the first trial changes nothing
 * @param settings values by name, in the order of the space
 */
public record Trial(int number, Map<String, String> settings) {

  /** Copies the map. */
  public Trial {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  /** Whether these are the settings the search started from. */
  public boolean isUnchanged() {
    return settings.isEmpty();
  }
}
