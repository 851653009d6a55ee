package io.github.gcn4j.report;

import io.github.gcn4j.evaluation.Evaluation;
import io.github.gcn4j.evaluation.ModelComparison;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a report on two models says; {@link HtmlReport} writes it.
 *
 * @param comparison how both did on the same images
 * @param first the first model
 * @param second the second
 * @param properties what is told of both, in reading order
 * @param pictures images the models disagree on; each is stored in the page, so some dozens at most
 * @param warnings what a reader has to know before believing the figures, a sentence each
 */
public record ComparisonReport(
    ModelComparison comparison,
    Side first,
    Side second,
    List<Property> properties,
    List<Disputed> pictures,
    List<String> warnings) {

  /**
   * One of the two.
   *
   * @param name what people call it, short
   * @param baseline its histogram baseline's evaluation on the same images; empty if it has none
   */
  public record Side(String name, Optional<Evaluation> baseline) {}

  /**
   * Something both models have.
   *
   * @param name of what it is
   * @param first what it is of the first
   * @param second what it is of the second
   */
  public record Property(String name, String first, String second) {}

  /**
   * A picture the models call by different names.
   *
   * @param name the image's name, as in the predictions
   * @param image the picture, of any size
   */
  public record Disputed(String name, BufferedImage image) {}

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a baseline was evaluated on other images than the models,
   *     or both models have one name
   */
  public ComparisonReport {
    if (first.name().equals(second.name())) {
      throw new IllegalArgumentException(
          "expected two names, found " + first.name() + " for both models");
    }
    Evaluation model = comparison.first();
    first.baseline().ifPresent(other -> new ModelComparison(model, other));
    second.baseline().ifPresent(other -> new ModelComparison(model, other));
    properties = List.copyOf(properties);
    pictures = List.copyOf(pictures);
    warnings = List.copyOf(warnings);
  }

  /** Starts a report with what every report has. */
  public static Builder of(ModelComparison comparison, Side first, Side second) {
    return new Builder(comparison, first, second);
  }

  /** Gathers the parts that not every report has. */
  public static final class Builder {

    private final ModelComparison comparison;
    private final Side first;
    private final Side second;
    private final List<Property> properties = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private List<Disputed> pictures = List.of();

    private Builder(ModelComparison comparison, Side first, Side second) {
      this.comparison = comparison;
      this.first = first;
      this.second = second;
    }

    /** Adds what is told of both models. */
    public Builder property(String name, String ofFirst, String ofSecond) {
      properties.add(new Property(name, ofFirst, ofSecond));
      return this;
    }

    /** Adds a warning. */
    public Builder warning(String text) {
      warnings.add(text);
      return this;
    }

    /** Sets the pictures to show. */
    public Builder pictures(List<Disputed> values) {
      this.pictures = values;
      return this;
    }

    /**
     * The report.
     *
     * @throws IllegalArgumentException as {@link ComparisonReport}'s constructor
     */
    public ComparisonReport build() {
      return new ComparisonReport(comparison, first, second, properties, pictures, warnings);
    }
  }
}
