/**
 * Variations of training images, drawn anew for each image and epoch: brightness, contrast, colour,
 * noise, blur and JPEG artefacts. Each is bounded, leaves the image alone at its bound of no
 * effect, and takes all its randomness from the generator it is handed: same seed, same bytes.
 */
@NullMarked
package io.github.gcn4j.imaging.augment;

import org.jspecify.annotations.NullMarked;
