package io.github.gcn4j.imaging.augment;

import io.github.gcn4j.data.ImageSet;
import io.github.gcn4j.data.RandomStream;
import java.util.SplittableRandom;

/**
 * Augments training images anew in every epoch. Each image's variation depends on the seed, the
 * epoch and its place in the set, and on nothing else: not on the order in which images are read,
 * nor on how many threads read them, so a run that resumes at epoch 7 sees what one without a break
 * does.
 *
 * @param pipeline what is done to an image
 */
public record EpochAugmentation(Pipeline pipeline) {

  /**
   * One image's variation in one epoch.
   *
   * @param set the images
   * @param index which one, from 0
   * @param epoch which one, counted from wherever the caller does
   * @param seed chooses among possible runs
   * @return {@code [height * width * channels]} unsigned bytes; a new array
   * @throws IndexOutOfBoundsException if there is no such image
   * @throws IllegalArgumentException if the images have neither 1 nor 3 channels
   */
  public byte[] augment(ImageSet set, int index, int epoch, long seed) {
    byte[] pixels = set.images().get(index).pixels().clone();
    SplittableRandom random = RandomStream.of(seed, epoch, index);
    pipeline.apply(pixels, set.height(), set.width(), set.channels(), random);
    return pixels;
  }
}
