package io.github.gcn4j.imaging;

import io.github.gcn4j.data.RandomStream;
import io.github.gcn4j.imaging.augment.Corruption;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Damages decoded images before they are prepared for a model. What is done to an image depends on
 * its name and on nothing else, so that every model is asked the same.
 *
 * @param corruptions in the order they are applied
 * @param side images are resized to so many rows and columns before, or not at all
 */
public record DamagedImages(List<Corruption> corruptions, OptionalInt side) implements ImageChange {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if the side is not positive
   */
  public DamagedImages {
    corruptions = List.copyOf(corruptions);
    if (side.isPresent() && side.getAsInt() < 1) {
      throw new IllegalArgumentException("expected a positive side, found " + side.getAsInt());
    }
  }

  /** What is done, in words: {@code noise=0.05,blur=1 at 96×96 pixels}. */
  public String text() {
    String list = String.join(",", corruptions.stream().map(Corruption::text).toList());
    return list
        + (side.isPresent()
            ? " at " + side.getAsInt() + "×" + side.getAsInt() + " pixels"
            : " at their own size");
  }

  @Override
  public RasterImage apply(String name, RasterImage image) {
    RasterImage sized =
        side.isPresent() ? PillowResize.bilinear(image, side.getAsInt(), side.getAsInt()) : image;
    byte[] pixels = sized.samples().clone();
    for (int i = 0; i < corruptions.size(); i++) {
      RandomGenerator random = RandomStream.of(i, name.hashCode());
      corruptions.get(i).apply(pixels, sized.height(), sized.width(), sized.channels(), random);
    }
    return new RasterImage(sized.width(), sized.height(), sized.channels(), pixels);
  }
}
