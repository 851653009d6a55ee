/**
 * From image files to the pixels a model sees: safe decoding of JPEG, PNG, BMP, TIFF and GIF,
 * grayscale and resizing bit for bit as Pillow does them, folders with one sub-folder per class,
 * and a synthetic blood smear data set to try things on.
 *
 * <p>What a file says about itself is never trusted: formats are recognised by content, dimensions
 * are checked before pixels are decoded, and damage is an {@link
 * io.github.gcn4j.imaging.ImageFormatException}, never a gray picture.
 */
@NullMarked
package io.github.gcn4j.imaging;

import org.jspecify.annotations.NullMarked;
