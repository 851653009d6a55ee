package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.CrossValidation;
import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a report says; {@link HtmlReport} writes it.
 *
 * @param title heading of the page, plain text
 * @param subtitle a sentence below it, plain text; may be empty
 * @param evaluation the model's evaluation
 * @param baseline the histogram baseline's evaluation on the same images; empty if the model has
 *     none
 * @param epochs the training, epoch by epoch; empty if the report is of an evaluation alone
 * @param folds the cross-validation the figures are from, or belong to; empty if there was none
 * @param foldEpochs the training of each fold, in the order of the folds; empty if that is not told
 * @param dataset what images these are; empty if that is told elsewhere
 * @param samples classified images to show; each is stored in the page, so some dozens at most
 * @param warnings what a reader has to know before believing the figures, a sentence each
 * @param provenance where the figures come from: data, split, seed, versions; names and values in
 *     reading order
 */
public record Report(
    String title,
    String subtitle,
    Evaluation evaluation,
    Optional<Evaluation> baseline,
    List<EpochPoint> epochs,
    Optional<CrossValidation> folds,
    List<List<EpochPoint>> foldEpochs,
    Optional<DatasetOverview> dataset,
    List<Sample> samples,
    List<String> warnings,
    Map<String, String> provenance) {

  /**
   * Copies the collections.
   *
   * @throws IllegalArgumentException if the baseline was evaluated on other images or for other
   *     classes than the model, as {@link ModelComparison}
   */
  public Report {
    baseline.ifPresent(other -> new ModelComparison(evaluation, other));
    epochs = List.copyOf(epochs);
    foldEpochs = foldEpochs.stream().map(List::copyOf).toList();
    samples = List.copyOf(samples);
    warnings = List.copyOf(warnings);
    provenance = Collections.unmodifiableMap(new LinkedHashMap<>(provenance));
  }

  /** Starts a report with what every report has. */
  public static Builder of(String title, Evaluation evaluation) {
    return new Builder(title, evaluation);
  }

  /** Gathers the parts that not every report has. */
  public static final class Builder {

    private final String title;
    private final Evaluation evaluation;
    private String subtitle = "";
    private Optional<Evaluation> baseline = Optional.empty();
    private List<EpochPoint> epochs = List.of();
    private Optional<CrossValidation> folds = Optional.empty();
    private List<List<EpochPoint>> foldEpochs = List.of();
    private Optional<DatasetOverview> dataset = Optional.empty();
    private List<Sample> samples = List.of();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> provenance = new LinkedHashMap<>();

    private Builder(String title, Evaluation evaluation) {
      this.title = title;
      this.evaluation = evaluation;
    }

    /** Sets the sentence below the title. */
    public Builder subtitle(String text) {
      this.subtitle = text;
      return this;
    }

    /** Sets the histogram baseline's evaluation on the same images. */
    public Builder baseline(Evaluation value) {
      this.baseline = Optional.of(value);
      return this;
    }

    /** Sets the epochs of the training. */
    public Builder epochs(List<EpochPoint> points) {
      this.epochs = points;
      return this;
    }

    /** Sets the folds. */
    public Builder folds(CrossValidation value) {
      this.folds = Optional.of(value);
      return this;
    }

    /** Sets the epochs of each fold's training, in the order of the folds. */
    public Builder foldEpochs(List<List<EpochPoint>> points) {
      this.foldEpochs = points;
      return this;
    }

    /** Sets what is told of the images. */
    public Builder dataset(DatasetOverview value) {
      this.dataset = Optional.of(value);
      return this;
    }

    /** Sets the classified images to show; mistakes and others are shown apart. */
    public Builder samples(List<Sample> values) {
      this.samples = values;
      return this;
    }

    /** Adds a warning. */
    public Builder warning(String text) {
      warnings.add(text);
      return this;
    }

    /** Adds a line of provenance, or replaces the one of this name. */
    public Builder provenance(String name, String value) {
      provenance.put(name, value);
      return this;
    }

    /**
     * The report.
     *
     * @throws IllegalArgumentException as {@link Report}'s constructor
     */
    public Report build() {
      return new Report(
          title,
          subtitle,
          evaluation,
          baseline,
          epochs,
          folds,
          foldEpochs,
          dataset,
          samples,
          warnings,
          provenance);
    }
  }
}
