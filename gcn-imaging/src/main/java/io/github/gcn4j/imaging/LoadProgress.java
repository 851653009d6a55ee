package io.github.gcn4j.imaging;

/**
 * Hears how far the loading of a folder has come. Called from the loading threads, but never by two
 * at once.
 */
@FunctionalInterface
public interface LoadProgress {

  /**
   * One more image was loaded or skipped.
   *
   * @param done images done so far, rising by one from call to call
   * @param total images in all
   */
  void loaded(int done, int total);
}
