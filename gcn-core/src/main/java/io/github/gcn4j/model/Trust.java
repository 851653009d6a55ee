package io.github.gcn4j.model;

import io.github.gcn4j.data.PictureKind;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a model's answers hold.
 *
 * @param temperature logits are divided by it before the softmax; 1 unless calibrated (Guo et al.,
 *     "On Calibration of Modern Neural Networks", 2017)
 * @param pictures what the model was trained on, and is for
 * @param novelty tells pictures like those it knows from others, if it was fitted
 */
public record Trust(double temperature, PictureKind pictures, Optional<Novelty> novelty) {
  /** Nothing is known: probabilities as they come, for any picture. */
  public static final Trust UNKNOWN = new Trust(1, PictureKind.ANY, Optional.empty());

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public Trust {
    Objects.requireNonNull(pictures, "pictures");
    Objects.requireNonNull(novelty, "novelty");
    if (!(temperature > 0) || Double.isInfinite(temperature)) {
      throw new IllegalArgumentException(
          "expected a positive, finite temperature, found " + temperature);
    }
  }

  /** The same with another temperature. */
  public Trust withTemperature(double other) {
    return new Trust(other, pictures, novelty);
  }

  /** The same for other pictures. */
  public Trust withPictures(PictureKind other) {
    return new Trust(temperature, other, novelty);
  }

  /** The same with what pictures like the known ones are. */
  public Trust withNovelty(Novelty known) {
    return new Trust(temperature, pictures, Optional.of(known));
  }
}
