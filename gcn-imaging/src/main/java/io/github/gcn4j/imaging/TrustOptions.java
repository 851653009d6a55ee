package io.github.gcn4j.imaging;

import io.github.gcn4j.data.PictureKind;
import java.util.Objects;
import java.util.Optional;

/**
 * What a trained model is to say of how far its answers hold.
 *
 * @param pictures what it is for
 * @param temperature that calibrates its probabilities, if it is known already, such as from a
 *     cross-validation; else it is fitted to the validation images
 * @param images whether it keeps a hash of each image it has seen, so that an evaluation on one of
 *     them warns
 */
public record TrustOptions(PictureKind pictures, Optional<Double> temperature, boolean images) {
  /** For any picture, calibrated on the validation images, knowing its images again. */
  public static final TrustOptions FITTED =
      new TrustOptions(PictureKind.ANY, Optional.empty(), true);

  /**
   * Checks the temperature.
   *
   * @throws IllegalArgumentException if it is not positive and finite
   */
  public TrustOptions {
    Objects.requireNonNull(pictures, "pictures");
    temperature.ifPresent(
        given -> {
          if (!(given > 0) || Double.isInfinite(given)) {
            throw new IllegalArgumentException(
                "expected a positive, finite temperature, found " + given);
          }
        });
  }

  /** The same for other pictures. */
  public TrustOptions withPictures(PictureKind other) {
    return new TrustOptions(other, temperature, images);
  }

  /** The same with a temperature that is known. */
  public TrustOptions withTemperature(double known) {
    return new TrustOptions(pictures, Optional.of(known), images);
  }

  /** The same without hashes of the images, for a model that others will get. */
  public TrustOptions withoutImages() {
    return new TrustOptions(pictures, temperature, false);
  }
}
