package io.github.gcn4j.imaging;

import java.util.List;

/**
 * How the synthetic smears of one class look. Lengths are for an image 224 pixels wide and grow
 * with it.
 *
 * @param name the class
 * @param fewest least number of white cells
 * @param most largest number of white cells
 * @param radius mean radius of a white cell, in pixels
 * @param radiusSpread largest deviation from it, in pixels
 * @param nucleusShare radius of the nucleus by that of its cell
 * @param nucleusStain how darkly a nucleus takes the stain
 * @param coarseness contrast of the chromatin
 * @param redCells number of red cells
 * @param exposure brightness of the empty background, 0 to 1
 */
record SmearLook(
    String name,
    int fewest,
    int most,
    double radius,
    double radiusSpread,
    double nucleusShare,
    double nucleusStain,
    double coarseness,
    int redCells,
    double exposure) {

  /**
   * The four classes, from few small cells on a bright field to many large ones on a dark field.
   * Neighbours overlap in number and size of cells and in exposure, so that a good classifier is
   * right nearly always but not by a trivial margin.
   */
  static final List<SmearLook> ALL =
      List.of(
          new SmearLook("Benign", 1, 4, 11.5, 2.5, 0.93, 1.25, 0.12, 62, 0.955),
          new SmearLook("Early", 4, 8, 15, 2.5, 0.88, 1.05, 0.22, 56, 0.93),
          new SmearLook("Pre", 8, 13, 17, 2.5, 0.86, 1.15, 0.32, 46, 0.895),
          new SmearLook("Pro", 13, 19, 19.5, 3, 0.90, 1.3, 0.42, 36, 0.85));
}
