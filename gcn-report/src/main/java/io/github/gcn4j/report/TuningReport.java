package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.McNemar;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report on a search for better settings says; {@link HtmlReport} writes it.
 *
 * @param objective what the best is best at, short: {@code accuracy}
 * @param objectiveWords what exactly that is: {@code accuracy, mean of the folds}
 * @param parameters what was varied
 * @param rungs the rounds of successive halving; the last has the whole epochs
 * @param trials the best first; at least one, which was trained
 * @param comparison the best trial against the unchanged settings on the same images
 * @param verdict what follows, in a sentence
 * @param remarks what else is to be known, a sentence each
 * @param commands what to type next
 * @param properties how the search was made, by name
 */
public record TuningReport(
    String objective,
    String objectiveWords,
    List<Parameter> parameters,
    List<Rung> rungs,
    List<Trial> trials,
    Optional<McNemar> comparison,
    String verdict,
    List<String> remarks,
    List<Command> commands,
    Map<String, String> properties) {

  /**
   * Something that was varied.
   *
   * @param name what people call it
   * @param text name and range as they were written
   * @param logarithmic whether equal ratios are equally far apart
   * @param choices what there was to choose from; empty for numbers
   */
  public record Parameter(String name, String text, boolean logarithmic, List<String> choices) {
    /** Copies the list. */
    public Parameter {
      choices = List.copyOf(choices);
    }
  }

  /**
   * A round.
   *
   * @param share of its epochs that a trial is trained for, above 0 and at most 1
   * @param trials how many were trained
   */
  public record Rung(double share, int trials) {}

  /**
   * Settings that were tried.
   *
   * @param number from 1
   * @param unchanged whether these are the settings the search started from
   * @param settings value of each parameter by name
   * @param scores one for each rung it was trained in, in order
   * @param problem why it could not be trained further, if so
   */
  public record Trial(
      int number,
      boolean unchanged,
      Map<String, String> settings,
      List<Score> scores,
      Optional<String> problem) {
    /** Copies map and list. */
    public Trial {
      settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
      scores = List.copyOf(scores);
    }

    /** The score of the last rung it was trained in. */
    public Optional<Score> last() {
      return scores.isEmpty() ? Optional.empty() : Optional.of(scores.get(scores.size() - 1));
    }
  }

  /**
   * How a trial did in a rung.
   *
   * @param rung from 1
   * @param epochs it was trained for
   * @param score by the objective, 0 to 1
   * @param folds accuracy of each fold, 0 to 1; at least one
   * @param seconds its trainings took
   */
  public record Score(int rung, int epochs, double score, List<Double> folds, double seconds) {
    /** Copies the list. */
    public Score {
      folds = List.copyOf(folds);
    }

    /** The lowest accuracy of any fold. */
    public double worstFold() {
      return folds.stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }
  }

  /**
   * Something to type.
   *
   * @param name for scripts: {@code train}
   * @param purpose for people
   * @param line for a shell
   */
  public record Command(String name, String purpose, String line) {}

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no rung, or no first trial that was trained
   */
  public TuningReport {
    parameters = List.copyOf(parameters);
    rungs = List.copyOf(rungs);
    trials = List.copyOf(trials);
    remarks = List.copyOf(remarks);
    commands = List.copyOf(commands);
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    if (rungs.isEmpty() || trials.isEmpty() || trials.get(0).scores().isEmpty()) {
      throw new IllegalArgumentException(
          "expected a rung and a trial that was trained, found %d rungs and %d trials"
              .formatted(rungs.size(), trials.size()));
    }
  }

  /** The best trial. */
  public Trial best() {
    return trials.get(0);
  }

  /** The settings the search started from. */
  public Optional<Trial> unchanged() {
    return trials.stream().filter(Trial::unchanged).findFirst();
  }

  /** Whether trials were judged by several folds. */
  public boolean isFolded() {
    return trials.stream()
        .flatMap(trial -> trial.scores().stream())
        .anyMatch(score -> score.folds().size() > 1);
  }
}
