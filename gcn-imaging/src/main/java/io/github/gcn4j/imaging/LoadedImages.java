package io.github.gcn4j.imaging;

import io.github.gcn4j.data.ImageSet;
import java.util.List;

/**
 * What came of loading a folder.
 *
 * @param images the images that could be used, in the folder's order; at least one
 * @param skipped those that could not, in the folder's order, and why
 */
public record LoadedImages(ImageSet images, List<SkippedImage> skipped) {

  /** Copies the list. */
  public LoadedImages {
    skipped = List.copyOf(skipped);
  }
}
